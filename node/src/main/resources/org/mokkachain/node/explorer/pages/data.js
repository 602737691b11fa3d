// What an account stores: entries by key, and one of them with its value and its past.
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { define } from '../core/element.js';
import { get, query, segment } from '../core/api.js';
import { short } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { navigate } from '../core/router.js';
import { dataColumns, entryHref, refreshCalmly, tablesOf } from '../parts/columns.js';
import './data-entry.js';
import '../parts/table.js';

const PAUSE_MS = 250;

class DataPage extends Page {
  #timer;
  #asked = '';

  constructor() {
    super();
    new Live(this, ['blocks'], (topic, data) => this.#follow(topic, data), { everyMs: 2000 });
  }

  get #prefix() {
    return this.query.get('prefix') ?? '';
  }

  get #table() {
    return tablesOf(this).find((one) => one.name === 'data');
  }

  #follow(topic, data) {
    if (topic !== 'gap' && !(data.block?.txCount > 0)) return;
    const table = this.#table;
    if (table) refreshCalmly(table);
    /** @type {any} */ (this.querySelector('mk-entry'))?.refresh();
  }

  willUpdate() {
    const key = this.query.get('key');
    this.heading = key === null ? `Data of ${short(this.params.owner, 8, 6)}` : 'Stored entry';
  }

  updated() {
    if (this.#asked === this.#prefix) return;
    this.#asked = this.#prefix;
    this.#table?.refresh();
    const field = /** @type {HTMLInputElement|null} */ (this.querySelector('#prefix'));
    if (field && field !== document.activeElement) field.value = this.#prefix;
  }

  #typed(event) {
    clearTimeout(this.#timer);
    const prefix = event.target.value;
    this.#timer = setTimeout(() => {
      navigate(`/data/${encodeURIComponent(this.params.owner)}${query({ prefix })}`, { replace: true });
    }, PAUSE_MS);
  }

  render() {
    const { owner } = this.params;
    const key = this.query.get('key');
    if (key !== null) {
      return html`<p><a href="/data/${encodeURIComponent(owner)}">All entries of this account</a></p>
        ${keyed(key, html`<mk-entry .owner=${owner} .name=${key}></mk-entry>`)}`;
    }
    return html`<p class="lead">A key-value store that only <mk-hash kind="account" value=${owner} nocopy></mk-hash>
        writes and everybody reads. Every version stays in the history.</p>
      <div class="filter"><label for="prefix">Keys that begin with</label>
        <input id="prefix" maxlength="256" autocomplete="off" spellcheck="false" value=${this.#prefix}
          @input=${this.#typed}></div>
      <mk-table name="data" caption="Entries by key" .columns=${dataColumns} .rowId=${(row) => row.key}
        .fetch=${(cursor, limit) => this.#fetch(cursor, limit)} .href=${(row) => entryHref(row.owner, row.key)}
        empty=${this.#prefix ? 'No key begins so.' : 'This account stores nothing.'}></mk-table>`;
  }

  #fetch(cursor, limit) {
    return get(`/v1/data/${segment(this.params.owner)}${query({ prefix: this.#prefix, limit, cursor })}`);
  }
}

define('data-page', DataPage);
