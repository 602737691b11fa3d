/** Receipt files: the proof is verified, then everything readable is compared with what the bytes say. */
import { decodeUtf8, fromHex } from './bytes.js';
import { DecodingError } from './decoder.js';
import { FORMAT, describe } from './document.js';
import { NumberText, parseStrictly } from './json.js';
import { decodeProof, verifyProof } from './proof.js';
import { trustOf } from './trust.js';
import { NotProven, require } from './verdict.js';

/** @typedef {import('./json.js').Json} Json */
/** @typedef {import('./genesis.js').Genesis} Genesis */
/** @typedef {import('./document.js').ReceiptDocument} ReceiptDocument */

const MAX_BYTES = 72 << 20;

/**
 * Throws NotProven with the first step that does not hold.
 * @param {Uint8Array} file
 * @param {Genesis} genesis
 * @returns {Promise<ReceiptDocument>}
 */
export async function checkReceipt(file, genesis) {
  try {
    const tree = treeOf(file);
    const proof = decodeProof(proofBytes(tree));
    const document = await describe(genesis, proof, await verifyProof(proof, trustOf(genesis)));
    const fault = difference('', tree, { ...document, proof: String(tree.get('proof')).toLowerCase() });
    require(fault === undefined, 'text', String(fault));
    return document;
  } catch (e) {
    throw e instanceof DecodingError ? new NotProven('format', e.message) : e;
  }
}

/** @param {Uint8Array} file */
function treeOf(file) {
  require(file.length <= MAX_BYTES, 'format', 'the file is larger than any receipt');
  const text = decodeUtf8(file);
  require(text !== undefined, 'format', 'the file is not text');
  const tree = parseStrictly(String(text));
  if (!(tree instanceof Map)) {
    throw new NotProven('format', 'the file is not a JSON object');
  }
  return tree;
}

/** @param {Map<string, Json>} tree */
function proofBytes(tree) {
  require(tree.get('format') === FORMAT, 'format', '/format is not "' + FORMAT + '"');
  const proof = tree.get('proof');
  if (typeof proof !== 'string') {
    throw new NotProven('format', '/proof is missing or not a text');
  }
  const bytes = fromHex(proof);
  if (bytes === undefined) {
    throw new NotProven('format', '/proof is not hexadecimal');
  }
  return bytes;
}

/**
 * Where a file says something else than its proof, with what both say.
 * @param {string} pointer
 * @param {Json | undefined} said
 * @param {any} truth
 * @returns {string | undefined}
 */
function difference(pointer, said, truth) {
  if (Array.isArray(truth) && Array.isArray(said) && truth.length === said.length) {
    return first(truth.keys(), (i) => difference(pointer + '/' + i, said[i], truth[i]));
  }
  const isObject = truth !== null && typeof truth === 'object' && !Array.isArray(truth);
  if (isObject && said instanceof Map) {
    return first(Object.keys(truth), (name) => difference(pointer + '/' + name, said.get(name), truth[name]))
      ?? unknownField(pointer, said, truth);
  }
  const same = typeof truth === 'bigint' ? said instanceof NumberText && said.text === String(truth) : said === truth;
  return same ? undefined
    : pointer + ' says ' + (said === undefined ? 'nothing' : shown(said)) + ', but the proof says ' + shown(truth);
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => string | undefined} find
 */
function first(items, find) {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** @param {string} pointer @param {Map<string, Json>} said @param {object} truth */
function unknownField(pointer, said, truth) {
  const unknown = [...said.keys()].filter((name) => !Object.hasOwn(truth, name)).sort();
  return unknown.length === 0 ? undefined
    : 'there is a field ' + pointer + '/[' + unknown.join(', ').slice(0, 100) + '] that receipts do not have';
}

/** @param {any} value */
function shown(value) {
  const text = JSON.stringify(value, (_, inner) => inner instanceof Map ? Object.fromEntries(inner)
    : inner instanceof NumberText ? Number(inner.text)
      : typeof inner === 'bigint' ? Number(inner) : inner);
  return text.length <= 100 ? text : text.slice(0, 100) + '…';
}
