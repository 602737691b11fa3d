/** Merkle paths as in RFC 9162, section 2.1.3.2. */
import { bytesOf, toHex } from './bytes.js';
import { sha256 } from './crypto.js';

export const MAX_PATH = 31;
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/**
 * How many hashes the path of a leaf has.
 * @param {number} index
 * @param {number} size
 */
export function pathLength(index, size) {
  let length = 0;
  let position = index;
  for (let last = size - 1; last > 0; last >>= 1) {
    length += position !== last || position & 1 ? 1 : 0;
    position >>= 1;
  }
  return length;
}

/**
 * @param {Uint8Array} leaf
 * @param {{index: number, size: number, path: string[]}} proof
 * @param {string} root
 */
export async function leadsTo(leaf, { index, size, path }, root) {
  let hash = await sha256(LEAF, leaf);
  let [position, last] = [index, size - 1];
  for (const sibling of path) {
    if (last === 0) {
      return false;
    }
    if (position & 1 || position === last) {
      hash = await sha256(NODE, bytesOf(sibling), hash);
      while (!(position & 1) && position !== 0) {
        position >>= 1;
        last >>= 1;
      }
    } else {
      hash = await sha256(NODE, hash, bytesOf(sibling));
    }
    position >>= 1;
    last >>= 1;
  }
  return last === 0 && toHex(hash) === root;
}
