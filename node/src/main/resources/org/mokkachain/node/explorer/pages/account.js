// One account: what it has, what it did, who signs for it, what it wrote down.
import { html, nothing } from 'lit';
import { define } from '../core/element.js';
import { get, query, segment } from '../core/api.js';
import { integer, short } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import {
  anchorColumns, catchUp, dataColumns, plainAmount, refreshCalmly, tablesOf, transactionColumns,
} from '../parts/columns.js';
import { proveAccount, proveHolding } from '../proof/index.js';
import { authorityPanel, authorityWords } from './account-authority.js';
import { flows, netOf } from './account-flow.js';
import '../parts/operation.js';
import '../parts/table.js';
import '../parts/mk-proof.js';

class AccountPage extends Page {
  #account = new Resource(this, (signal) => get(this.#path(), { signal }));
  #seen = '';

  constructor() {
    super();
    new Live(this, ['blocks'], () => this.#account.refresh(), { everyMs: 1500 });
  }

  #path(more = '') {
    return `/v1/accounts/${segment(this.params.address)}${more}`;
  }

  willUpdate(changed) {
    if (changed.has('params')) this.heading = `Account ${short(this.params.address, 8, 6)}`;
    const now = JSON.stringify(this.#account.value ?? '');
    if (this.#seen && now !== this.#seen) this.#changed();
    if (this.#account.value) this.#seen = now;
  }

  /** Something happened to the account: the lists follow. */
  #changed() {
    for (const table of tablesOf(this)) {
      if (table.name === 'history') catchUp(table, this.#path('/transactions')).catch(() => undefined);
      else refreshCalmly(table);
    }
  }

  render() {
    return this.#account.render({ value: (account) => html`
      <mk-facts .items=${this.#facts(account)}></mk-facts>
      <mk-tabs label="Parts of the account" .tabs=${this.#tabs(account)}></mk-tabs>` });
  }

  #facts(account) {
    const waiting = account.pendingNonce - account.nonce;
    return [
      ['Address', html`<mk-hash kind="none" value=${account.address} full></mk-hash>`],
      ['Balance', html`${native(account)} <mk-proof .of=${account}
        .run=${() => proveAccount(account.address, account)} @outdated=${() => this.#account.refresh()}></mk-proof>`],
      ['Sent', html`${integer(account.nonce)} transaction${account.nonce === 1 ? '' : 's'}${waiting > 0
        ? html`, <a href="/mempool">${integer(waiting)} waiting</a>` : nothing}`,
      'How many transactions of this account are final: its next nonce'],
      ['Who signs', authorityWords(account.authority)],
      ['May send', permission(account)],
    ];
  }

  #tabs(account) {
    return [
      { id: 'balances', label: 'Balances', render: () => this.#balances(account) },
      { id: 'history', label: 'History', render: () => this.#historyTable(account) },
      { id: 'authority', label: 'Authority', render: () => authorityPanel(account) },
      { id: 'anchors', label: 'Anchors', render: () => this.#anchors(account.address) },
      { id: 'data', label: 'Data', render: () => this.#data(account.address) },
    ];
  }

  #balances(account) {
    return html`<mk-table name="balances" caption="What the account has" .columns=${balanceColumns(account)}
      .fetch=${(cursor, limit) => get(this.#path('/balances') + query({ limit, cursor }))}
      .rowId=${(row) => row.asset} .href=${(row) => `/assets/${row.asset}`}
      empty="This account has nothing."></mk-table>`;
  }

  #historyTable(account) {
    return html`<mk-table name="history" caption="Final transactions of the account, newest first"
      .columns=${transactionColumns([flowColumn(account)])}
      .fetch=${(cursor, limit) => get(this.#path('/transactions') + query({ limit, cursor }))}
      .href=${(row) => `/transactions/${row.id}`}
      empty="No final transaction concerns this account."></mk-table>`;
  }

  #anchors(address) {
    return html`<mk-table name="anchors" caption="Documents that the account anchored, newest first"
      .columns=${anchorColumns.filter((column) => column.label !== 'Account')} .rowId=${(row) => row.hash}
      .fetch=${(cursor, limit) => get('/v1/anchors' + query({ account: address, limit, cursor }))}
      .href=${(row) => `/anchors/${row.hash}`} empty="This account has anchored no document."></mk-table>`;
  }

  #data(address) {
    return html`<mk-table name="data" caption="What the account stores, by key" .columns=${dataColumns}
      .rowId=${(row) => row.key} empty="This account stores nothing."
      .fetch=${(cursor, limit) => get(`/v1/data/${segment(address)}${query({ limit, cursor })}`)}></mk-table>
      <p class="after-table"><a href="/data/${segment(address)}">All of its data, with values and their history</a>
      </p>`;
  }
}

function native(account) {
  const balance = account.balances.find((one) => one.asset === 'native');
  return html`<mk-amount units=${balance?.amount ?? 0} decimals=${balance?.decimals ?? 6}
    symbol=${balance?.symbol ?? 'MOKKA'}></mk-amount>`;
}

const PERMISSIONS = {
  denied: 'The validators denied this account',
  allowed: 'The validators allowed this account',
  none: 'The validators decided nothing about this account',
};

function permission({ permission: laidDown, maySend }) {
  if (maySend === undefined) return html`<span class="soft">not known</span>`;
  const help = PERMISSIONS[laidDown] ?? '';
  if (!maySend) {
    const words = laidDown === 'denied' ? 'No: denied by the validators' : 'No: not on the allow list';
    return html`<mk-status value="rejected" words=${words} title=${help}></mk-status>`;
  }
  const words = { denied: 'Yes, as an operator, though denied', allowed: 'Yes, allowed by name' }[laidDown] ?? 'Yes';
  return html`<mk-status value="ok" words=${words} title=${help}></mk-status>`;
}

function balanceColumns(account) {
  const { address } = account;
  return [
    { label: 'Asset', text: (row) => row.symbol,
      cell: (row) => html`<a class="symbol-link" href="/assets/${row.asset}">${row.symbol}</a>` },
    { label: 'Asset id', hideOnPhone: true, text: (row) => row.asset, cell: (row) => (row.asset === 'native'
      ? html`<span class="soft">native</span>` : html`<mk-hash kind="none" value=${row.asset}></mk-hash>`) },
    { label: 'Amount', numeric: true, text: (row) => plainAmount(row.amount, row.decimals),
      cell: (row) => html`<mk-amount units=${row.amount} decimals=${row.decimals}></mk-amount>` },
    { label: 'State', text: (row) => (row.frozen ? 'frozen' : 'free'), cell: (row) => (row.frozen
      ? html`<mk-status value="frozen" title="It can neither be sent nor received"></mk-status>`
      : html`<span class="soft">free</span>`) },
    { label: 'Proof', cell: (row) => html`<mk-proof brief .of=${row} .run=${() => (row.asset === 'native'
      ? proveAccount(address, account) : proveHolding(row.asset, address, row))}></mk-proof>` },
  ];
}

/** What a transaction gave to the account or took from it. */
function flowColumn(account) {
  const units = new Map(account.balances.map((balance) => [balance.asset, balance]));
  return { label: 'In and out', numeric: true, cell: (row) => flows(netOf(row, account.address), units),
    text: (row) => [...netOf(row, account.address)].map(([asset, net]) => {
      const unit = units.get(asset);
      return `${plainAmount(net, unit?.decimals ?? 0)} ${unit?.symbol ?? `units of ${asset}`}`;
    }).join('; ') };
}

define('account-page', AccountPage);
