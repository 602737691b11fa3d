/** Addresses as text: Bech32m (BIP-350) of 20 bytes, behind the name of the network. */
import { toHex } from './bytes.js';

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CONSTANT = 0x2bc830a3;

/**
 * @param {Uint8Array} bytes
 * @param {string} prefix
 */
export function formatAddress(bytes, prefix) {
  const groups = toGroups(bytes);
  const sum = checksum(prefix, [...groups, 0, 0, 0, 0, 0, 0]) ^ CONSTANT;
  for (let i = 5; i >= 0; i--) {
    groups.push((sum >>> (5 * i)) & 31);
  }
  return prefix + '1' + groups.map((group) => ALPHABET[group]).join('');
}

/** @param {Uint8Array} bytes */
function toGroups(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = [];
  for (let i = 0; i < bits.length; i += 5) {
    groups.push(Number.parseInt(bits.slice(i, i + 5).padEnd(5, '0'), 2));
  }
  return groups;
}

/**
 * @param {string} prefix
 * @param {number[]} groups
 */
function checksum(prefix, groups) {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  let state = 1;
  for (const value of [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...groups]) {
    const top = state >>> 25;
    state = ((state & 0x1ffffff) << 5) ^ value;
    GENERATOR.forEach((term, i) => {
      state ^= (top >>> i) & 1 ? term : 0;
    });
  }
  return state;
}

/**
 * The bytes in hex of an address of this network, or nothing.
 * @param {string} text
 * @param {string} prefix
 * @returns {string | undefined}
 */
export function parseAddress(text, prefix) {
  const lower = text.toLowerCase();
  const rest = lower.slice(prefix.length + 1);
  if (rest.length !== 38 || !lower.startsWith(prefix + '1') || (lower !== text && text.toUpperCase() !== text)) {
    return undefined;
  }
  const groups = [...rest].map((letter) => ALPHABET.indexOf(letter));
  if (groups.includes(-1) || checksum(prefix, groups) !== CONSTANT) {
    return undefined;
  }
  const bits = groups.slice(0, 32).map((group) => group.toString(2).padStart(5, '0')).join('');
  return toHex(Uint8Array.from({ length: 20 }, (_, i) => Number.parseInt(bits.slice(8 * i, 8 * i + 8), 2)));
}
