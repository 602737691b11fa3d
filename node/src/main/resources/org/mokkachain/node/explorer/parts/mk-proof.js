// What a proof came to, with what was checked behind it.
import { html, nothing } from 'lit';
import { Element, define } from '../core/element.js';
import { said } from './said.js';
import { fingerprint, onPin } from '../proof/pin.js';

/** @typedef {import('../proof/index.js').Verdict} Verdict */
/** @typedef {'checking' | 'proven' | 'unconfirmed' | 'outdated' | 'refuted' | 'unavailable'} State */

/** Verifications at the same time, of all elements of a page. */
const AT_ONCE = 4;
let running = 0;
let created = 0;
/** @type {(() => void)[]} */
const waiting = [];

/**
 * @template T
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
async function inTurn(task) {
  if (running >= AT_ONCE) {
    await new Promise((resolve) => waiting.push(() => resolve(undefined)));
  }
  running++;
  try {
    return await task();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

/** @type {Record<State, {icon: string, words: string}>} */
const LOOKS = {
  checking: { icon: '…', words: 'Checking the proof' },
  proven: { icon: '✓', words: 'Proven in this browser' },
  unconfirmed: { icon: '✓', words: 'Proven, genesis not confirmed' },
  outdated: { icon: '↻', words: 'Proven, but newer than this page' },
  refuted: { icon: '✕', words: 'Not proven' },
  unavailable: { icon: '–', words: 'No proof' },
};

/**
 * `.run` is verified at once, and again when the JSON of `.of` changes: give what you show as `of`, so that no tick
 * stands beside something that came after it. Attributes: `open` shows the details
 * at once instead of over the page when the sign is pressed, `brief` only the sign. Fires
 * `outdated` when the proof is newer than what is shown.
 */
class Proof extends Element {
  static properties = {
    run: { attribute: false },
    of: { attribute: false },
    open: { type: Boolean },
    brief: { type: Boolean },
    state: { reflect: true },
    verdict: { state: true },
  };

  #about;
  #id = `proof-${++created}`;
  #turn = 0;
  #forget;

  constructor() {
    super();
    /** @type {State} */ this.state = 'checking';
    /** @type {Verdict | undefined} */ this.verdict = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#forget = onPin(() => this.#check());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
    this.#turn++;
    this.#about = undefined;
  }

  willUpdate() {
    const about = JSON.stringify([this.of ?? null]);
    if (this.run && about !== this.#about) {
      this.#about = about;
      this.#check();
    }
  }

  async #check() {
    const turn = ++this.#turn;
    this.state = 'checking';
    const verdict = await inTurn(() => turn === this.#turn ? this.run() : undefined);
    if (turn !== this.#turn) return;
    this.verdict = verdict;
    this.state = stateOf(verdict);
    if (this.state === 'outdated') {
      this.dispatchEvent(new CustomEvent('outdated', { bubbles: true, detail: verdict }));
    }
  }

  render() {
    const { icon, words } = LOOKS[this.state];
    const done = this.state !== 'checking';
    const reason = this.verdict && done ? reasonOf(this.verdict) : '';
    const label = reason ? `${words}: ${reason}` : words;
    return html`<span class="proof ${this.state}">
      <button type="button" class="proof-sign" title=${this.brief ? label : nothing} ?disabled=${!done || this.open}
        popovertarget=${this.open ? nothing : this.#id}>
        <span class="proof-icon" aria-hidden="true">${icon}</span>
        <span class=${this.brief ? 'hidden' : 'proof-words'}>${words}</span></button>
      ${reason && !this.brief ? html`<span class="proof-reason">${said(reason)}</span>` : nothing}
    </span>
    ${this.open ? html`<div class="proof-details">${this.verdict && done ? details(this.verdict) : nothing}</div>`
      : html`<div class="proof-details proof-panel" id=${this.#id} popover aria-label="What was checked">
        ${this.verdict && done ? [html`<p><strong>${words}</strong></p>`, details(this.verdict)] : nothing}</div>`}`;
  }
}

/** @param {Verdict} verdict @returns {State} */
function stateOf(verdict) {
  if (verdict.ok === false) return verdict.unavailable ? 'unavailable' : 'refuted';
  if (verdict.outdated) return 'outdated';
  return verdict.confirmed ? 'proven' : 'unconfirmed';
}

/** @param {Verdict} verdict */
function reasonOf(verdict) {
  if (verdict.ok === false) return verdict.unavailable ? verdict.reason : `step ${verdict.step}, ${verdict.reason}`;
  return verdict.outdated ?? '';
}

const MEANING = {
  format: 'The proof is not the one encoding of a proof.',
  network: 'The answer belongs to another network than the genesis.',
  validators: 'The validator sets do not lead from the genesis to this block.',
  finality: 'The block was not made final by a quorum of its validators.',
  transaction: 'The transaction does not stand in this block, or is not signed.',
  receipt: 'The outcome does not stand in this block.',
  state: 'The state of this block has something else.',
  text: 'What is shown is not what is proven.',
};

/** @param {Verdict} verdict */
function details(verdict) {
  if (verdict.ok === false) {
    return html`
      <p>${MEANING[verdict.step] ?? 'There was nothing to verify.'} ${said(sentence(verdict.reason))}</p>
      ${verdict.unavailable ? nothing
        : html`<p><strong>Do not rely on it.</strong> Ask another node, or verify with
          <code>./mokka verify</code>.</p>`}`;
  }
  const { block, genesis, signers, validators, quorum } = verdict;
  return html`
    ${verdict.outdated ? html`<p>${said(sentence(verdict.outdated))} The page is older than the proof.
      <button type="button" class="link" @click=${() => location.reload()}>Reload</button></p>` : nothing}
    <ul>${verdict.sentences.map((line) => html`<li>${said(line, { max: 700 })}</li>`)}</ul>
    <dl class="proof-facts">
      <div><dt>Block</dt><dd><a href="/blocks/${block.height}">${block.height}</a></dd></div>
      <div><dt>Signed by</dt><dd>${signers.length} of ${validators.length} validators, a quorum has ${quorum}</dd></div>
      <div><dt>Genesis</dt><dd>${said(genesis.network)} <code>${fingerprint(genesis.hash)}</code>
        ${verdict.confirmed ? 'confirmed by you' : 'not confirmed yet'}</dd></div>
    </dl>
    <p class="soft">Fetched as a proof, verified here from the genesis on, and compared with what this page shows. The
      node was believed in nothing but the code of this page: ${elsewhere()}</p>`;
}

function elsewhere() {
  return html`to be independent of that, too, take the receipt to <code>./mokka verify</code>.`;
}

/** @param {string} clause */
function sentence(clause) {
  return clause.charAt(0).toUpperCase() + clause.slice(1) + '.';
}

define('mk-proof', Proof);
