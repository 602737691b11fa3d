/** Proofs: decoded from their bytes, verified against a genesis. The format of docs/proofs.md. */
import { toHex } from './bytes.js';
import { sha256 } from './crypto.js';
import { Decoder } from './decoder.js';
import { MAX_PATH, leadsTo, pathLength } from './merkle.js';
import { committedValue, decodeStatePath, stateKey, stateLeadsTo } from './state.js';
import { decodeOutcome, decodeTransaction, isSignedCorrectly, transactionId } from './transaction.js';
import { checkCertified, decodeCertifiedHeader } from './trust.js';
import { require } from './verdict.js';

/** @typedef {import('./trust.js').CertifiedHeader} CertifiedHeader */
/** @typedef {import('./trust.js').ProvenHeader} ProvenHeader */
/** @typedef {import('./trust.js').Trust} Trust */

/**
 * @typedef {object} TransactionProof
 * @property {'transaction'} kind
 * @property {CertifiedHeader} header
 * @property {import('./transaction.js').Transaction} transaction
 * @property {import('./transaction.js').Outcome} outcome
 * @property {number} index
 * @property {string[][]} paths of transaction and receipt
 */

/**
 * @typedef {object} EntryProof
 * @property {'entry'} kind
 * @property {CertifiedHeader} header
 * @property {number} entryKind
 * @property {Uint8Array} key
 * @property {Uint8Array | undefined} value
 * @property {import('./state.js').StatePath} path
 */

/** @typedef {TransactionProof | EntryProof} Proof */

const MAX_BYTES = 32 << 20;
const MAX_KEY = 1024;
const MAX_VALUE = 1 << 20;

/** @param {Uint8Array} bytes @returns {Proof} or throws a DecodingError */
export function decodeProof(bytes) {
  return Decoder.exactly(bytes, (input) => {
    input.require(bytes.length <= MAX_BYTES, 'a proof has at most 32 MiB');
    input.require(input.u8() === 1, 'unknown format of a proof');
    const kind = input.u8();
    input.require(kind === 1 || kind === 2, 'unknown kind ' + kind + ' of a proof');
    const header = decodeCertifiedHeader(input);
    return kind === 1 ? decodeOfTransaction(input, header) : decodeOfEntry(input, header);
  });
}

/** @param {Decoder} input @param {CertifiedHeader} header @returns {TransactionProof} */
function decodeOfTransaction(input, header) {
  const [transaction, outcome, index] = [decodeTransaction(input), decodeOutcome(input), input.int31()];
  const size = header.block.header.txCount;
  input.require(index < size, 'no leaf ' + index + ' in a tree of ' + size);
  const paths = [0, 1].map(() => input.list(MAX_PATH, () => input.hash()));
  const length = pathLength(index, size);
  input.require(paths.every((path) => path.length === length), 'a path of another length');
  return { kind: 'transaction', header, transaction, outcome, index, paths };
}

/** @param {Decoder} input @param {CertifiedHeader} header @returns {EntryProof} */
function decodeOfEntry(input, header) {
  const entryKind = input.u8();
  input.require(entryKind > 0, 'the kind of an entry is 1 to 255');
  const key = input.shortBytes(MAX_KEY);
  const value = input.bool() ? input.bytes(MAX_VALUE) : undefined;
  return { kind: 'entry', header, entryKind, key, value, path: decodeStatePath(input) };
}

/**
 * Throws NotProven with the first step that does not hold.
 * @param {Proof} proof
 * @param {Trust} trust
 * @returns {Promise<ProvenHeader>}
 */
export async function verifyProof(proof, trust) {
  const block = await checkCertified(trust, proof.header);
  await (proof.kind === 'transaction' ? checkTransaction(proof, trust) : checkEntry(proof));
  return block;
}

/** @param {TransactionProof} proof @param {Trust} trust */
async function checkTransaction({ header, transaction, outcome, index, paths }, trust) {
  const { height, txCount, txRoot, receiptsRoot } = header.block.header;
  const place = (/** @type {string[]} */ path) => ({ index, size: txCount, path });
  require(await leadsTo(transaction.encoded, place(paths[0]), txRoot), 'transaction',
    'the transaction is not number ' + index + ' of block ' + height);
  require(transaction.chainId === trust.chainId, 'transaction', 'the transaction was signed for another network');
  require(await isSignedCorrectly(transaction), 'transaction', 'a signature of the transaction is not valid');
  require(outcome.transactionId === await transactionId(transaction), 'receipt',
    'the receipt is of the transaction ' + outcome.transactionId);
  require(await leadsTo(outcome.encoded, place(paths[1]), receiptsRoot), 'receipt',
    'the receipt is not number ' + index + ' of block ' + height);
}

/** @param {EntryProof} proof */
async function checkEntry({ header, entryKind, key, value, path }) {
  const { height, stateRoot } = header.block.header;
  const place = await stateKey(entryKind, key);
  require(await stateLeadsTo(path, place, stateRoot), 'state',
    'the path does not lead to the state after block ' + height);
  const committed = committedValue(path, place);
  require((committed === undefined) === (value === undefined), 'state', 'the state after block ' + height
    + (committed === undefined ? ' has nothing under this key' : ' has an entry under this key'));
  const said = value === undefined ? undefined : toHex(await sha256(value));
  require(committed === said, 'state', 'the state after block ' + height + ' has another value');
}
