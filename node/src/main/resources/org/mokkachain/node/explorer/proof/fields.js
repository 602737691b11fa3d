/**
 * The fields of a decoded value as texts by their names: every field, so that nothing is hidden. Those of values within
 * are written with points, members of lists with their index from 0.
 */
import { toHex } from './bytes.js';
import { formatAddress } from './address.js';
import { Address } from './decoder.js';

/** @typedef {Record<string, string>} Fields */

/** @param {any} value a record @param {string} prefix of addresses @returns {Fields} */
export function fieldsOf(value, prefix) {
  /** @type {Fields} */
  const fields = {};
  putAll('', value, prefix, fields);
  return fields;
}

/**
 * @param {string} path
 * @param {any} value a record
 * @param {string} prefix
 * @param {Fields} fields
 */
function putAll(path, value, prefix, fields) {
  for (const [name, inner] of Object.entries(value)) {
    putField(path + name, inner, prefix, fields);
  }
}

/**
 * Adds one value, with its fields if it is a record.
 * @param {string} name
 * @param {any} value
 * @param {string} prefix of addresses
 * @param {Fields} fields
 */
export function putField(name, value, prefix, fields) {
  if (value instanceof Address) {
    fields[name] = formatAddress(value.bytes, prefix);
  } else if (value instanceof Uint8Array) {
    fields[name] = toHex(value);
  } else if (Array.isArray(value)) {
    value.forEach((item, i) => putField(name + '.' + i, item, prefix, fields));
  } else if (typeof value === 'object') {
    fields[name] = value.$type;
    putAll(name + '.', value, prefix, fields);
  } else {
    fields[name] = String(value);
  }
}
