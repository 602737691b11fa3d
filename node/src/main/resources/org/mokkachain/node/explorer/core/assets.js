// How amounts of an asset are written.
import { get, segment } from './api.js';
import { network } from './network.js';

/** @type {Map<string, Promise<{symbol: string, decimals: number}>>} */
const known = new Map();
const MAX_KNOWN = 500;

/**
 * Symbol and decimals of an asset, which never change; of MOKKA for `native`.
 * @param {string} asset id in hex, or `native`
 */
export function unit(asset) {
  if (!asset || asset === 'native') return network().then((found) => found.native);
  if (!known.has(asset)) {
    if (known.size >= MAX_KNOWN) known.clear();
    const asked = get(`/v1/assets/${segment(asset)}`).then(({ symbol, decimals }) => ({ symbol, decimals }));
    asked.catch(() => known.delete(asset));
    known.set(asset, asked);
  }
  return known.get(asset);
}
