// Everything that was issued on this chain.
import { html } from 'lit';
import { define } from '../core/element.js';
import { get, query } from '../core/api.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { plainAmount, refreshCalmly, tablesOf } from '../parts/columns.js';
import { rules } from './asset-rules.js';
import '../parts/table.js';

const columns = [
  { label: 'Symbol', text: (row) => row.symbol,
    cell: (row) => html`<a class="symbol-link" href="/assets/${row.id}">${row.symbol}</a>` },
  { label: 'Id', hideOnPhone: true, text: (row) => row.id,
    cell: (row) => html`<mk-hash kind="none" value=${row.id}></mk-hash>` },
  { label: 'Supply', numeric: true, text: (row) => plainAmount(row.supply, row.decimals),
    cell: (row) => html`<mk-amount units=${row.supply} decimals=${row.decimals}></mk-amount>` },
  { label: 'Decimals', numeric: true, hideOnPhone: true, text: (row) => row.decimals, cell: (row) => row.decimals },
  { label: 'Issuer', hideOnPhone: true, text: (row) => row.issuer,
    cell: (row) => html`<mk-hash kind="account" value=${row.issuer} nocopy></mk-hash>` },
  { label: 'Rules', text: (row) => `${row.mintable ? 'mintable' : 'fixed supply'}${row.freezable ? ', freezable' : ''}`,
    cell: rules },
];

class AssetsPage extends Page {
  constructor() {
    super();
    new Live(this, ['blocks'], (topic, data) => this.#follow(topic, data), { everyMs: 3000 });
  }

  #follow(topic, data) {
    if (topic === 'gap' || data.block?.txCount > 0) refreshCalmly(tablesOf(this)[0]);
  }

  render() {
    return html`
      <p class="lead">Accounts issue assets of their own beside <a href="/assets/native">MOKKA</a>, the native one that
        pays fees. Their symbols are unique, and every holding can be proven.</p>
      <mk-table name="assets" caption="Issued assets by symbol" .columns=${columns} .rowId=${(row) => row.id}
        .fetch=${(cursor, limit) => get('/v1/assets' + query({ limit, cursor }))}
        .href=${(row) => `/assets/${row.id}`}
        empty="Nobody has issued an asset yet: mokka wallet asset issue"></mk-table>`;
  }
}

define('assets-page', AssetsPage);
