/** What a network started from: who knows its hash can check everything else. */
import { Decoder } from './decoder.js';
import { taggedHash } from './crypto.js';
import { decodeValidatorSet } from './validators.js';

/**
 * @typedef {object} Genesis
 * @property {string} hash computed here, also the chain id
 * @property {string} network
 * @property {string} prefix of addresses
 * @property {bigint} timestampMs
 * @property {'bft' | 'cft'} crashModel
 * @property {import('./validators.js').ValidatorSet} validators of epoch 0
 */

const MAX_NAME = 64;
const TIMING_NUMBERS = 7;

/**
 * Reads what verification needs; hosts, accounts and rules follow it and are covered by the hash.
 * @param {Uint8Array} encoded canonical bytes
 * @returns {Promise<Genesis>} fails with a DecodingError
 */
export async function readGenesis(encoded) {
  const hash = await taggedHash('MOKKA/1/genesis', encoded);
  const input = new Decoder(encoded);
  input.require(input.u16() === 1, 'unknown genesis version');
  const [network, prefix] = [input.string(MAX_NAME), input.string(MAX_NAME)];
  const [timestampMs, model] = [input.u64(), input.u8()];
  input.require(network !== '' && (model === 1 || model === 2), 'no genesis');
  for (let i = 0; i < TIMING_NUMBERS; i++) {
    input.u64();
  }
  input.take(4 + 4 + 4 + 8);
  const validators = decodeValidatorSet(input);
  return { hash, network, prefix, timestampMs, crashModel: model === 1 ? 'bft' : 'cft', validators };
}
