/** Which network this browser trusts: the hash of its genesis, kept in this browser for this address. */
import { forgetGenesis, servedGenesis } from './node.js';

const KEY = 'mokka.genesis';

/** @type {string | undefined} where the browser keeps nothing */
let kept;
/** @type {Set<() => void>} */
const listeners = new Set();

/** The genesis hash that the user has confirmed, if any. @returns {string | undefined} */
export function pinned() {
  try {
    return globalThis.localStorage.getItem(KEY) ?? kept;
  } catch {
    return kept;
  }
}

/** Trusts a network from now on. @param {string} hash */
export function pin(hash) {
  kept = hash;
  try {
    globalThis.localStorage.setItem(KEY, hash);
  } catch {
    // A browser that keeps nothing is asked again at the next visit.
  }
  listeners.forEach((listener) => listener());
}

/**
 * @typedef {object} Check
 * @property {'unknown' | 'trusted' | 'other'} state
 * @property {import('./genesis.js').Genesis} served
 * @property {string} [pinned]
 */

/** Whether the genesis that the node serves, hashed here, is the one trusted. @returns {Promise<Check>} */
export async function check() {
  const served = await servedGenesis();
  const trusted = pinned();
  const state = trusted === undefined ? 'unknown' : trusted === served.hash ? 'trusted' : 'other';
  return { state, served, pinned: trusted };
}

/** Asks the node again. */
export function recheck() {
  forgetGenesis();
  return check();
}

/** Told when another network is trusted. @param {() => void} listener @returns {() => void} ends it */
export function onPin(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A hash in groups that people can compare: f9d1 fb28 …  @param {string} hash */
export function fingerprint(hash) {
  return hash.match(/.{1,4}/g)?.join(' ') ?? hash;
}

/**
 * The digits that people compare by telephone: the first 30 bytes of the hash, five at a time modulo 100,000.
 * @param {string} hash
 */
export function spoken(hash) {
  const groups = hash.slice(0, 60).match(/.{10}/g) ?? [];
  return groups.map((group) => String(Number.parseInt(group, 16) % 100_000).padStart(5, '0')).join(' ');
}
