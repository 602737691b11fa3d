// Operations in words, with links. What people wrote into them is shown as text, never as a link or as markup.
import { html, nothing } from 'lit';
import { Element, define } from '../core/element.js';
import { unit } from '../core/assets.js';
import { bytes } from '../core/format.js';
import { said } from './said.js';

const account = (address) => html`<mk-hash kind="account" value=${address} nocopy></mk-hash>`;
const quoted = (text) => html`<q class="quoted">${said(text, { max: 600 })}</q>`;

const WORDS = {
  transfer: (op, amount) => html`Send ${amount} to ${account(op.to)}${memo(op)}`,
  mint: (op, amount) => html`Mint ${amount} for ${account(op.to)}`,
  burn: (op, amount) => html`Burn ${amount}`,
  issueAsset: (op) => html`Issue <a href="/assets/${op.asset}">${op.symbol}</a>,
    <mk-amount units=${op.supply} decimals=${op.decimals} symbol=${op.symbol}></mk-amount>,
    ${op.mintable === 'true' ? 'more may be minted' : 'never more'}${op.freezable === 'true'
      ? ', holdings may be frozen' : ''}`,
  freeze: (op, _, symbol) => html`${op.frozen === 'true' ? 'Freeze' : 'Unfreeze'} the
    <a href="/assets/${op.asset}">${symbol}</a> of ${account(op.account)}`,
  anchor: (op) => html`Anchor <mk-hash kind="anchor" value=${op.hash} nocopy></mk-hash>${op.label
    ? html` as ${quoted(op.label)}` : nothing}`,
  putData: (op) => html`Store ${bytes((op.value ?? '').length / 2)} under ${quoted(op.key)}${op.valueText
    ? html`: ${quoted(op.valueText)}` : nothing}`,
  deleteData: (op) => html`Delete the entry ${quoted(op.key)}`,
  approveChange: (op) => html`Approve <a href="/proposals/${op.proposal}">proposal ${op.proposal}</a>`,
  withdrawChange: (op) => html`Withdraw <a href="/proposals/${op.proposal}">proposal ${op.proposal}</a>`,
};

function memo(op) {
  if (op.memoText) return html` with the memo ${quoted(op.memoText)}`;
  return op.memo ? html` with a memo of ${bytes(op.memo.length / 2)}` : nothing;
}

/** One operation: `.operation`. Every other kind is shown in the node's own words. */
class OperationText extends Element {
  static properties = { operation: { attribute: false }, unit: { state: true } };
  #asked;

  willUpdate() {
    const asset = this.operation?.asset;
    if (asset === this.#asked || this.operation?.type === 'issueAsset') return;
    this.#asked = asset;
    this.unit = undefined;
    if (asset) unit(asset).then((found) => { this.unit = found; }, () => undefined);
  }

  #amount(op) {
    if (!this.unit) return html`<span class="amount"><span class="number">${op.amount}</span> base units</span>`;
    const { symbol, decimals } = this.unit;
    const number = html`<mk-amount units=${op.amount} decimals=${decimals}></mk-amount>`;
    return op.asset === 'native' ? html`${number} ${symbol}`
      : html`${number} <a href="/assets/${op.asset}">${symbol}</a>`;
  }

  render() {
    const op = this.operation;
    if (!op) return nothing;
    const words = WORDS[op.type];
    return html`<span class="operation">${words ? words(op, this.#amount(op), this.unit?.symbol ?? 'asset')
      : sentence(op.text)}</span>`;
  }
}

function sentence(text) {
  const words = String(text ?? '');
  return said(words.charAt(0).toUpperCase() + words.slice(1), { max: 600 });
}

define('mk-operation', OperationText);
