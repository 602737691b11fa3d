// Tables that grow: read page by page, live without jumping, by keyboard, exported as CSV or JSON.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element, define } from '../core/element.js';
import { navigate } from '../core/router.js';
import { exporter } from './table-export.js';
import { moveRow } from './table-keys.js';

const PAGE = 25;
const MAX_LIVE_ROWS = 300;

/**
 * @typedef {{label: string, cell: (row: any) => unknown, text?: (row: any) => unknown, numeric?: boolean,
 *   hideOnPhone?: boolean}} Column
 *
 * `.columns` and `.fetch(cursor, limit)` → `{items, next}`; `.rowId(row)`; `.href(row)` where a row has a page;
 * attributes `name` (of exported files), `caption`, `empty`, `limit`; `.plain` leaves out export and "Load more".
 */
class Table extends Element {
  static properties = {
    columns: { attribute: false }, fetch: { attribute: false }, rowId: { attribute: false },
    href: { attribute: false }, name: {}, caption: {}, empty: {}, limit: { type: Number }, plain: { type: Boolean },
    rows: { state: true }, next: { state: true }, waiting: { state: true }, loading: { state: true },
    problem: { state: true }, fresh: { state: true },
  };

  #turn = 0;
  #queue;
  #exporter = exporter(this);

  constructor() {
    super();
    /** @type {Column[]} */ this.columns = [];
    this.rowId = (row) => row.id ?? row.hash ?? JSON.stringify(row);
    this.href = undefined;
    this.rows = undefined;
    this.waiting = [];
    this.fresh = new Set();
    this.next = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.updateComplete.then(() => this.refresh());
  }

  /** Reads the first page anew. Old rows stay until then. What is asked for meanwhile is done once more afterwards. */
  refresh() {
    if (!this.#queue) return this.#begin();
    this.#queue.again ??= this.#queue.done.then(() => this.#begin());
    return this.#queue.again;
  }

  #begin() {
    const done = this.#page(null).finally(() => { this.#queue = undefined; });
    this.#queue = { done, again: undefined };
    return done;
  }

  async #page(cursor) {
    if (!this.fetch || !this.isConnected) return;
    const turn = (this.#turn += 1);
    this.loading = true;
    try {
      const { items, next } = await this.fetch(cursor, this.limit || PAGE);
      if (turn !== this.#turn) return;
      this.rows = cursor === null ? items : unique([...this.rows, ...items], this.rowId);
      this.next = next ?? null;
      this.problem = undefined;
      if (cursor === null) this.waiting = [];
    } catch (problem) {
      if (turn === this.#turn) this.problem = problem;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  /** Puts new rows in front, newest first. While somebody reads they wait behind a button. */
  prepend(rows) {
    if (!this.rows) return;
    const have = new Set([...this.rows, ...this.waiting].map(this.rowId));
    const news = rows.filter((row) => !have.has(this.rowId(row)));
    if (!news.length) return;
    this.waiting = [...news, ...this.waiting];
    if (!this.#isRead()) this.show();
  }

  /** Shows what waits. */
  show() {
    const news = this.waiting;
    this.waiting = [];
    this.fresh = new Set(news.map(this.rowId));
    const all = [...news, ...this.rows];
    if (this.plain) this.rows = all.slice(0, this.limit || PAGE);
    else if (all.length > MAX_LIVE_ROWS) this.refresh();
    else this.rows = all;
  }

  #isRead() {
    const box = this.getBoundingClientRect();
    const scrolled = box.top < 0 && box.bottom > 0;
    return scrolled || this.matches(':hover') || this.contains(document.activeElement);
  }

  #open(event, row) {
    if (!this.href || event.defaultPrevented || event.target.closest('a, button, input')) return;
    if (String(getSelection())) return;
    navigate(this.href(row));
  }

  #keys(event) {
    const tr = event.target.closest('tbody tr');
    if (!tr || event.target !== tr) return;
    if (event.key === 'Enter' && this.href) navigate(this.href(this.rows[tr.rowIndex - 1]));
    else if (moveRow(tr, event.key)) event.preventDefault();
  }

  render() {
    if (this.problem && !this.rows) {
      return html`<mk-problem .problem=${this.problem} .retry=${() => this.refresh()}></mk-problem>`;
    }
    if (!this.rows) return html`<mk-loading rows=${this.limit && this.limit < 8 ? this.limit : 6}></mk-loading>`;
    if (!this.rows.length) return html`<mk-empty text=${this.empty || 'Nothing here yet.'}></mk-empty>`;
    return html`${this.#news()}
      <div class="table-box" role="region" tabindex="-1" aria-label=${this.caption || 'Table'}>
        <table @keydown=${this.#keys}>
          <caption class="hidden">${this.caption || 'Table'}</caption>
          <thead><tr>${this.columns.map((column) => html`<th scope="col" class=${style(column)}>${column.label}</th>`)}
          </tr></thead>
          <tbody>${repeat(this.rows, this.rowId, (row, index) => this.#row(row, index))}</tbody>
        </table>
      </div>
      ${this.plain ? nothing : this.#foot()}`;
  }

  #news() {
    if (!this.waiting.length) return nothing;
    return html`<button type="button" class="news" @click=${() => this.show()}>${this.waiting.length} new – show
    </button>`;
  }

  #row(row, index) {
    const kind = (this.href ? 'opens' : '') + (this.fresh.has(this.rowId(row)) ? ' fresh' : '');
    return html`<tr class=${kind} tabindex=${index === 0 ? 0 : -1} @click=${(event) => this.#open(event, row)}>
      ${this.columns.map((column) => html`<td class=${style(column)}>${column.cell(row)}</td>`)}</tr>`;
  }

  #foot() {
    return html`<div class="table-foot">
      ${this.next === null ? html`<span class="soft">${this.rows.length === 1 ? '1 row, that is all'
        : `${this.rows.length} rows, that is all`}</span>`
        : html`<button type="button" class="button" ?disabled=${this.loading} @click=${() => this.#page(this.next)}>
          ${this.loading ? 'Loading…' : 'Load more'}</button>`}
      ${this.problem ? html`<span class="bad" role="alert">${this.problem.message}</span>` : nothing}
      <span class="spacer"></span>
      ${this.#exporter.render()}
    </div>`;
  }
}

function style(column) {
  return (column.numeric ? 'numeric' : '') + (column.hideOnPhone ? ' wide-only' : '');
}

function unique(rows, rowId) {
  return [...new Map(rows.map((row) => [rowId(row), row])).values()];
}

define('mk-table', Table);
