/** What validators decide: changes, whom they are about, parameters. */
import { utf8 } from './bytes.js';
import { record } from './decoder.js';
import { MAX_NAME } from './validators.js';

/** @typedef {import('./decoder.js').Decoder} Decoder */

export const MAX_HOST = 255;
const MAX_PORT = 65_535;

/** By code, from 1. @type {{text: string, constant: string, min: bigint, max: bigint}[]} */
export const PARAMETERS = [
  parameter('maxBlockTransactions', 1, 50_000),
  parameter('maxBlockBytes', 64 * 1024, 8 << 20),
  parameter('maxTransactionBytes', 2 * 1024, 64 * 1024),
  parameter('minFee', 0, 1_000_000_000),
  parameter('proposalLifetime', 10, 10_000_000),
  parameter('accountAllowList', 0, 1),
  parameter('nodeAllowList', 0, 1),
];

/**
 * @param {string} text
 * @param {number} min
 * @param {number} max
 */
function parameter(text, min, max) {
  const constant = text.replace(/[A-Z]/g, (letter) => '_' + letter.toLowerCase());
  return { text, constant, min: BigInt(min), max: BigInt(max) };
}

/** @param {Decoder} input */
export function decodeParameter(input) {
  const code = input.u8();
  input.require(code >= 1 && code <= PARAMETERS.length, 'unknown parameter ' + code);
  return PARAMETERS[code - 1];
}

/** @param {Decoder} input */
export function decodePermission(input) {
  const code = input.u8();
  input.require(code <= 2, 'unknown permission ' + code);
  return ['none', 'allowed', 'denied'][code];
}

/** @param {Decoder} input */
export function decodeSubject(input) {
  const tag = input.u8();
  input.require(tag === 1 || tag === 2, 'unknown subject ' + tag);
  return tag === 1
    ? record('accountSubject', { address: input.address() })
    : record('nodeSubject', { key: input.hash() });
}

/** Its bytes, by which it is named, are kept beside it. @param {Decoder} input */
export function decodeChange(input) {
  const start = input.position();
  const change = decodeFields(input);
  return Object.defineProperty(change, '$encoded', { value: input.since(start) });
}

/** @param {Decoder} input @returns {any} */
function decodeFields(input) {
  const type = input.u8();
  switch (type) {
    case 1:
      return decodeAddValidator(input);
    case 2:
      return record('removeValidator', { key: input.hash() });
    case 3:
      return record('setPermission', { subject: decodeSubject(input), permission: decodePermission(input) });
    case 4:
      return decodeSetParameter(input);
    default:
      throw input.failure('unknown type ' + type + ' of a change');
  }
}

/** @param {Decoder} input */
function decodeAddValidator(input) {
  const name = input.string(MAX_NAME);
  const [key, operator, host] = [input.hash(), input.address(), input.string(MAX_HOST)];
  input.require(name !== '' && isHostAndPort(host), 'no name or host of a validator');
  return record('addValidator', { name, key, operator, host });
}

/** @param {string} host */
function isHostAndPort(host) {
  const found = /^[!-~]+:([1-9][0-9]{0,4})$/.exec(host);
  return found !== null && Number(found[1]) <= MAX_PORT && utf8(host).length <= MAX_HOST;
}

/** @param {Decoder} input */
function decodeSetParameter(input) {
  const changed = decodeParameter(input);
  const value = input.u64();
  input.require(value >= changed.min && value <= changed.max, changed.text + ' out of its range');
  return record('setParameter', { parameter: changed.constant, value, activationHeight: input.u64() });
}

/** @param {bigint} value @param {Decoder} input */
export function requireLifetime(value, input) {
  const { min, max } = PARAMETERS[4];
  input.require(value === 0n || (value >= min && value <= max), 'a lifetime out of its range');
  return value;
}
