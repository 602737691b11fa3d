/** Validator sets, and how many of one make a quorum. */
import { utf8 } from './bytes.js';
import { taggedHash } from './crypto.js';

/** @typedef {import('./decoder.js').Decoder} Decoder */
/** @typedef {import('./decoder.js').Address} Address */
/** @typedef {{name: string, key: string, operator: Address}} Validator */
/** @typedef {{members: Validator[], encoded: Uint8Array}} ValidatorSet */

export const MAX_VALIDATORS = 100;
export const MAX_NAME = 64;

/**
 * @param {Decoder} input
 * @returns {Validator}
 */
export function decodeValidator(input) {
  const name = input.string(MAX_NAME);
  input.require(utf8(name).length > 0, "a validator's name has at least one byte");
  return { name, key: input.hash(), operator: input.address() };
}

/**
 * @param {Decoder} input
 * @returns {ValidatorSet}
 */
export function decodeValidatorSet(input) {
  const start = input.position();
  const members = input.list(MAX_VALIDATORS, decodeValidator);
  input.require(members.length > 0, 'a validator set has at least one member');
  for (const field of /** @type {('key' | 'name')[]} */ (['key', 'name'])) {
    const different = new Set(members.map((member) => member[field])).size;
    input.require(different === members.length, 'two validators have the same ' + field);
  }
  return { members, encoded: input.since(start) };
}

/** @type {WeakMap<ValidatorSet, Promise<string>>} */
const hashes = new WeakMap();

/** @param {ValidatorSet} set */
export function validatorSetHash(set) {
  const hash = hashes.get(set) ?? taggedHash('MOKKA/1/validators', set.encoded);
  hashes.set(set, hash);
  return hash;
}

/**
 * @param {'bft' | 'cft'} model
 * @param {number} n number of validators
 */
export function quorumOf(model, n) {
  return model === 'bft' ? Math.floor((n + Math.floor((n - 1) / 3) + 2) / 2) : Math.floor(n / 2) + 1;
}
