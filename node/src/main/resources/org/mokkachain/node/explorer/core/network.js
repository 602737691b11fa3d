// What does not change while the page is open: which network this is.
import { get } from './api.js';

let known;

/**
 * @typedef {{network: string, prefix: string, genesisHash: string, crashModel: string, nodeName: string,
 *   version: string, native: {symbol: string, decimals: number}}} Network
 */

/** @returns {Promise<Network>} asked once; again after a failure */
export function network() {
  known ??= get('/v1/status').then(describe).catch((problem) => {
    known = undefined;
    throw problem;
  });
  return known;
}

function describe(status) {
  return Object.freeze({
    network: status.network,
    prefix: status.addressPrefix,
    genesisHash: status.genesisHash,
    crashModel: status.crashModel,
    nodeName: status.name,
    version: status.version,
    native: Object.freeze({ symbol: 'MOKKA', decimals: 6 }),
  });
}
