// One transaction: how far it is, what it does, why it waits or failed, and its receipt. Live until it is final.
import { html, nothing } from 'lit';
import { get, segment } from '../core/api.js';
import { define } from '../core/element.js';
import { bytes, integer } from '../core/format.js';
import { Live } from '../core/live.js';
import { network } from '../core/network.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { fee, reasonPill, steps } from '../parts/records.js';
import { receiptSheet } from '../parts/receipt-sheet.js';
import '../parts/operation.js';

const FINAL = ['committed', 'failed', 'expired'];
const LOOK_AGAIN_MS = 3_000;

const isFinal = (status) => FINAL.includes(status);
const inBlock = (status) => status === 'committed' || status === 'failed';

class TransactionPage extends Page {
  static properties = { ...Page.properties, verdict: { state: true } };
  #seen = {};
  #timer;
  #shown = new Resource(this, (signal) => this.#load(signal));

  constructor() {
    super();
    this.verdict = undefined;
    new Live(this, ['blocks', 'consensus'], () => this.#again(), { everyMs: 400 });
  }

  connectedCallback() {
    super.connectedCallback();
    this.heading = 'Transaction';
    this.#timer = setInterval(() => this.#again(), LOOK_AGAIN_MS);
    import('../parts/mk-proof.js').catch(() => undefined);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  #again() {
    if (!isFinal(this.#shown.value?.status.status) && !document.hidden) this.#shown.refresh();
  }

  async #load(signal) {
    const path = `/v1/transactions/${segment(this.params.id)}`;
    const status = await get(path, { signal });
    if (status.status === 'pending') this.#seen.pending ??= await arrival(status.id, signal);
    if (status.status === 'proposed') this.#seen.proposed ??= Date.now();
    const [why, block, net] = await Promise.all([
      isFinal(status.status) && status.status !== 'expired' ? undefined : get(`${path}/why`, { signal }),
      status.blockHash ? get(`/v1/blocks/${status.blockHash}`, { signal }) : undefined,
      network(),
    ]);
    return { status, why, block, net };
  }

  #proof = async () => {
    const proof = await import('../proof/index.js');
    this.verdict = await proof.proveTransaction(this.params.id, this.#shown.value.status);
    return this.verdict;
  };

  render() {
    return this.#shown.render({ value: (loaded) => this.#page(loaded) });
  }

  #page({ status, why, block, net }) {
    const done = inBlock(status.status);
    if (why?.reason === 'never_seen') return this.#neverSeen(why);
    return html`<div class="page-bar"><mk-status value=${status.status}></mk-status>
        <mk-hash kind="none" value=${status.id} full></mk-hash>
        ${done ? html`<mk-proof .of=${status} .run=${this.#proof}
          @outdated=${() => this.#shown.refresh()}></mk-proof>` : nothing}</div>
      ${steps(timeline(status, block, this.#seen))}
      ${reason(status, why)}
      ${failure(status)}
      ${status.transaction ? html`<mk-facts .items=${facts(status)}></mk-facts>${operations(status)}` : nothing}
      ${done ? this.#receipt(status) : nothing}
      ${status.transaction ? signatures(status.transaction) : nothing}
      ${done ? receiptSheet({ status, block, net, verdict: this.verdict }) : nothing}`;
  }

  /** It is looked for again and again: it may be on its way. */
  #neverSeen(why) {
    const problem = { status: 404, title: 'This node does not know it', detail: why.sentence, remedy: why.remedy };
    return html`<mk-problem .problem=${problem} .retry=${() => this.#shown.refresh()}></mk-problem>`;
  }

  #receipt(status) {
    const path = `/v1/transactions/${segment(status.id)}/proof`;
    return html`<mk-card heading="Receipt"><p>A file that proves to anybody what happened here, without this node:
        drop it on <a href="/verify">Verify</a>, or run <code>mokka verify</code> with it.</p>
      <p class="actions"><a class="button primary" href=${path}
        download="receipt-${status.id.slice(0, 12)}.json">Download receipt</a>
      <button type="button" class="button" @click=${() => print()}>Print</button></p></mk-card>`;
  }
}

/** Since when it waits here, if it is among the oldest. */
async function arrival(id, signal) {
  const { items } = await get('/v1/mempool/transactions?limit=100', { signal });
  return items.find((one) => one.id === id)?.sinceMs;
}

/** @returns {import('../parts/records.js').Step[]} */
function timeline(status, block, seen) {
  const { proposedMs, committedMs } = block?.timings ?? {};
  const now = status.status;
  const waits = now === 'pending' ? 'now' : 'done';
  /** @type {import('../parts/records.js').Step} */
  const first = now === 'unknown' ? { label: 'Not known to this node', state: 'now' }
    : { label: 'Pending', state: waits, ms: seen.pending, note: waits === 'done' ? 'before that' : '' };
  if (now === 'expired') return [first, { label: 'Expired', state: 'bad', note: 'it will never be in a block' }];
  /** @type {import('../parts/records.js').Step} */
  const proposed = { label: 'Proposed', ms: proposedMs ?? seen.proposed,
    state: now === 'proposed' ? 'now' : inBlock(now) ? 'done' : 'todo',
    note: inBlock(now) ? 'not seen by this node' : '' };
  /** @type {import('../parts/records.js').Step} */
  const final = { label: now === 'failed' ? 'Final, without effect' : 'Final', ms: committedMs ?? status.timestampMs,
    state: now === 'failed' ? 'bad' : now === 'committed' ? 'done' : 'todo' };
  return [first, proposed, final];
}

function reason(status, why) {
  if (!why) return nothing;
  const known = status.status === 'pending' || status.status === 'proposed';
  return html`<section class="why" aria-live="polite"><h2>${known ? 'Why it is not final yet' : 'What is known of it'
    } ${known ? reasonPill(why) : nothing}</h2>
    <p>${why.sentence}</p><p class="soft">${why.remedy}</p>
    ${why.other ? html`<p>The other one: <mk-hash kind="transaction" value=${why.other}></mk-hash></p>` : nothing}
  </section>`;
}

function failure(status) {
  const failed = status.failure;
  if (!failed) return nothing;
  return html`<section class="problem tx-failure"><h2>It failed in operation ${failed.operation + 1}</h2>
    <p>${failed.message}</p><p class="soft">${failed.remedy} Nothing was done; only the fee is paid.</p>
    <p class="small soft">Code <code>${failed.code}</code></p></section>`;
}

function facts(status) {
  const { transaction } = status;
  const place = status.height === null ? html`<span class="soft">none yet</span>`
    : html`<a href="/blocks/${status.height}">${integer(status.height)}</a>
      <span class="soft">as number ${integer(status.index)}</span>`;
  return [
    ['Block', place],
    ['Time', status.timestampMs === null ? '–' : html`<mk-time ms=${status.timestampMs}></mk-time>`],
    ['From', html`<mk-hash kind="account" value=${transaction.sender}></mk-hash>`],
    ['Nonce', integer(transaction.nonce), 'Which one of the sender it is, from 0'],
    [inBlock(status.status) ? 'Fee paid' : 'Fee offered', fee(status.fee)],
    ['Valid up to', html`block ${integer(transaction.validUntil)}`, 'The last block that may hold it'],
    ['Size', bytes(transaction.bytes)],
    ['Signatures', integer(transaction.signatures.length)],
  ];
}

function operations(status) {
  const list = status.transaction.operations;
  const failed = status.failure?.operation;
  return html`<mk-card heading=${list.length === 1 ? 'What it does' : `What it does: ${list.length} operations`}>
    <ol class="operations ${list.length === 1 ? 'single' : ''}">${list.map((operation, index) => html`<li
      class=${index === failed ? 'failed' : ''}><mk-operation .operation=${operation}></mk-operation>${index === failed
        ? html` <mk-status value="failed" words="Failed here"></mk-status>` : nothing}</li>`)}</ol></mk-card>`;
}

function signatures(transaction) {
  return html`<details class="hashes"><summary>Signatures</summary><dl class="pairs">${transaction.signatures.map(
    (one) => html`<dt>Key</dt><dd><mk-hash kind="none" value=${one.publicKey} full></mk-hash></dd>
      <dt>Signature</dt><dd><mk-hash kind="none" value=${one.signature} full></mk-hash></dd>`)}</dl></details>`;
}

define('transaction-page', TransactionPage);
