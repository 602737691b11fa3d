// One proposal: what it changes, who approved it, and what it would do.
import { html, nothing } from 'lit';
import { Problem, get, segment } from '../core/api.js';
import { define } from '../core/element.js';
import { integer } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { capital, parameterValue, progress, status } from '../parts/proposals.js';

const FIELDS = {
  change: 'Kind', parameter: 'Parameter', value: 'New value', activationHeight: 'From block', name: 'Name',
  publicKey: 'Public key', operator: 'Operator', host: 'Address in the network', account: 'Account', node: 'Node',
  permission: 'Permission',
};

const KINDS = {
  addValidator: 'Add a validator', removeValidator: 'Remove a validator', setParameter: 'Set a parameter',
  setPermission: 'Allow or deny',
};

class ProposalPage extends Page {
  #one = new Resource(this, (signal) => this.#load(signal));

  constructor() {
    super();
    new Live(this, ['blocks', 'peers'], () => this.#one.refresh(), { everyMs: 1500 });
  }

  connectedCallback() {
    super.connectedCallback();
    this.heading = `Proposal ${this.params.number}`;
    import('../parts/mk-proof.js').catch(() => undefined);
  }

  async #load(signal) {
    const [proposal, validators, status] = await Promise.all([
      get(`/v1/proposals/${segment(this.params.number)}`, { signal }), get('/v1/validators', { signal }),
      get('/v1/status', { signal }),
    ]);
    const outlook = proposal.status === 'open' ? await dryRun(proposal.number, signal) : null;
    return { proposal, validators, height: status.height, outlook };
  }

  render() {
    return this.#one.render({ value: (one) => html`
      <p class="in-words">${capital(one.proposal.text)}. ${status(one.proposal)}</p>
      ${facts(one)}
      <div class="grid">${changeCard(one.proposal)} ${approvals(one)} ${outlook(one)}</div>
      <mk-card class="after" heading="Proof"><mk-proof .of=${one.proposal} .run=${() => prove(one.proposal)}
        @outdated=${() => this.#one.refresh()}></mk-proof></mk-card>` });
  }
}

const prove = (proposal) =>
  import('../proof/index.js').then((proof) => proof.proveProposal(proposal.number, proposal));

/** What the change would do now; asking changes nothing. */
async function dryRun(number, signal) {
  const answer = await fetch('/v1/proposals/dry-run', {
    method: 'POST', signal, credentials: 'omit',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ proposal: number }),
  });
  const body = await answer.json();
  if (answer.ok) return body;
  throw new Problem({ status: answer.status, code: body.code, title: body.title, detail: body.detail,
    remedy: body.remedy });
}

function facts({ proposal, height }) {
  const left = proposal.expiresAt - height;
  return html`<mk-facts .items=${[
    ['Approved by', progress(proposal), 'Validators of the present set, and how many it needs'],
    ['Proposed by', html`<mk-hash kind="account" value=${proposal.proposer}></mk-hash>`],
    ['Proposed in', html`<a href="/blocks/${proposal.proposedAt}">Block ${integer(proposal.proposedAt)}</a>`],
    proposal.decidedAt !== null && ['Decided in',
      html`<a href="/blocks/${proposal.decidedAt}">Block ${integer(proposal.decidedAt)}</a>`],
    proposal.status === 'open' && ['Expires after',
      `block ${integer(proposal.expiresAt)}, ${integer(left)} blocks from now`],
    ['Hash of the change', html`<mk-hash kind="none" value=${proposal.changeHash}></mk-hash>`,
      'What an approval names'],
  ]}></mk-facts>`;
}

function changeCard({ change }) {
  return html`<mk-card heading="The change"><dl class="live-pairs">${Object.entries(change).map(([name, value]) => html`
    <div><dt>${FIELDS[name] ?? name}</dt><dd>${fieldValue(name, value, change)}</dd></div>`)}</dl></mk-card>`;
}

function fieldValue(name, value, change) {
  if (name === 'value' && change.parameter) return parameterValue(change.parameter, value);
  if (name === 'operator' || name === 'account') return html`<mk-hash kind="account" value=${value}></mk-hash>`;
  if (/^[0-9a-f]{64}$/.test(value)) return html`<mk-hash kind="none" value=${value}></mk-hash>`;
  if (name === 'change') return KINDS[value] ?? value;
  if (name === 'activationHeight') return value === '0' ? 'the block after the decision' : integer(value);
  return html`<bdi>${value}</bdi>`;
}

function approvals({ proposal, validators }) {
  const approved = new Set(proposal.approvals);
  const others = proposal.approvals.filter((address) => !validators.some((one) => one.operator === address));
  return html`<mk-card heading="Approvals"><ul class="approvals">${validators.map((one) => html`<li>
      <a href="/validators/${encodeURIComponent(one.name)}">${one.name}</a>
      <mk-status value=${approved.has(one.operator) ? 'approved' : 'waiting'}
        words=${approved.has(one.operator) ? 'Approved' : 'Not approved'}></mk-status></li>`)}</ul>
    ${others.length ? html`<p class="soft small">Also approved, by operators of no present validator:
      ${others.map((address) => html`<mk-hash kind="account" value=${address}></mk-hash> `)}</p>` : nothing}</mk-card>`;
}

const VERDICTS = {
  safe: ['ok', 'Safe'], unsafe: ['failed', 'Dangerous'], not_applicable: ['withdrawn', 'Has no effect'],
};

function outlook({ outlook: run }) {
  if (!run) return nothing;
  const [value, words] = VERDICTS[run.verdict] ?? ['unknown', run.verdict];
  return html`<mk-card heading="If it passed now">
    <p><mk-status value=${value} words=${words}></mk-status> ${run.sentence}</p>
    ${run.remedy ? html`<p class="soft">${run.remedy}</p>` : nothing}
    <dl class="live-pairs"><div><dt>Before</dt><dd>${quorum(run.before)}.</dd></div>
      <div><dt>After</dt><dd>${quorum(run.after)}.</dd></div></dl></mk-card>`;
}

function quorum(state) {
  const may = state.toleratedFaults === 0 ? 'none may fail' : `${integer(state.toleratedFaults)} may fail`;
  const gone = state.missing.map((one) => `${one.name} (${one.reason})`).join(', ');
  return `${state.live.length} of ${state.validators} validators are there, ${state.quorum} are needed; ${may}`
    + (gone ? `. Missing: ${gone}` : '');
}

define('proposal-page', ProposalPage);
