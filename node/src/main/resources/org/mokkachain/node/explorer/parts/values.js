// Single values: a time, a hash, an amount, a state.
import { html, nothing } from 'lit';
import { Element, define } from '../core/element.js';
import { absolute, ago, amount, local, short } from '../core/format.js';
import { memory } from '../core/theme.js';
import { everySecond } from '../core/ticker.js';
import { said } from './said.js';

const ABSOLUTE = 'mokka.absolute-times';
let absoluteTimes = memory.get(ABSOLUTE) === 'yes';

/** When something was; a click shows the others as they are, too. */
class Time extends Element {
  static properties = { ms: { type: Number } };
  #end;

  connectedCallback() {
    super.connectedCallback();
    this.#end = everySecond(() => this.requestUpdate());
    addEventListener('mokka-times', this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end?.();
    removeEventListener('mokka-times', this);
  }

  handleEvent() {
    this.requestUpdate();
  }

  render() {
    if (!Number.isFinite(this.ms)) return html`–`;
    const exact = absolute(this.ms);
    return html`<button type="button" class="time" title=${exact} @click=${flipTimes}><time
      datetime=${new Date(this.ms).toISOString()}>${absoluteTimes ? local(this.ms) : ago(this.ms)}</time></button>`;
  }
}

function flipTimes(event) {
  event.stopPropagation();
  absoluteTimes = !absoluteTimes;
  memory.set(ABSOLUTE, absoluteTimes ? 'yes' : undefined);
  dispatchEvent(new Event('mokka-times'));
}

const PAGES = {
  transaction: '/transactions/', block: '/blocks/', account: '/accounts/', asset: '/assets/', anchor: '/anchors/',
  validator: '/validators/', proposal: '/proposals/',
};

/** A hash, an address or a key: shortened in the middle, linked to its page, copied by a button. */
class HashText extends Element {
  static properties = { kind: {}, value: {}, name: {}, full: { type: Boolean }, nocopy: { type: Boolean } };

  render() {
    if (!this.value) return html`–`;
    const page = PAGES[this.kind];
    const text = this.name ? said(this.name, { max: 80 }) : this.full ? this.value : short(this.value);
    const style = `hash${this.name ? '' : ' mono'}${this.full ? ' full' : ''}`;
    const shown = page
      ? html`<a class=${style} href=${page + encodeURIComponent(this.value)} title=${this.value}>${text}</a>`
      : html`<span class=${style} title=${this.value}>${text}</span>`;
    return this.nocopy ? shown
      : html`${shown}<mk-copy value=${this.value} label=${`Copy ${this.kind && page ? this.kind : 'text'}`}></mk-copy>`;
  }
}

/** Copies a text. */
class Copy extends Element {
  static properties = { value: {}, label: {}, copied: { state: true } };

  async #copy(event) {
    event.stopPropagation();
    event.preventDefault();
    this.copied = (await copyText(String(this.value ?? ''))) ? 'Copied' : 'Not copied';
    setTimeout(() => { this.copied = ''; }, 1600);
  }

  render() {
    const label = this.label || 'Copy';
    return html`<button type="button" class="copy" aria-label=${label} title=${label} @click=${this.#copy}>
      ${this.copied === 'Copied' ? done : sheets}</button><span class="copied" role="status">${this.copied || nothing}
      </span>`;
  }
}

const sheets = html`<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><rect x="5.5" y="5.5" width="8"
  height="8" rx="1.5"/><path d="M10.5 3.2A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5a1.5 1.5 0 0 0 .7 1.3"/></svg>`;
const done = html`<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="M3 8.5l3.2 3.2L13 4.8"/>
  </svg>`;

/** The clipboard belongs to secure contexts; elsewhere a hidden field and the old command do it. */
async function copyText(text) {
  if (navigator.clipboard && isSecureContext) {
    return navigator.clipboard.writeText(text).then(() => true, () => false);
  }
  const field = Object.assign(document.createElement('textarea'), { value: text, className: 'hidden' });
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
}

/** An exact amount. Attributes `units`, `decimals`, `symbol`. */
class Amount extends Element {
  static properties = { units: {}, decimals: { type: Number }, symbol: {} };

  render() {
    const text = amount(this.units ?? 0, this.decimals || 0);
    return html`<span class="amount"><span class="number">${text}</span>${this.symbol
      ? html` <span class="symbol">${this.symbol}</span>` : nothing}</span>`;
  }
}

const GOOD = 'good';
const BAD = 'bad';
const WAIT = 'wait';
const STATES = {
  committed: [GOOD, '✓', 'Final'], final: [GOOD, '✓', 'Final'], ok: [GOOD, '✓', 'Well'], executed: [GOOD, '✓'],
  accepted: [GOOD, '✓'], approved: [GOOD, '✓'], activated: [GOOD, '✓'], active: [GOOD, '✓'], online: [GOOD, '✓'],
  decided: [GOOD, '✓'], applied: [GOOD, '✓'],
  failed: [BAD, '✕', 'Failed'], rejected: [BAD, '✕'], offline: [BAD, '✕'], frozen: [BAD, '✕'], void: [BAD, '✕'],
  pending: [WAIT, '…', 'Pending'], waiting: [WAIT, '…'], open: [WAIT, '…'], scheduled: [WAIT, '…'],
  expired: ['off', '–', 'Expired'], withdrawn: ['off', '–'], unknown: ['off', '?', 'Unknown'],
};

/** A state as icon and word. Attributes `value`, and `words` where other words fit better. */
class Status extends Element {
  static properties = { value: {}, words: {} };

  render() {
    const value = String(this.value ?? 'unknown');
    const [kind, icon, words] = STATES[value.toLowerCase()] ?? ['off', '•'];
    const text = this.words || words || value.charAt(0).toUpperCase() + value.slice(1);
    return html`<span class="pill ${kind}"><span aria-hidden="true">${icon}</span> ${text}</span>`;
  }
}

/**
 * One square per validator: `.items=${[{label, state, title}]}`, states yes, no, wait, self, lost. Attribute `label`
 * says what the squares are.
 */
class Squares extends Element {
  static properties = { items: { attribute: false }, label: {} };

  render() {
    const words = { yes: 'yes', no: 'no', wait: 'not yet', self: 'leader', lost: 'offline' };
    return html`<ul class="squares" aria-label=${this.label || 'Validators'}>${(this.items ?? []).map((item) => html`
      <li class="square ${item.state}" title=${item.title || item.label}><span class="hidden">${item.label}:
        ${item.title || words[item.state]}</span></li>`)}</ul>`;
  }
}

define('mk-time', Time);
define('mk-hash', HashText);
define('mk-copy', Copy);
define('mk-amount', Amount);
define('mk-status', Status);
define('mk-squares', Squares);
