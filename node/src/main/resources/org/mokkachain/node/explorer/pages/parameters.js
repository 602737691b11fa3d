// What the network's rules are: those that validators can change, and those of the genesis.
import { html } from 'lit';
import { get } from '../core/api.js';
import { define } from '../core/element.js';
import { download } from '../core/export.js';
import { duration, integer } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { parameterValue } from '../parts/proposals.js';
import '../parts/table.js';

const NAMES = {
  maxBlockTransactions: 'Transactions in a block, at most', maxBlockBytes: 'Size of a block, at most',
  maxTransactionBytes: 'Size of a transaction, at most', minFee: 'Fee of a transaction, at least',
  proposalLifetime: 'A proposal expires after', accountAllowList: 'Allow list of accounts',
  nodeAllowList: 'Allow list of nodes',
};
const TIMES = {
  heartbeatMs: ['Heartbeat', 'so often the leader says that it lives'],
  heartbeatTimeoutMs: ['Silence', 'so long the leader may be silent'],
  electionMs: ['Election', 'so long a candidate may take to prove its leadership'],
  progressMs: ['Progress', 'so long a block may take while work waits'],
  censorMs: ['Passing over', 'so long a transaction may be left out'],
  leadershipMs: ['Leadership', 'so long one validator leads at most'],
  heartbeatBlockMs: ['Idle blocks', 'an empty block after so long without transactions'],
};

class ParametersPage extends Page {
  #all = new Resource(this, (signal) => this.#load(signal));
  #columns = columns();

  constructor() {
    super();
    this.heading = 'Parameters';
    new Live(this, ['blocks'], () => this.#all.refresh(), { everyMs: 4000 });
  }

  connectedCallback() {
    super.connectedCallback();
    import('../parts/mk-proof.js').catch(() => undefined);
  }

  async #load(signal) {
    const [parameters, genesis, status] = await Promise.all([
      get('/v1/parameters', { signal }), get('/v1/genesis', { signal }), get('/v1/status', { signal }),
    ]);
    return { parameters, genesis, status };
  }

  render() {
    return this.#all.render({ value: (all) => html`<div class="stack">${networkFacts(all)}
      <section><h2 class="live-section">What validators can change</h2>
        <mk-table name="parameters" caption="Parameters" plain .columns=${this.#columns}
          .fetch=${async () => ({ items: (await get('/v1/parameters')).parameters, next: null })}
          .rowId=${(row) => row.name}></mk-table>
        <div class="under-table"><span class="soft">In force for block ${integer(all.parameters.height)}.</span>
          <mk-proof .of=${all.parameters} .run=${() => prove(all.parameters)}
            @outdated=${() => this.#all.refresh()}></mk-proof></div></section>
      <div class="grid">${scheduled(all.parameters)} ${timing(all.genesis)} ${genesisCard(all)}</div></div>` });
  }
}

const prove = (shown) => import('../proof/index.js').then((proof) => proof.proveParameters(shown));

function columns() {
  return [
    { label: 'Parameter', text: (row) => row.name,
      cell: (row) => html`${NAMES[row.name] ?? row.name}<br><code class="soft">${row.name}</code>` },
    { label: 'Value', text: (row) => row.value, cell: (row) => parameterValue(row.name, row.value) },
    { label: 'May be', text: (row) => `${row.min} to ${row.max}`, hideOnPhone: true,
      cell: (row) => html`<span class="soft">${range(row)}</span>` },
  ];
}

const range = (row) => (row.max === 1 ? 'off or on' : `${integer(row.min)} to ${integer(row.max)}`);

function networkFacts({ genesis, status }) {
  return html`<mk-facts .items=${[
    ['Network', html`<bdi>${status.network}</bdi>`],
    ['Addresses begin with', html`<code>${status.addressPrefix}1</code>`],
    ['Crash model', status.crashModel === 'bft' ? 'bft: a third may lie' : 'cft: machines may only crash'],
    ['Created', html`<mk-time ms=${Date.parse(genesis.createdAt)}></mk-time>`],
    ['Validators at the start', integer(genesis.validators.length)],
    ['Accounts at the start', integer(genesis.accounts.length)],
  ]}></mk-facts>`;
}

function scheduled({ scheduled: coming }) {
  const lines = coming.map((next) => html`<div><dt>From block ${integer(next.fromHeight)}</dt>
    <dd>${NAMES[next.name] ?? next.name}: ${parameterValue(next.name, next.value)}</dd></div>`);
  return html`<mk-card heading="Decided, still to come">${lines.length ? html`<dl class="live-pairs">${lines}</dl>`
    : html`<mk-empty text="No change is scheduled."></mk-empty>`}</mk-card>`;
}

function timing({ timing: times }) {
  const lines = Object.entries(times).map(([name, ms]) => html`<div><dt>${TIMES[name]?.[0] ?? name}</dt>
    <dd>${ms === 0 ? 'never' : duration(ms)} <span class="soft small">${TIMES[name]?.[1] ?? ''}</span></dd></div>`);
  return html`<mk-card heading="Times of the protocol"><dl class="live-pairs">${lines}</dl>
    <p class="soft small">Fixed by the genesis. After terms that brought nothing the timeouts grow.</p></mk-card>`;
}

function genesisCard({ status }) {
  const hash = status.genesisHash;
  return html`<mk-card heading="Genesis"><p>Its fingerprint is the name of this network. Compare it with what your
      operator told you:</p>
    <p class="live-print mono">${hash.match(/.{4}/g).map((part) => html`<span>${part}</span> `)}
      <mk-copy value=${hash} label="Copy fingerprint"></mk-copy></p>
    <p><button type="button" class="button" @click=${saveGenesis}>Download genesis.json</button></p></mk-card>`;
}

/** The file as the node has it, byte for byte. */
async function saveGenesis() {
  const answer = await fetch('/v1/genesis', { credentials: 'omit' });
  if (answer.ok) download('genesis.json', 'application/json', await answer.text());
}

define('parameters-page', ParametersPage);
