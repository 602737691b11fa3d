// What may well not exist. Asked for in ways that are answered with "nothing", not with an error.
import { Problem, get, query, segment } from './api.js';

/**
 * Who anchored a document first.
 * @param {string} hash SHA-256 in hex
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} as from `/v1/anchors/{hash}`; null if nobody did
 */
export async function anchorOf(hash, signal) {
  if (!/^[0-9a-fA-F]{64}$/.test(hash)) {
    throw new Problem({ status: 400, code: 'bad_request', title: 'This is no SHA-256', detail: hash.slice(0, 100),
      remedy: 'It has 64 hexadecimal digits.' });
  }
  const { items } = await get('/v1/search' + query({ q: hash.toLowerCase() }), { signal });
  const known = items.some((hit) => hit.type === 'anchor');
  return known ? get(`/v1/anchors/${hash.toLowerCase()}`, { signal }) : null;
}

/**
 * What an account stores under a key.
 * @param {string} owner
 * @param {string} key
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} as from `/v1/data/{owner}/{key}`; null if there is nothing
 */
export async function entryOf(owner, key, signal) {
  const { items } = await get(`/v1/data/${segment(owner)}${query({ prefix: key, limit: 1 })}`, { signal });
  return items[0]?.key === key ? items[0] : null;
}
