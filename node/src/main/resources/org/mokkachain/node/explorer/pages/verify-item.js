// One file that somebody wants to know about.
import { html, nothing } from 'lit';
import { Element, define } from '../core/element.js';
import { bytes } from '../core/format.js';
import { sha256OfFile } from '../core/hasher.js';
import { anchorOf } from '../core/lookups.js';
import { hashLine, moment } from '../parts/columns.js';
import { said } from '../parts/said.js';
import { proveAnchor, verifyReceipt } from '../proof/index.js';
import { anchorCommand, isReceipt, shellWord } from './verify-words.js';
import '../parts/mk-proof.js';

const MAX_RECEIPT_BYTES = 4 * 1024 * 1024;
const SHOWN_EVERY_MS = 100;

class VerifiedFile extends Element {
  static properties = {
    file: { attribute: false }, step: { state: true }, done: { state: true }, hash: { state: true },
    anchor: { state: true }, receipt: { state: true }, problem: { state: true },
  };

  #abort = new AbortController();
  #shownMs = 0;

  constructor() {
    super();
    /** @type {'hashing'|'asking'|'known'|'cancelled'|'failed'} */ this.step = 'hashing';
    this.done = 0;
  }

  firstUpdated() {
    this.#check();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#abort.abort();
  }

  async #check() {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.step = 'hashing';
    this.problem = undefined;
    try {
      this.receipt = await readReceipt(this.file);
      this.hash = await sha256OfFile(this.file, { signal, onProgress: (done) => this.#progress(done) });
      this.step = 'asking';
      this.anchor = await anchorOf(this.hash, signal);
      this.step = 'known';
    } catch (problem) {
      this.step = signal.aborted ? 'cancelled' : 'failed';
      this.problem = problem;
    }
  }

  #progress(done) {
    const now = Date.now();
    if (now - this.#shownMs < SHOWN_EVERY_MS) return;
    this.#shownMs = now;
    this.done = done;
  }

  render() {
    return html`<mk-card class="verified ${this.#tone()}">
      <header class="file-head"><h2>${said(this.file.name, { max: 120 })}</h2>
        <span class="soft">${bytes(this.file.size)}</span><span class="spacer"></span>
        <button type="button" class="button plain" @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>${
          this.step === 'hashing' ? 'Cancel and remove' : 'Remove'}</button></header>
      ${this.#body()}</mk-card>`;
  }

  #tone() {
    if (this.step !== 'known' || this.receipt) return '';
    return this.anchor ? 'is-anchored' : 'is-unknown';
  }

  #body() {
    switch (this.step) {
      case 'hashing': return this.#hashing();
      case 'asking': return html`<p role="status">Hashed. Asking the node…</p>`;
      case 'cancelled': return html`<p>Cancelled. ${this.#again()}</p>`;
      case 'failed': return html`<p class="bad" role="alert">${this.problem?.message ?? 'That did not work.'}</p>
        ${this.problem?.remedy ? html`<p class="soft">${this.problem.remedy}</p>` : nothing}<p>${this.#again()}</p>`;
      default: return this.receipt ? this.#shownReceipt() : this.#shownFile();
    }
  }

  #again() {
    return html`<button type="button" class="button" @click=${() => this.#check()}>Try again</button>`;
  }

  #hashing() {
    const { size } = this.file;
    const percent = size ? Math.floor((this.done * 100) / size) : 100;
    return html`<div class="hashing"><progress max="100" .value=${percent} aria-label="Hashed"></progress>
      <span class="number">${percent} %</span>
      <button type="button" class="button" @click=${() => this.#abort.abort()}>Cancel</button></div>
      <p class="soft small">Hashing ${bytes(this.done)} of ${bytes(size)} in this browser</p>`;
  }

  #shownReceipt() {
    return html`<p class="verdict-line">This is a receipt. <mk-proof open .run=${() => verifyReceipt(this.receipt)}>
      </mk-proof></p>
      <p class="soft small">Verified here, with no trust in this node. On another machine:
        <code>mokka verify ${shellWord(this.file.name)}</code></p>
      ${this.anchor ? html`<p class="soft small">The receipt file itself is anchored:
        <a href="/anchors/${this.hash}">see it</a></p>` : nothing}`;
  }

  #shownFile() {
    const { anchor, hash } = this;
    if (!anchor) {
      return html`<p class="verdict-line">Nobody has anchored this file.
        <mk-proof .run=${() => proveAnchor(hash, null)}></mk-proof></p>
        <p class="soft">Not a single bit of it may differ: another version of the document has another hash.</p>
        ${hashLine('SHA-256', hash)} ${anchorCommand(shellWord(this.file.name))}`;
    }
    return html`<p class="verdict-line">Anchored: this very file existed on ${moment(anchor.timestampMs)}
      <mk-proof .run=${() => proveAnchor(hash, anchor)}></mk-proof></p>
      <mk-facts .items=${[
        ['By', html`<mk-hash kind="account" value=${anchor.account}></mk-hash>`],
        ['Label', anchor.label ? said(anchor.label) : html`<span class="soft">none</span>`],
        ['Block', html`<a href="/blocks/${anchor.height}">${anchor.height}</a>`],
      ]}></mk-facts>
      ${hashLine('SHA-256', hash)}<p><a href="/anchors/${hash}">Page of this document</a></p>`;
  }
}

/** The bytes of the receipt that a file holds; undefined if it holds none. */
async function readReceipt(file) {
  if (file.size === 0 || file.size > MAX_RECEIPT_BYTES) return undefined;
  const first = await file.slice(0, 64).text();
  if (!/^\s*\{/.test(first)) return undefined;
  return isReceipt(await file.text()) ? new Uint8Array(await file.arrayBuffer()) : undefined;
}

define('mk-verified-file', VerifiedFile);
