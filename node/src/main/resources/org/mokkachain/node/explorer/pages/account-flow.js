// What a transaction moved, seen from one account.
import { html } from 'lit';
import { amount } from '../core/format.js';

/**
 * The net of what a final transaction gave to an account (positive) or took from it, by asset; fees are not in it.
 * @param {any} row a transaction's status
 * @param {string} address
 * @returns {Map<string, bigint>}
 */
export function netOf(row, address) {
  const net = new Map();
  if (row.status !== 'committed') return net;
  const from = row.transaction?.sender;
  for (const operation of row.transaction?.operations ?? []) {
    for (const [asset, who, units] of movements(operation, from)) {
      if (who === address) net.set(asset, (net.get(asset) ?? 0n) + units);
    }
  }
  for (const [asset, units] of net) if (units === 0n) net.delete(asset);
  return net;
}

function movements(operation, from) {
  const units = BigInt(operation.amount ?? operation.supply ?? 0);
  switch (operation.type) {
    case 'transfer': return [[operation.asset, from, -units], [operation.asset, operation.to, units]];
    case 'issueAsset': return [[operation.asset, from, units]];
    case 'mint': return [[operation.asset, operation.to, units]];
    case 'burn': return [[operation.asset, from, -units]];
    default: return [];
  }
}

/**
 * @param {Map<string, bigint>} net
 * @param {Map<string, {symbol: string, decimals: number}>} units how assets are written, by id
 */
export function flows(net, units) {
  if (!net.size) return html`<span class="soft">–</span>`;
  return [...net].map(([asset, change]) => {
    const unit = units.get(asset);
    const sign = change > 0n ? '+' : '';
    const text = sign + amount(change, unit?.decimals ?? 0);
    return html`<span class="units-moved ${change > 0n ? 'gained' : 'spent'}">${text}
      ${unit ? html`<span class="symbol">${unit.symbol}</span>` : html`<span class="symbol">units</span>`}</span>`;
  });
}
