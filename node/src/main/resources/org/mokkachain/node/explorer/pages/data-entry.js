// One entry of an account's data.
import { html, nothing } from 'lit';
import { Element, define } from '../core/element.js';
import { get, query, segment } from '../core/api.js';
import { bytes } from '../core/format.js';
import { entryOf } from '../core/lookups.js';
import { Resource } from '../core/resource.js';
import { glimpse, placeColumns, refreshCalmly, sizeOf, tablesOf } from '../parts/columns.js';
import { said } from '../parts/said.js';
import { proveData } from '../proof/index.js';
import './value-view.js';
import '../parts/table.js';
import '../parts/mk-proof.js';

/** Browsers take these out of an address before they ask. */
const UNASKABLE = new Set(['.', '..']);

const historyColumns = [
  ...placeColumns,
  { label: 'Transaction', text: (row) => row.transaction,
    cell: (row) => html`<mk-hash kind="transaction" value=${row.transaction}></mk-hash>` },
  { label: 'Value', text: (row) => row.valueText ?? row.value ?? '(deleted)',
    cell: (row) => (row.value === null ? html`<mk-status value="void" words="Deleted"></mk-status>` : glimpse(row)) },
  { label: 'Size', numeric: true, hideOnPhone: true, text: (row) => (row.value === null ? '' : sizeOf(row.value)),
    cell: (row) => (row.value === null ? '–' : bytes(sizeOf(row.value))) },
];

class Entry extends Element {
  static properties = { owner: {}, name: {} };

  #entry = new Resource(this, async (signal) =>
    (await entryOf(this.owner, this.name, signal)) ?? { missing: true });

  refresh() {
    const before = JSON.stringify(this.#entry.value);
    return this.#entry.refresh().then(() => {
      if (before !== JSON.stringify(this.#entry.value)) {
        refreshCalmly(tablesOf(this)[0]);
      }
    });
  }

  render() {
    return html`<mk-card class="entry"><p class="entry-key"><span class="soft small">Key</span><br>
        <strong>${said(this.name, { max: 300 })}</strong>
        <mk-copy value=${this.name} label="Copy the key"></mk-copy></p>
      ${this.#entry.render({ value: (entry) => this.#found(entry) })}</mk-card>
      ${UNASKABLE.has(this.name) ? nothing : html`<h2 class="section">History</h2>
      <mk-table name="entry-history" caption="What transactions did to the entry, newest first"
        .columns=${historyColumns} .rowId=${(row) => `${row.height}-${row.index}`}
        .href=${(row) => `/transactions/${row.transaction}`}
        .fetch=${(cursor, limit) => get(`${path(this.owner, this.name)}/history${query({ limit, cursor })}`)}
        empty="Nothing was ever stored under this key."></mk-table>`}`;
  }

  #found(entry) {
    if (entry.missing) {
      return html`<p>There is nothing under this key now. ${this.#proof(null)}</p>`;
    }
    return html`<mk-facts .items=${[
      ['Owner', html`<mk-hash kind="account" value=${entry.owner}></mk-hash>`],
      ['Size', bytes(sizeOf(entry.value))],
      ['Written in block', html`<a href="/blocks/${entry.height}">${entry.height}</a>`],
      ['Proof', this.#proof(entry)],
    ]}></mk-facts>
    <mk-value .hex=${entry.value} .text=${entry.valueText} name=${this.name}></mk-value>`;
  }

  #proof(entry) {
    if (UNASKABLE.has(this.name)) {
      return html`<span class="soft small">Browsers cannot ask for a key of dots only:
        <code>mokka wallet data proof</code> can.</span>`;
    }
    return html`<mk-proof .of=${entry} .run=${() => proveData(this.owner, this.name, entry)}></mk-proof>`;
  }
}

const path = (owner, key) => `/v1/data/${segment(owner)}/${segment(key)}`;

define('mk-entry', Entry);
