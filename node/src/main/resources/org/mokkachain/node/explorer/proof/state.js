/** Paths of the state tree: that an entry, or none, stands under a key. */
import { bytesOf, toHex } from './bytes.js';
import { sha256 } from './crypto.js';

/** @typedef {{siblings: string[], entries: [key: string, value: string][], leaf: Uint8Array}} StatePath */

const MAX_SIBLINGS = 256;
const ENTRY = 64;
const MAX_LEAF = 16 * ENTRY;

/** @param {import('./decoder.js').Decoder} input @returns {StatePath} */
export function decodeStatePath(input) {
  const count = input.u16();
  input.require(count <= MAX_SIBLINGS, 'a state proof has at most 256 siblings, got ' + count);
  const siblings = Array.from({ length: count }, () => input.hash());
  const leaf = input.bytes(MAX_LEAF);
  input.require(leaf.length % ENTRY === 0, 'a leaf holds entries of 64 bytes, got ' + leaf.length + ' bytes');
  /** @type {[string, string][]} */
  const entries = [];
  for (let i = 0; i < leaf.length; i += ENTRY) {
    entries.push([toHex(leaf.slice(i, i + 32)), toHex(leaf.slice(i + 32, i + ENTRY))]);
  }
  const ascending = entries.every(([key], i) => i === 0 || entries[i - 1][0] < key);
  input.require(ascending, 'the entries of a leaf must ascend');
  return { siblings, entries, leaf };
}

/**
 * Where an entry stands.
 * @param {number} kind
 * @param {Uint8Array} naturalKey
 */
export async function stateKey(kind, naturalKey) {
  return toHex(await sha256(Uint8Array.of(kind), naturalKey));
}

/**
 * The hash of the value that the leaf has under a key, or nothing.
 * @param {StatePath} path
 * @param {string} key
 */
export function committedValue(path, key) {
  return path.entries.find(([at]) => at === key)?.[1];
}

/**
 * @param {StatePath} path
 * @param {string} key of the entry, hashed
 * @param {string} root
 */
export async function stateLeadsTo(path, key, root) {
  const place = bytesOf(key);
  let hash = await sha256(Uint8Array.of(0), path.leaf);
  for (let depth = path.siblings.length - 1; depth >= 0; depth--) {
    const sibling = bytesOf(path.siblings[depth]);
    const right = (place[depth >> 3] >> (7 - (depth & 7))) & 1;
    hash = await sha256(Uint8Array.of(1), ...(right ? [sibling, hash] : [hash, sibling]));
  }
  return toHex(hash) === root;
}
