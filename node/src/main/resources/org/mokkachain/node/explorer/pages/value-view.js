// Bytes that somebody stored: as text, as JSON where they are some, and as a dump of their bytes.
import { html, nothing } from 'lit';
import { Element, define } from '../core/element.js';
import { said } from '../parts/said.js';

const ROW = 16;
const MAX_ROWS = 64;
const MAX_DEPTH = 20;
const NAMES = { text: 'Text', json: 'JSON', hex: 'Bytes' };

/** `.hex`, `.text` (null: they are none), attribute `name` of a file to keep it in. */
class Value extends Element {
  static properties = {
    hex: { attribute: false }, text: { attribute: false }, name: {}, chosen: { state: true }, all: { state: true },
  };

  get #ways() {
    const json = this.text ? indented(this.text) : undefined;
    return { ...(this.text ? { text: this.text } : {}), ...(json ? { json } : {}), hex: this.hex };
  }

  render() {
    if (!this.hex) return html`<p class="soft">The value is empty: no bytes at all.</p>`;
    const ways = this.#ways;
    const shown = this.chosen in ways ? this.chosen : Object.keys(ways)[0];
    return html`<div class="value-bar"><div class="choice" role="group" aria-label="Show the value as">
      ${Object.keys(ways).map((way) => html`<button type="button" aria-pressed=${way === shown}
        @click=${() => { this.chosen = way; }}>${NAMES[way]}</button>`)}</div>
      <span class="spacer"></span>
      <mk-copy value=${shown === 'hex' ? this.hex : ways[shown]} label="Copy the value"></mk-copy>
      <button type="button" class="button plain" @click=${this.#keep}>Download</button></div>
      <div class="value" tabindex="0" role="region" aria-label="Value">${shown === 'hex' ? this.#dump()
        : said(ways[shown], { max: 4000, lines: true })}</div>`;
  }

  #dump() {
    const rows = Math.ceil(this.hex.length / 2 / ROW);
    const shown = this.all ? rows : Math.min(rows, MAX_ROWS);
    return html`<pre class="dump">${Array.from({ length: shown }, (_, row) => line(this.hex, row)).join('\n')}</pre>
      ${shown < rows ? html`<button type="button" class="link" @click=${() => { this.all = true; }}>Show all
        ${this.hex.length / 2} bytes</button>` : nothing}`;
  }

  #keep() {
    const bytes = Uint8Array.from(this.hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
    link.download = (this.name || 'value').replace(/[^\w.-]+/g, '_').slice(0, 80) || 'value';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

/** "00000010  68 65 6c 6c 6f  hello" */
function line(hex, row) {
  const pairs = hex.slice(row * ROW * 2, (row + 1) * ROW * 2).match(/../g) ?? [];
  const letters = pairs.map((pair) => {
    const code = parseInt(pair, 16);
    return code > 31 && code < 127 ? String.fromCharCode(code) : '·';
  });
  return `${(row * ROW).toString(16).padStart(6, '0')}  ${pairs.join(' ').padEnd(ROW * 3 - 1)}  ${letters.join('')}`;
}

/** The text with line ends where it is a JSON object or list. Nothing else of it changes: it is not written anew. */
function indented(text) {
  if (!/^\s*[[{]/.test(text) || !isJson(text)) return undefined;
  const shown = [];
  let depth = 0;
  let last = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[^\s"[\]{},:]+|[[\]{},:]/g)) {
    const closes = token === '}' || token === ']';
    const opened = last === '{' || last === '[';
    if (closes) depth -= 1;
    if ((opened || last === ',' || closes) && !(opened && closes)) {
      shown.push('\n' + '  '.repeat(Math.min(depth, MAX_DEPTH)));
    }
    shown.push(token === ':' ? ': ' : token);
    if (token === '{' || token === '[') depth += 1;
    last = token;
  }
  return shown.join('');
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

define('mk-value', Value);
