// Everything of a table as a file: read page by page, with progress, and to be cancelled.
import { html } from 'lit';
import { download, toCsv } from '../core/export.js';
import { integer } from '../core/format.js';

const LIMIT = 100;
const MAX_ROWS = 100_000;

/** @param {any} table an `mk-table` */
export function exporter(table) {
  const state = { running: false, rows: 0, cancelled: false, note: '' };

  async function readAll() {
    const rows = [];
    let cursor = null;
    do {
      const { items, next } = await table.fetch(cursor, LIMIT);
      rows.push(...items);
      cursor = next ?? null;
      state.rows = rows.length;
      table.requestUpdate();
    } while (cursor !== null && rows.length < MAX_ROWS && !state.cancelled);
    return rows.slice(0, MAX_ROWS);
  }

  async function save(kind) {
    Object.assign(state, { running: true, rows: 0, cancelled: false, note: '' });
    table.requestUpdate();
    try {
      const rows = await readAll();
      if (!state.cancelled) offer(kind, rows);
    } catch (problem) {
      state.note = problem.message;
    }
    state.running = false;
    table.requestUpdate();
  }

  function offer(kind, rows) {
    const name = `${table.name || 'table'}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}`;
    if (kind === 'json') return download(`${name}.json`, 'application/json', JSON.stringify(rows, null, 2) + '\n');
    const columns = table.columns.filter((column) => column.text)
      .map((column) => ({ label: column.label, text: column.text }));
    return download(`${name}.csv`, 'text/csv', toCsv(columns, rows));
  }

  function render() {
    if (state.running) {
      return html`<span class="soft" role="status">${integer(state.rows)} rows read</span>
        <button type="button" class="button plain" @click=${() => { state.cancelled = true; }}>Cancel</button>`;
    }
    return html`<span class="bad" role="status">${state.note}</span><span class="soft">Export</span>
      <button type="button" class="button plain" @click=${() => save('csv')}>CSV</button>
      <button type="button" class="button plain" @click=${() => save('json')}>JSON</button>`;
  }

  return { render };
}
