/**
 * That a block is final, from what the node tells of it: its hash is computed from the fields shown, the certificate
 * verified against the validators of its epoch, to which the links of another proof lead.
 */
import { bytesOf, concat, fromHex, numberBytes } from './bytes.js';
import { Decoder } from './decoder.js';
import { COMMIT, PREPARE, decodeHeader, endsEpoch, headerHash } from './header.js';
import { Unavailable, fetchJson } from './node.js';
import { decodeProof } from './proof.js';
import { checkBlock, through, trustOf } from './trust.js';
import { NotProven, require } from './verdict.js';

/** @typedef {import('./header.js').Header} Header */
/** @typedef {import('./trust.js').Trust} Trust */

const MAX_DESCENDANTS = 1024;

/**
 * Throws NotProven or Unavailable.
 * @param {any} block answer of /v1/blocks/{block}
 * @param {import('./genesis.js').Genesis} genesis
 */
export async function checkShownBlock(block, genesis) {
  if (!block.certificate) {
    throw new Unavailable('unsigned', block.height === 0
      ? 'nobody signs the first block: it follows from the genesis'
      : 'the node shows no certificate of this block');
  }
  const first = trustOf(genesis);
  const trust = await trustOfEpoch(block.epoch, first);
  const header = headerOf(block, trust);
  require(await headerHash(header) === block.hash, 'text', 'the fields shown do not have the hash that is shown');
  const descendants = await descendantsOf(block, first);
  const parent = endsEpoch(header) ? await readHeader(block.height - 1, first) : undefined;
  return checkBlock(trust, { header, parent, descendants, certificate: certificateOf(block.certificate, trust) });
}

/**
 * The validators of an epoch: links of the newest proof lead to them and beyond.
 * @param {number} epoch
 * @param {Trust} trust of epoch 0
 */
async function trustOfEpoch(epoch, trust) {
  if (epoch === 0) {
    return trust;
  }
  const { proof } = await fetchJson('/v1/governance/proof');
  const { links } = understood(() => decodeProof(bytesOf(proof)).header);
  require(links.length >= epoch, 'validators', 'the node proves ' + links.length + ' epochs, the block is of ' + epoch);
  return through(trust, links.slice(0, epoch));
}

/** @param {any} block @param {Trust} trust */
function headerOf(block, trust) {
  const hashes = [block.parent, block.proofHash, block.txRoot, block.stateRoot, block.receiptsRoot,
    block.validatorSetHash, block.nextValidatorSetHash];
  return understood(() => Decoder.exactly(concat(
    numberBytes(1, 2), bytesOf(block.chainId), numberBytes(block.epoch, 8), numberBytes(block.height, 8),
    numberBytes(block.term, 8), numberBytes(indexOf(block.proposer, trust), 2), ...hashes.map(bytesOf),
    numberBytes(block.timestampMs, 8), numberBytes(block.txCount, 4), numberBytes(block.bodyBytes, 4),
  ), decodeHeader));
}

/**
 * @template T
 * @param {() => T} read
 */
function understood(read) {
  try {
    return read();
  } catch (e) {
    throw e instanceof NotProven ? e : new NotProven('format', 'the node tells of this block what no block can have');
  }
}

/** @param {string} name @param {Trust} trust */
function indexOf(name, trust) {
  const index = trust.validators.members.findIndex((member) => member.name === name);
  require(index >= 0, 'validators', name + ' is no validator of epoch ' + trust.epoch);
  return index;
}

/** @param {number} height @param {Trust} first of epoch 0 */
async function readHeader(height, first) {
  const block = await fetchJson('/v1/blocks/' + height);
  return headerOf(block, await trustOfEpoch(block.epoch, first));
}

/** Up to the block that is certified. @param {any} block @param {Trust} first of epoch 0 */
async function descendantsOf(block, first) {
  const count = block.certificate.height - block.height;
  require(count >= 0 && count <= MAX_DESCENDANTS, 'finality', 'the certificate is for another block');
  return Promise.all(Array.from({ length: count }, (_, i) => readHeader(block.height + 1 + i, first)));
}

/** @param {any} certificate @param {Trust} trust @returns {import('./header.js').Certificate} */
function certificateOf(certificate, trust) {
  const { phase, epoch, term, height, blockHash, signers, signatures } = certificate;
  return understood(() => {
    const votes = signers.map((/** @type {string} */ name, /** @type {number} */ i) =>
      ({ signer: indexOf(name, trust), signature: signatures[i] }));
    const distinct = new Set(signers).size === signers.length && signers.length === signatures.length;
    require(distinct && signatures.every(isSignature), 'format', 'the certificate is not one');
    return {
      phase: phase === 'commit' ? COMMIT : PREPARE,
      epoch: BigInt(epoch), term: BigInt(term), height: BigInt(height), hash: blockHash, votes,
    };
  });
}

/** @param {unknown} signature */
function isSignature(signature) {
  return typeof signature === 'string' && fromHex(signature)?.length === 64;
}
