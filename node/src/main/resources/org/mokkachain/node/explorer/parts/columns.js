// Columns that several pages of accounts, assets and documents have, and a list that stays live.
import { html, nothing } from 'lit';
import { get, query } from '../core/api.js';
import { amount, bytes, local } from '../core/format.js';
import { said } from './said.js';

const PAGE = 25;

/** @typedef {{label: string, cell: (row: any) => unknown, text: (row: any) => unknown, numeric?: boolean,
 *   hideOnPhone?: boolean}} Column */

const iso = (ms) => (Number.isFinite(ms) ? new Date(ms).toISOString() : '');

/** When, and in which block. @type {Column[]} */
export const placeColumns = [
  { label: 'When', text: (row) => iso(row.timestampMs),
    cell: (row) => html`<mk-time ms=${row.timestampMs}></mk-time>` },
  {
    label: 'Block', numeric: true, hideOnPhone: true, text: (row) => row.height,
    cell: (row) => html`<a href="/blocks/${row.height}">${row.height}</a>`,
  },
];

/** @type {Column} */
const result = {
  label: 'Result', hideOnPhone: true,
  cell: (row) => html`<mk-status value=${row.status}></mk-status>`,
  text: (row) => (row.failure ? `${row.status}: ${row.failure.code}` : row.status),
};

/** @type {Column} */
const transaction = {
  label: 'Transaction', text: (row) => row.id,
  cell: (row) => html`<mk-hash kind="transaction" value=${row.id}></mk-hash>`,
};

/** @type {Column} */
const what = {
  label: 'What', cell: (row) => operations(row.transaction?.operations ?? []),
  text: (row) => (row.transaction?.operations ?? []).map((operation) => operation.text).join('; '),
};

/** @type {Column} */
const sender = {
  label: 'From', hideOnPhone: true, text: (row) => row.transaction?.sender,
  cell: (row) => html`<mk-hash kind="account" value=${row.transaction?.sender} nocopy></mk-hash>`,
};

function operations(list) {
  if (!list.length) return '–';
  const more = list.length - 1;
  return html`<mk-operation .operation=${list[0]} class="one-line"></mk-operation>${more
    ? html` <span class="soft">and ${more} more</span>` : nothing}`;
}

/** Columns of a list of transactions; `extra` ones stand before the result. @param {Column[]} [extra] */
export function transactionColumns(extra = []) {
  return [transaction, placeColumns[0], sender, what, ...extra, result, placeColumns[1]];
}

/** @type {Column[]} */
export const anchorColumns = [
  { label: 'Document', text: (row) => row.hash,
    cell: (row) => html`<mk-hash kind="anchor" value=${row.hash}></mk-hash>` },
  { label: 'Label', text: (row) => row.label,
    cell: (row) => (row.label ? said(row.label, { max: 80 }) : html`<span class="soft">no label</span>`) },
  { label: 'Account', hideOnPhone: true, text: (row) => row.account,
    cell: (row) => html`<mk-hash kind="account" value=${row.account} nocopy></mk-hash>` },
  ...placeColumns,
];

/** The page of an entry of an account's data. */
export const entryHref = (owner, key) => `/data/${encodeURIComponent(owner)}${query({ key })}`;

/** How many bytes a value has that is given in hex. */
export const sizeOf = (hex) => (hex ?? '').length / 2;

/** A value in a cell: the text if it is one, else the first bytes in hex. */
export function glimpse(row) {
  if (row.valueText) return said(row.valueText, { max: 90 });
  if (!row.value) return html`<span class="soft">empty</span>`;
  const hex = row.value.slice(0, 32).replace(/../g, '$& ').trim();
  return html`<span class="mono soft">${hex}${row.value.length > 32 ? ' …' : nothing}</span>`;
}

/** @type {Column[]} */
export const dataColumns = [
  { label: 'Key', text: (row) => row.key, cell: (row) => html`<a class="key" href=${entryHref(row.owner, row.key)}>${
    said(row.key, { max: 80 })}</a>` },
  { label: 'Value', cell: glimpse, text: (row) => row.valueText ?? row.value },
  { label: 'Size', numeric: true, hideOnPhone: true, text: (row) => sizeOf(row.value),
    cell: (row) => bytes(sizeOf(row.value)) },
  { label: 'Written in block', numeric: true, hideOnPhone: true, text: (row) => row.height,
    cell: (row) => html`<a href="/blocks/${row.height}">${row.height}</a>` },
];

/** An amount as a spreadsheet takes it: exact, a point, no grouping. */
export function plainAmount(units, decimals) {
  return amount(units, decimals).replace(/\u202f/g, '').replace('−', '-');
}

/** The tables of a page. @param {Element} page @returns {any[]} */
export const tablesOf = (page) => [...page.querySelectorAll('mk-table')];

/**
 * Puts into a table what came to the front of its list since.
 * @param {any} table
 * @param {string} path of the list, newest first
 */
export async function catchUp(table, path) {
  if (!table?.rows) return;
  const { items } = await get(path + query({ limit: 50 }));
  const known = new Set([...table.rows, ...table.waiting].map(table.rowId));
  const at = items.findIndex((row) => known.has(table.rowId(row)));
  if (at >= 0) table.prepend(items.slice(0, at));
  else refreshCalmly(table);
}

/** Reads a table anew, unless somebody reads it or has asked for more of it. @param {any} table */
export function refreshCalmly(table) {
  if ((table?.rows?.length ?? 0) <= PAGE && !table.matches(':hover, :focus-within')) table.refresh();
}

/** A hash in full, on a line of its own. */
export function hashLine(label, hash) {
  return html`<p class="hash-line"><span class="soft">${label}</span>
    <mk-hash kind="none" value=${hash} full></mk-hash></p>`;
}

/** A time in full, for documents of which the time is the point. */
export function moment(ms) {
  return html`<strong class="moment">${local(ms)}</strong> <span class="soft small moment">UTC ${
    new Date(ms).toISOString().replace('T', ' ').replace('Z', '')}</span>`;
}
