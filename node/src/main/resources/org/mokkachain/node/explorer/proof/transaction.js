/** Transactions and what came of them. */
import { bytesOf, concat, numberBytes, utf8 } from './bytes.js';
import { isSignedBy, taggedHash } from './crypto.js';
import { decodeOperation } from './operation.js';

/** @typedef {import('./decoder.js').Decoder} Decoder */

/**
 * @typedef {object} Transaction
 * @property {string} chainId
 * @property {import('./decoder.js').Address} sender
 * @property {bigint} nonce
 * @property {bigint} fee
 * @property {bigint} validUntil
 * @property {any[]} operations records
 * @property {{key: string, signature: string}[]} signatures
 * @property {Uint8Array} body what its id covers
 * @property {Uint8Array} encoded
 */

const MAX_OPERATIONS = 100;
const MAX_SIGNATURES = 16;
const MAX_BYTES = 64 * 1024;
const SIGNED_TYPE = 64;

/** @param {Decoder} input @returns {Transaction} */
export function decodeTransaction(input) {
  const start = input.position();
  input.require(input.u8() === 1, 'unknown transaction version');
  const [chainId, sender, nonce] = [input.hash(), input.address(), input.u64()];
  const [fee, validUntil] = [input.u64(), input.u64()];
  const operations = input.list(MAX_OPERATIONS, decodeOperation);
  input.require(operations.length > 0, 'a transaction has 1 to 100 operations');
  const body = input.since(start);
  const signatures = input.list(MAX_SIGNATURES, () => ({ key: input.hash(), signature: input.signature() }));
  input.require(signatures.length > 0, 'a transaction has 1 to 16 signatures');
  const ascending = signatures.every(({ key }, i) => i === 0 || signatures[i - 1].key < key);
  input.require(ascending, 'signatures must ascend by key, no key twice');
  const encoded = input.since(start);
  input.require(encoded.length <= MAX_BYTES, 'a transaction of ' + encoded.length + ' bytes');
  return { chainId, sender, nonce, fee, validUntil, operations, signatures, body, encoded };
}

/** @param {Transaction} transaction */
export function transactionId(transaction) {
  return taggedHash('MOKKA/1/transaction', transaction.body);
}

/** The id of the asset that an operation issues. @param {string} transaction its id @param {number} operation */
export function issuedAssetId(transaction, operation) {
  return taggedHash('MOKKA/1/asset', concat(bytesOf(transaction), numberBytes(operation, 2)));
}

/** @param {Transaction} transaction */
export async function isSignedCorrectly(transaction) {
  const message = concat(utf8('MOKKA/1'), Uint8Array.of(SIGNED_TYPE), bytesOf(await transactionId(transaction)));
  const valid = await Promise.all(
    transaction.signatures.map(({ key, signature }) => isSignedBy(key, message, signature)));
  return valid.every(Boolean);
}

/**
 * @typedef {object} Outcome
 * @property {string} transactionId
 * @property {bigint} feePaid
 * @property {{operation: number, code: string} | undefined} failure
 * @property {Uint8Array} encoded
 */

const MAX_CODE = 64;

/** A receipt. @param {Decoder} input @returns {Outcome} */
export function decodeOutcome(input) {
  const start = input.position();
  const [id, feePaid, tag] = [input.hash(), input.u64(), input.u8()];
  input.require(tag <= 1, 'unknown receipt outcome ' + tag);
  const failure = tag === 0 ? undefined : { operation: input.u16(), code: input.string(MAX_CODE) };
  return { transactionId: id, feePaid, failure, encoded: input.since(start) };
}
