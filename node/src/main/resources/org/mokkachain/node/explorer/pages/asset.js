// One asset: its rules, who holds it, what happened to it.
import { html } from 'lit';
import { define } from '../core/element.js';
import { get, query, segment } from '../core/api.js';
import { integer } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { catchUp, hashLine, plainAmount, refreshCalmly, tablesOf, transactionColumns } from '../parts/columns.js';
import { proveAsset, proveHolding } from '../proof/index.js';
import { ruleWords, rules } from './asset-rules.js';
import '../parts/operation.js';
import '../parts/table.js';
import '../parts/mk-proof.js';

const isNative = (reference) => reference === 'native' || reference === 'MOKKA';

class AssetPage extends Page {
  #asset = new Resource(this, (signal) => (isNative(this.params.asset)
    ? Promise.resolve({ native: true }) : get(this.#path(), { signal })));

  constructor() {
    super();
    new Live(this, ['blocks'], (topic, data) => this.#follow(topic, data), { everyMs: 1500 });
  }

  #path(more = '') {
    return `/v1/assets/${segment(this.params.asset)}${more}`;
  }

  willUpdate() {
    const asset = this.#asset.value;
    this.heading = isNative(this.params.asset) ? 'Asset MOKKA' : `Asset ${asset?.symbol ?? ''}`.trim();
  }

  async #follow(topic, data) {
    if (isNative(this.params.asset) || (topic !== 'gap' && !(data.block?.txCount > 0))) return;
    await this.#asset.refresh();
    for (const table of tablesOf(this)) {
      if (table.name === 'history') catchUp(table, this.#path('/transactions')).catch(() => undefined);
      else refreshCalmly(table);
    }
  }

  render() {
    return this.#asset.render({ value: (asset) => (asset.native ? nativeAsset() : this.#issued(asset)) });
  }

  #issued(asset) {
    return html`${hashLine('Id', asset.id)}<mk-facts .items=${facts(asset)}></mk-facts>
      <mk-tabs label="Parts of the asset" .tabs=${[
        { id: 'holders', label: 'Holders', render: () => this.#holders(asset) },
        { id: 'history', label: 'History', render: () => this.#transactions() },
      ]}></mk-tabs>`;
  }

  #holders(asset) {
    return html`<mk-table name="holders" caption="Who holds the asset, by address" .columns=${holderColumns(asset)}
      .fetch=${(cursor, limit) => get(this.#path('/holders') + query({ limit, cursor }))}
      .rowId=${(row) => row.account} .href=${(row) => `/accounts/${row.account}`}
      empty="Nobody holds any of it."></mk-table>`;
  }

  #transactions() {
    return html`<mk-table name="history" caption="What happened to the asset, newest first"
      .columns=${transactionColumns()}
      .fetch=${(cursor, limit) => get(this.#path('/transactions') + query({ limit, cursor }))}
      .href=${(row) => `/transactions/${row.id}`}
      empty="Nothing has happened to it that this node still knows."></mk-table>`;
  }
}

function facts(asset) {
  return [
    ['Supply', html`<mk-amount units=${asset.supply} decimals=${asset.decimals} symbol=${asset.symbol}></mk-amount>
      <mk-proof .of=${asset} .run=${() => proveAsset(asset.id, asset)}></mk-proof>`],
    ['Issuer', html`<mk-hash kind="account" value=${asset.issuer}></mk-hash>`],
    ['Rules', html`${rules(asset)} <span class="soft small">${ruleWords(asset)}</span>`],
    ['Decimals', integer(asset.decimals), 'Digits after the point'],
  ];
}

function nativeAsset() {
  return html`<mk-facts .items=${[
    ['Supply', 'Fixed for ever by the genesis'],
    ['Decimals', '6', 'Digits after the point'],
    ['Rules', 'Pays fees. Nobody issues, mints, burns or freezes it.'],
  ]}></mk-facts>
  <p class="soft">What an account has of it stands on the account’s page, where it can be proven. Fees go to the
    operator of the validator that proposed the block, so the sum never changes; every node checks that after each
    block.</p>`;
}

/** A holding's part of the supply, in hundredths of a percent, rounded down. */
function share(amount, supply) {
  if (BigInt(supply) === 0n) return '–';
  const hundredths = (BigInt(amount) * 10_000n) / BigInt(supply);
  if (hundredths === 0n) return BigInt(amount) === 0n ? '0 %' : '< 0.01 %';
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')} %`;
}

function holderColumns(asset) {
  return [
    { label: 'Account', text: (row) => row.account,
      cell: (row) => html`<mk-hash kind="account" value=${row.account}></mk-hash>` },
    { label: 'Amount', numeric: true, text: (row) => plainAmount(row.amount, asset.decimals),
      cell: (row) => html`<mk-amount units=${row.amount} decimals=${asset.decimals}></mk-amount>` },
    { label: 'Share', numeric: true, text: (row) => share(row.amount, asset.supply),
      cell: (row) => html`<span class="share">${share(row.amount, asset.supply)}<meter min="0" max="100"
        aria-hidden="true" .value=${percent(row.amount, asset.supply)}></meter></span>` },
    { label: 'State', text: (row) => (row.frozen ? 'frozen' : 'free'), cell: (row) => (row.frozen
      ? html`<mk-status value="frozen"></mk-status>` : html`<span class="soft">free</span>`) },
    { label: 'Proof', hideOnPhone: true, cell: (row) => html`<mk-proof brief .of=${row}
      .run=${() => proveHolding(asset.id, row.account, row)}></mk-proof>` },
  ];
}

function percent(amount, supply) {
  return BigInt(supply) === 0n ? 0 : Number((BigInt(amount) * 10_000n) / BigInt(supply)) / 100;
}

define('asset-page', AssetPage);
