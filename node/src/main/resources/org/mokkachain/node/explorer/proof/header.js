/** Headers of blocks and the certificates that make them final. */
import { bytesOf, concat, numberBytes, utf8 } from './bytes.js';
import { taggedHash } from './crypto.js';

/** @typedef {import('./decoder.js').Decoder} Decoder */

/**
 * @typedef {object} Header
 * @property {string} chainId
 * @property {bigint} epoch
 * @property {bigint} height
 * @property {bigint} term
 * @property {number} proposer index in the validator set
 * @property {string} parentHash
 * @property {string} proofHash
 * @property {string} txRoot
 * @property {string} stateRoot
 * @property {string} receiptsRoot
 * @property {string} validatorSetHash
 * @property {string} nextValidatorSetHash
 * @property {bigint} timestampMs
 * @property {number} txCount
 * @property {number} bodyBytes
 * @property {Uint8Array} encoded
 */

/**
 * @param {Decoder} input
 * @returns {Header}
 */
export function decodeHeader(input) {
  const start = input.position();
  input.require(input.u16() === 1, 'unknown header version');
  const [chainId, epoch, height, term, proposer] = [input.hash(), input.u64(), input.u64(), input.u64(), input.u16()];
  const [parentHash, proofHash, txRoot, stateRoot] = [input.hash(), input.hash(), input.hash(), input.hash()];
  const [receiptsRoot, validatorSetHash, nextValidatorSetHash] = [input.hash(), input.hash(), input.hash()];
  const [timestampMs, txCount, bodyBytes] = [input.u64(), input.int31(), input.int31()];
  return {
    chainId, epoch, height, term, proposer,
    parentHash, proofHash, txRoot, stateRoot, receiptsRoot, validatorSetHash, nextValidatorSetHash,
    timestampMs, txCount, bodyBytes, encoded: input.since(start),
  };
}

/** @type {WeakMap<Header, Promise<string>>} */
const hashes = new WeakMap();

/** The block's hash. @param {Header} header */
export function headerHash(header) {
  const hash = hashes.get(header) ?? taggedHash('MOKKA/1/header', header.encoded);
  hashes.set(header, hash);
  return hash;
}

/** @param {Header} header */
export function endsEpoch(header) {
  return header.validatorSetHash !== header.nextValidatorSetHash;
}

export const PREPARE = 5;
export const COMMIT = 6;

/**
 * @typedef {object} Certificate
 * @property {number} phase PREPARE or COMMIT
 * @property {bigint} epoch
 * @property {bigint} term
 * @property {bigint} height
 * @property {string} hash of the block
 * @property {{signer: number, signature: string}[]} votes
 */

const MAX_VALIDATORS = 100;

/**
 * @param {Decoder} input
 * @returns {Certificate}
 */
function decodeCertificate(input) {
  const phase = input.u8();
  input.require(phase === PREPARE || phase === COMMIT, 'unknown phase ' + phase);
  const [epoch, term, height, hash] = [input.u64(), input.u64(), input.u64(), input.hash()];
  const votes = input.list(MAX_VALIDATORS, () => ({ signer: input.u16(), signature: input.signature() }));
  votes.forEach((vote, i) => {
    input.require(vote.signer < MAX_VALIDATORS, 'no validator has the index ' + vote.signer);
    input.require(i === 0 || votes[i - 1].signer < vote.signer, 'signers must ascend, no signer twice');
  });
  return { phase, epoch, term, height, hash, votes };
}

/**
 * What the validators signed.
 * @param {Certificate} certificate
 * @param {string} chainId
 */
export function votedBytes(certificate, chainId) {
  const { phase, epoch, term, height, hash } = certificate;
  const numbers = [epoch, term, height].map((number) => numberBytes(number, 8));
  return concat(utf8('MOKKA/1'), numberBytes(phase, 1), bytesOf(chainId), ...numbers, bytesOf(hash));
}

/**
 * A block with what makes it final.
 * @typedef {object} FinalHeader
 * @property {Header} header
 * @property {Header | undefined} parent of a header that ends its epoch
 * @property {Header[]} descendants up to the one certified
 * @property {Certificate} certificate
 */

const MAX_DESCENDANTS = 1024;

/**
 * @param {Decoder} input
 * @returns {FinalHeader}
 */
export function decodeFinalHeader(input) {
  const header = decodeHeader(input);
  const parent = endsEpoch(header) ? decodeHeader(input) : undefined;
  const descendants = input.list(MAX_DESCENDANTS, decodeHeader);
  return { header, parent, descendants, certificate: decodeCertificate(input) };
}
