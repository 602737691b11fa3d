/** Operations of transactions: decoded as records whose fields have the names that files and the API use. */
import { hasControls, utf8 } from './bytes.js';
import { record } from './decoder.js';
import { decodeChange, requireLifetime } from './governance.js';

/** @typedef {import('./decoder.js').Decoder} Decoder */

export const MAX_SYMBOL = 12;
export const MAX_LABEL = 128;
export const MAX_KEY = 256;
export const MAX_VALUE = 16 * 1024;
const MAX_DECIMALS = 18;
const MAX_MEMO = 256;
const MAX_KEYS = 16;
const MAX_WEIGHT = 1_000;
const MAX_EVIDENCE = 32 * 1024;
const NATIVE = '0'.repeat(64);

/** @param {Decoder} input */
export function decodeOperation(input) {
  const type = input.u8();
  const decode = OPERATIONS[type - 1];
  if (decode === undefined) {
    throw input.failure('unknown operation type ' + type);
  }
  return decode(input);
}

/** By type, from 1. @type {((input: Decoder) => any)[]} */
const OPERATIONS = [
  (input) => {
    const [asset, to, amount] = [decodeAsset(input), input.address(), positive(input)];
    return record('transfer', { asset, to, amount, memo: input.shortBytes(MAX_MEMO) });
  },
  decodeIssue,
  (input) => record('mint', { asset: issued(input), to: input.address(), amount: positive(input) }),
  (input) => record('burn', { asset: issued(input), amount: positive(input) }),
  (input) => record('freeze', { asset: issued(input), account: input.address(), frozen: input.bool() }),
  (input) => record('anchor', { hash: input.hash(), label: noControls(input, input.string(MAX_LABEL)) }),
  (input) => record('putData', { key: dataKey(input), value: input.bytes(MAX_VALUE) }),
  (input) => record('deleteData', { key: dataKey(input) }),
  (input) => record('setAuthority', { authority: decodeAuthority(input) }),
  (input) => {
    const [offender, evidence] = [input.hash(), input.bytes(MAX_EVIDENCE)];
    input.require(evidence.length > 0, 'no evidence');
    return record('reportEvidence', { offender, evidence });
  },
  (input) => record('proposeChange', { change: decodeChange(input), lifetime: requireLifetime(input.u64(), input) }),
  (input) => record('approveChange', { proposal: input.u64(), change: input.hash() }),
  (input) => record('withdrawChange', { proposal: input.u64() }),
];

/** @param {Decoder} input */
function decodeIssue(input) {
  const [symbol, decimals, supply] = [input.string(MAX_SYMBOL), input.u8(), input.u64()];
  input.require(/^[A-Z][A-Z0-9]*$/.test(symbol) && symbol !== 'MOKKA', 'no symbol of an asset');
  input.require(decimals <= MAX_DECIMALS, 'an asset has 0 to 18 decimals, got ' + decimals);
  return record('issueAsset', { symbol, decimals, supply, mintable: input.bool(), freezable: input.bool() });
}

/** The id in hex, or native. @param {Decoder} input */
function decodeAsset(input) {
  const tag = input.u8();
  input.require(tag <= 1, 'unknown asset tag ' + tag);
  if (tag === 0) {
    return 'native';
  }
  const id = input.hash();
  input.require(id !== NATIVE, 'the native asset must be written as tag 0');
  return id;
}

/** @param {Decoder} input */
function issued(input) {
  const asset = decodeAsset(input);
  input.require(asset !== 'native', 'the native asset has no issuer');
  return asset;
}

/** @param {Decoder} input */
function positive(input) {
  const amount = input.u64();
  input.require(amount > 0n, 'an amount of at least one base unit is needed');
  return amount;
}

/** @param {Decoder} input @param {string} text */
function noControls(input, text) {
  input.require(!hasControls(text), 'a text without control characters is needed');
  return text;
}

/** @param {Decoder} input */
function dataKey(input) {
  const key = noControls(input, input.string(MAX_KEY));
  input.require(utf8(key).length > 0, 'a key has 1 to 256 bytes');
  return key;
}

/** @param {Decoder} input */
export function decodeAuthority(input) {
  const tag = input.u8();
  input.require(tag <= 1, 'unknown authority ' + tag);
  if (tag === 0) {
    return record('originalKey', {});
  }
  const threshold = input.u16();
  const keys = input.list(MAX_KEYS, () => {
    const key = record('weightedKey', { key: input.hash(), weight: input.u16() });
    input.require(key.weight >= 1 && key.weight <= MAX_WEIGHT, 'a weight is 1 to 1000');
    return key;
  });
  input.require(keys.length > 0, 'an authority has 1 to 16 keys');
  const ascending = keys.every((key, i) => i === 0 || keys[i - 1].key < key.key);
  input.require(ascending, 'the keys of an authority must ascend, none twice');
  const sum = keys.reduce((total, key) => total + key.weight, 0);
  input.require(threshold >= 1 && threshold <= sum, 'a threshold is 1 to the sum of the weights');
  return record('weighted', { threshold, keys });
}
