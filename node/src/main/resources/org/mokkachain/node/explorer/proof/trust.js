/**
 * Whose signatures count: the validators of the genesis, then of each epoch to which verified links lead. The steps of
 * docs/proofs.md, "Verification", in their order.
 */
import { isSignedBy } from './crypto.js';
import { COMMIT, PREPARE, decodeFinalHeader, endsEpoch, headerHash, votedBytes } from './header.js';
import { decodeValidatorSet, quorumOf, validatorSetHash } from './validators.js';
import { NotProven, require } from './verdict.js';

/** @typedef {import('./header.js').Header} Header */
/** @typedef {import('./header.js').FinalHeader} FinalHeader */
/** @typedef {import('./validators.js').ValidatorSet} ValidatorSet */
/** @typedef {{last: FinalHeader, next: ValidatorSet}} EpochLink */
/** @typedef {{links: EpochLink[], block: FinalHeader}} CertifiedHeader */

/**
 * @typedef {object} Trust
 * @property {string} chainId
 * @property {'bft' | 'cft'} model
 * @property {bigint} epoch
 * @property {ValidatorSet} validators
 * @property {{height: bigint, timestampMs: bigint, hash?: string}} root the block from which the epoch goes on
 */

/**
 * @typedef {object} ProvenHeader
 * @property {Header} header
 * @property {string} hash
 * @property {ValidatorSet} validators
 * @property {number[]} signers indexes of those whose votes are in the proof
 * @property {bigint} certifiedHeight
 */

const MAX_LINKS = 4096;

/** @param {import('./decoder.js').Decoder} input @returns {CertifiedHeader} */
export function decodeCertifiedHeader(input) {
  const links = input.list(MAX_LINKS, () => {
    const last = decodeFinalHeader(input);
    input.require(endsEpoch(last.header), 'the block of a link must end its epoch');
    return { last, next: decodeValidatorSet(input) };
  });
  return { links, block: decodeFinalHeader(input) };
}

/** @param {import('./genesis.js').Genesis} genesis @returns {Trust} */
export function trustOf(genesis) {
  const { hash, crashModel, timestampMs, validators } = genesis;
  return { chainId: hash, model: crashModel, epoch: 0n, validators, root: { height: 0n, timestampMs } };
}

/**
 * The block is in the ledger, or NotProven is thrown.
 * @param {Trust} trust of epoch 0
 * @param {CertifiedHeader} certified
 */
export async function checkCertified(trust, certified) {
  requireNetwork(trust, certified.block.header);
  return checkBlock(await through(trust, certified.links), certified.block);
}

/**
 * @param {Trust} trust
 * @param {EpochLink[]} links from the epoch of the trust on
 */
export async function through(trust, links) {
  let at = trust;
  for (const link of links) {
    at = await follow(at, link);
  }
  return at;
}

/** @param {Trust} trust @param {EpochLink} link @returns {Promise<Trust>} */
async function follow(trust, link) {
  const last = link.last.header;
  try {
    await checkBlock(trust, link.last);
  } catch (e) {
    if (e instanceof NotProven) {
      const step = e.step === 'network' ? e.step : 'validators';
      throw new NotProven(step, 'the end of epoch ' + trust.epoch + ': ' + e.message);
    }
    throw e;
  }
  require(await validatorSetHash(link.next) === last.nextValidatorSetHash, 'validators',
    'the block that ends epoch ' + trust.epoch + ' names other validators for the next one than those given');
  const root = { height: last.height, timestampMs: last.timestampMs, hash: await headerHash(last) };
  return { ...trust, epoch: trust.epoch + 1n, validators: link.next, root };
}

/**
 * The block of the epoch of this trust is in the ledger, or NotProven is thrown.
 * @param {Trust} trust
 * @param {FinalHeader} block
 * @returns {Promise<ProvenHeader>}
 */
export async function checkBlock(trust, block) {
  const { header, certificate } = block;
  requireNetwork(trust, header);
  const fault = await misplaced(trust, header)
    ?? await discarded(trust, block)
    ?? await unconnected(trust, block)
    ?? await uncertified(trust, block);
  require(fault === undefined, header.epoch === trust.epoch ? 'finality' : 'validators', String(fault));
  return {
    header,
    hash: await headerHash(header),
    validators: trust.validators,
    signers: certificate.votes.map((vote) => vote.signer),
    certifiedHeight: certificate.height,
  };
}

/** @param {Trust} trust @param {Header} header */
function requireNetwork(trust, header) {
  require(header.chainId === trust.chainId, 'network',
    'it is of the network with genesis hash ' + header.chainId + ', not of that with ' + trust.chainId);
}

/** @param {Trust} trust @param {Header} header */
async function misplaced(trust, header) {
  const { epoch, root } = trust;
  if (header.epoch !== epoch) {
    return 'the block is of epoch ' + header.epoch + ', but the validator sets lead to epoch ' + epoch;
  }
  if (header.validatorSetHash !== await validatorSetHash(trust.validators)) {
    return 'the block names another validator set than that of epoch ' + epoch;
  }
  if (header.height <= root.height || header.timestampMs <= root.timestampMs || header.term < 1n) {
    return 'block ' + header.height + ' is not above the beginning of its epoch, block ' + root.height;
  }
  const first = header.height === root.height + 1n;
  return first && root.hash !== undefined && root.hash !== header.parentHash
    ? 'the first block of epoch ' + epoch + ' does not follow the last one of the epoch before'
    : undefined;
}

/** Of the blocks that end an epoch only the first is in the ledger. @param {Trust} trust @param {FinalHeader} block */
async function discarded(trust, { header, parent }) {
  if (parent === undefined) {
    return undefined;
  }
  if (await headerHash(parent) !== header.parentHash) {
    return 'the parent given is not that of block ' + header.height;
  }
  return endsEpoch(parent) && parent.epoch === trust.epoch
    ? 'block ' + header.height + ' stands above the end of its epoch and was discarded'
    : undefined;
}

/** @param {Trust} trust @param {FinalHeader} block */
async function unconnected(trust, { header, descendants }) {
  let at = header;
  for (const next of descendants) {
    const child = next.parentHash === await headerHash(at)
      && next.height === at.height + 1n
      && next.timestampMs > at.timestampMs
      && next.term >= at.term;
    const same = next.chainId === trust.chainId
      && next.epoch === trust.epoch
      && next.validatorSetHash === at.validatorSetHash
      && (!endsEpoch(at) || next.nextValidatorSetHash === at.nextValidatorSetHash);
    if (!child || !same) {
      return 'header ' + next.height + ' does not continue block ' + at.height + ' in its epoch';
    }
    at = next;
  }
  return undefined;
}

/** @param {Trust} trust @param {FinalHeader} block */
async function uncertified(trust, { header, descendants, certificate }) {
  const end = descendants.at(-1) ?? header;
  const size = trust.validators.members.length;
  const quorum = quorumOf(trust.model, size);
  if (certificate.phase !== (trust.model === 'bft' ? COMMIT : PREPARE)) {
    return 'a certificate of the phase ' + (certificate.phase === COMMIT ? 'COMMIT' : 'PREPARE')
      + ' makes nothing final on this network';
  }
  const named = certificate.epoch === end.epoch && certificate.term === end.term && certificate.height === end.height;
  if (!named || certificate.hash !== await headerHash(end)) {
    return 'the certificate is for another block than ' + end.height;
  }
  if (certificate.votes.length < quorum) {
    return 'only ' + certificate.votes.length + ' of ' + size + ' validators signed, a quorum has ' + quorum;
  }
  return await allVotesValid(trust, certificate)
    ? undefined
    : 'a signature of the certificate is not one of the validators of epoch ' + trust.epoch;
}

/** @param {Trust} trust @param {import('./header.js').Certificate} certificate */
async function allVotesValid(trust, certificate) {
  const message = votedBytes(certificate, trust.chainId);
  const members = trust.validators.members;
  const valid = await Promise.all(certificate.votes.map(({ signer, signature }) =>
    signer < members.length && isSignedBy(members[signer].key, message, signature)));
  return valid.every(Boolean);
}
