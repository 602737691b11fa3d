// One block: what is in it, who signed it, who led, and how long it took.
import { html, nothing } from 'lit';
import { get, query, segment } from '../core/api.js';
import { define } from '../core/element.js';
import { absolute, bytes, duration, integer } from '../core/format.js';
import { register } from '../core/keys.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { navigate } from '../core/router.js';
import { fee, names, phases, validator, voters } from '../parts/records.js';
import '../parts/table.js';
import '../parts/operation.js';

/** The highest block that any of these pages has heard of, so that one can turn over before the next is there. */
let last = 0;

class BlockPage extends Page {
  static properties = { ...Page.properties, head: { state: true } };
  #keys = [];
  #block = new Resource(this, (signal) => this.#load(signal));
  #transactions = (cursor, limit) =>
    get(`/v1/blocks/${this.#hash()}/transactions` + query({ limit, cursor }));
  #proof = () => import('../proof/index.js').then((proof) => proof.proveBlock(this.#block.value));

  constructor() {
    super();
    this.head = last;
    new Live(this, ['blocks'], (topic, data) => {
      if (topic === 'blocks') this.#reached(data.block.height);
      else this.#block.refresh();
    }, { everyMs: 250 });
  }

  connectedCallback() {
    super.connectedCallback();
    this.heading = /^\d+$/.test(this.params.ref) ? `Block ${integer(this.params.ref)}` : 'Block';
    this.#keys = [register('ArrowLeft', 'Block before', () => this.#turn(-1)),
      register('ArrowRight', 'Block after', () => this.#turn(1))];
    import('../parts/mk-proof.js').catch(() => undefined);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#keys.forEach((end) => end());
  }

  async #load(signal) {
    const [block, consensus] = await Promise.all([
      get(`/v1/blocks/${segment(this.params.ref)}`, { signal }), get('/v1/consensus', { signal }),
    ]);
    this.#reached(consensus.committedHeight);
    this.heading = `Block ${integer(block.height)}`;
    return block;
  }

  #reached(height) {
    last = Math.max(last, height);
    this.head = last;
  }

  #hash() {
    return this.#block.value?.hash ?? segment(this.params.ref);
  }

  #turn(step) {
    const here = /^\/blocks\/(\d{1,15})$/.exec(location.pathname);
    const next = (here ? Number(here[1]) : this.#block.value?.height) + step;
    if (next >= 0 && next <= this.head) navigate(`/blocks/${next}`);
  }

  render() {
    return this.#block.render({ value: (block) => this.#page(block) });
  }

  #page(block) {
    return html`<div class="page-bar">${this.#neighbours(block)}<mk-proof .of=${block}
        .run=${this.#proof}></mk-proof></div>
      <mk-facts .items=${facts(block)}></mk-facts>
      <div class="grid">
        ${certificate(block)}
        ${leadership(block)}
        <mk-card heading="On its way, as this node saw it">${phases(block.timings)}</mk-card>
      </div>
      ${transactions(block, this.#transactions)}
      ${hashes(block)}`;
  }

  #neighbours({ height }) {
    const last = height >= this.head;
    return html`<nav class="turn" aria-label="Neighbouring blocks">
      ${height > 0 ? html`<a class="button" href="/blocks/${height - 1}" aria-keyshortcuts="ArrowLeft" title="←">
        <span aria-hidden="true">←</span> ${integer(height - 1)}</a>` : nothing}
      ${last ? html`<span class="soft">This is the last block so far.</span>`
        : html`<a class="button" href="/blocks/${height + 1}" aria-keyshortcuts="ArrowRight" title="→">
          ${integer(height + 1)} <span aria-hidden="true">→</span></a>`}</nav>`;
  }
}

function facts(block) {
  const { proposedMs, committedMs } = block.timings;
  const known = proposedMs !== null && committedMs !== null;
  return [
    ['Time', html`<mk-time ms=${block.timestampMs}></mk-time>`, absolute(block.timestampMs)],
    ['Transactions', html`<a href="#transactions">${integer(block.txCount)}</a>`],
    ['Proposer', block.height ? validator(block.proposer) : 'nobody: the genesis'],
    ['Term', integer(block.term), `In epoch ${block.epoch}`],
    ['Epoch', integer(block.epoch), 'Which set of validators was in charge'],
    ['Size', bytes(block.bodyBytes)],
    ['Final after', known ? duration(committedMs - proposedMs) : html`<span class="soft">not seen here</span>`,
      'From when this node had it proposed until it was final'],
    ['Hash', html`<mk-hash kind="none" value=${block.hash}></mk-hash>`],
  ];
}

function certificate(block) {
  const seal = block.certificate;
  if (!seal) {
    return html`<mk-card heading="Certificate"><p class="soft">The genesis needs none: it is what everybody who trusts
      this network begins with.</p></mk-card>`;
  }
  const through = seal.height === block.height ? nothing
    : html`<p class="soft small">It became final through <a href="/blocks/${seal.height}">block ${integer(seal.height)
      }</a>, whose certificate this is.</p>`;
  return html`<mk-card heading="Certificate">
    <p>${seal.signers.length} of ${seal.validators.length} validators signed it final; ${seal.quorum} ${
      seal.quorum === 1 ? 'is' : 'are'} needed.</p>
    ${voters(seal.validators, seal.signers, 'signed')}${through}</mk-card>`;
}

function leadership(block) {
  const proof = block.leadership;
  if (block.height === 0) return nothing;
  if (!proof) {
    return html`<mk-card heading="Proof of leadership"><p>${validator(block.proposer)} led term ${integer(block.term)}.
      </p><p class="soft">This node does not keep the votes of that term any more; the block names their hash:</p>
      <p><mk-hash kind="none" value=${block.proofHash}></mk-hash></p></mk-card>`;
  }
  return html`<mk-card heading="Proof of leadership">
    <p>${validator(proof.leader)} leads term ${integer(proof.term)}: ${proof.voters.length} voted for it.</p>
    ${voters(block.certificate.validators, proof.voters, 'voted')}
    <dl class="pairs">
      <dt>Goes on from</dt><dd><a href="/blocks/${proof.baseHeight}">block ${integer(proof.baseHeight)}</a></dd>
      <dt>At most to</dt><dd>block ${integer(proof.lastHeight)}</dd>
      <dt>Accepted here</dt><dd><mk-time ms=${proof.acceptedMs}></mk-time></dd>
      <dt>${proof.expiresMs < Date.now() ? 'Ended at the latest' : 'Ends at the latest'}</dt>
      <dd title=${absolute(proof.expiresMs)}>after ${duration(proof.ttlMs)}</dd>
      ${proof.suspects.length ? html`<dt>Opened by</dt><dd>the suspicion of ${names(proof.suspects)}</dd>`
        : nothing}
      <dt>Hash</dt><dd><mk-hash kind="none" value=${block.proofHash}></mk-hash></dd>
    </dl></mk-card>`;
}

const columns = [
  { label: '#', numeric: true, hideOnPhone: true, cell: (row) => integer(row.index), text: (row) => row.index },
  { label: 'Transaction', text: (row) => row.id,
    cell: (row) => html`<mk-hash kind="transaction" value=${row.id}></mk-hash>` },
  { label: 'From', text: (row) => row.transaction?.sender, hideOnPhone: true,
    cell: (row) => html`<mk-hash kind="account" value=${row.transaction?.sender} nocopy></mk-hash>` },
  { label: 'What', text: (row) => (row.transaction?.operations ?? []).map((op) => op.text).join('; '), cell: what },
  { label: 'Fee', numeric: true, hideOnPhone: true, cell: (row) => fee(row.fee), text: (row) => row.fee },
  { label: 'Status', cell: (row) => html`<mk-status value=${row.status}></mk-status>`, text: (row) => row.status },
];

function what(row) {
  const operations = row.transaction?.operations ?? [];
  return html`<mk-operation .operation=${operations[0]}></mk-operation>${operations.length > 1
    ? html` <span class="count">+${operations.length - 1}</span>` : nothing}`;
}

function transactions(block, fetch) {
  return html`<section class="block-transactions" id="transactions"><h2>Transactions</h2>
    ${block.txCount ? html`<mk-table name="block-${block.height}-transactions" limit="50" .columns=${columns}
        caption="Transactions of block ${block.height}, in their order" .fetch=${fetch}
        .href=${(row) => `/transactions/${row.id}`}></mk-table>`
      : html`<mk-empty text="None: the block shows that the chain goes on."></mk-empty>`}</section>`;
}

function hashes(block) {
  const rows = [
    ['Hash', block.hash, 'none'], ['Parent', block.height ? block.parent : '', 'block'],
    ['Transactions', block.txRoot, 'none'], ['State after it', block.stateRoot, 'none'],
    ['Receipts', block.receiptsRoot, 'none'], ['Proof of leadership', block.proofHash, 'none'],
    ['Validators', block.validatorSetHash, 'none'], ['Validators of the next', block.nextValidatorSetHash, 'none'],
    ['Chain', block.chainId, 'none'],
  ];
  return html`<details class="hashes"><summary>What its header commits to</summary><dl class="pairs">${rows
    .filter(([, value]) => value)
    .map(([label, value, kind]) => html`<dt>${label}</dt>
      <dd><mk-hash kind=${kind} value=${value} full></mk-hash></dd>`)}</dl></details>`;
}

define('block-page', BlockPage);
