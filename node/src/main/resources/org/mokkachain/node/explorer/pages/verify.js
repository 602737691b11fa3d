// Files and receipts, checked in this browser. Nothing is uploaded: of a file only its hash is asked for.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { define } from '../core/element.js';
import { navigate } from '../core/router.js';
import { Page } from '../core/page.js';
import './verify-item.js';

const MAX_FILES = 50;
const DRAGS = ['dragover', 'dragleave', 'drop'];

class VerifyPage extends Page {
  static properties = {
    ...Page.properties, files: { state: true }, over: { state: true }, note: { state: true },
  };

  #number = 0;
  constructor() {
    super();
    /** @type {{id: number, file: File}[]} */ this.files = [];
    this.over = false;
    this.note = '';
    this.heading = 'Verify a file or a receipt';
  }

  connectedCallback() {
    super.connectedCallback();
    for (const type of DRAGS) addEventListener(type, this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const type of DRAGS) removeEventListener(type, this);
  }

  handleEvent(event) {
    if (event.type === 'drop') this.#drop(event);
    else this.#drag(event, event.type === 'dragover' || event.relatedTarget !== null);
  }

  #drag(event, over) {
    if (![...(event.dataTransfer?.types ?? [])].includes('Files')) return;
    event.preventDefault();
    this.over = over;
  }

  /** Anywhere on the page: a browser would open a file that is let go beside the field. */
  #drop(event) {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    this.over = false;
    this.#take(event.dataTransfer.files);
  }

  #take(list) {
    const taken = [...list].slice(0, MAX_FILES);
    this.note = list.length > MAX_FILES ? `Only the first ${MAX_FILES} files were taken.` : '';
    this.files = [...taken.map((file) => ({ id: (this.#number += 1), file })), ...this.files];
  }

  #chosen(event) {
    this.#take(event.target.files);
    event.target.value = '';
  }

  #typed(event) {
    event.preventDefault();
    const hash = String(new FormData(event.target).get('hash') ?? '').replace(/[\s:]/g, '').toLowerCase();
    if (/^[0-9a-f]{64}$/.test(hash)) navigate(`/anchors/${hash}`);
    else this.note = 'A SHA-256 has 64 hexadecimal digits.';
  }

  render() {
    return html`
      <div class="drop ${this.over ? 'over' : ''}">
        ${arrow}
        <p class="drop-words"><strong>Drop a file or a receipt here</strong></p>
        <p class="soft">A file is hashed in this browser, whatever its size, and never leaves this computer. A receipt
          is verified down to the validators’ signatures.</p>
        <label class="button primary">Choose files<input class="hidden" type="file" multiple @change=${this.#chosen}>
        </label>
      </div>
      <form class="by-hash" @submit=${this.#typed}>
        <label for="hash">Or enter a SHA-256</label>
        <input id="hash" name="hash" class="mono" maxlength="200" autocomplete="off" spellcheck="false"
          placeholder="64 hexadecimal digits">
        <button class="button" type="submit">Look it up</button>
      </form>
      ${this.note ? html`<p class="bad" role="alert">${this.note}</p>` : nothing}
      <div class="stack">${repeat(this.files, ({ id }) => id, (entry) => html`
        <mk-verified-file .file=${entry.file} @dismiss=${() => {
          this.files = this.files.filter((other) => other !== entry);
        }}></mk-verified-file>`)}</div>`;
  }
}

const arrow = html`<svg viewBox="0 0 48 48" width="44" height="44" aria-hidden="true"><path
  d="M14 6h14l8 8v26a2 2 0 0 1-2 2H14a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2zM28 6v8h8M18 28l4.5 4.5L31 24"/></svg>`;

define('verify-page', VerifyPage);
