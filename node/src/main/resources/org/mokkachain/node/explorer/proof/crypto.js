/**
 * SHA-256 and Ed25519: of the browser where it offers them (only to pages of https: or of this machine), else of the
 * vendored noble libraries. What the browser leaves open, which points are acceptable, noble's Ed25519 decides always.
 */
import { bytesOf, concat, numberBytes, toHex, utf8 } from './bytes.js';

/**
 * @typedef {object} Provider
 * @property {'browser' | 'noble'} name
 * @property {(bytes: Uint8Array) => Promise<Uint8Array>} sha256
 * @property {(key: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>} verify
 */

/** @type {Promise<Provider> | undefined} */
let provider;

/** Which implementation is used. */
export async function providerName() {
  return (await chosen()).name;
}

/**
 * For tests; else it is chosen by what the browser can do.
 * @param {'browser' | 'noble'} name
 */
export function useProvider(name) {
  provider = name === 'noble' ? noble() : Promise.resolve(browser());
}

function chosen() {
  provider ??= choose();
  return provider;
}

async function choose() {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) {
    return noble();
  }
  try {
    const base = '5866666666666666666666666666666666666666666666666666666666666666';
    await subtle.importKey('raw', bytesOf(base), 'Ed25519', false, ['verify']);
    return browser();
  } catch {
    return noble();
  }
}

/** @returns {Provider} */
function browser() {
  const { subtle } = globalThis.crypto;
  return {
    name: 'browser',
    sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', asBuffer(bytes))),
    verify: async (key, message, signature) => {
      try {
        const imported = await subtle.importKey('raw', asBuffer(key), 'Ed25519', false, ['verify']);
        return await subtle.verify('Ed25519', imported, asBuffer(signature), asBuffer(message));
      } catch {
        return false;
      }
    },
  };
}

/** Loaded with the first signature. */
function curve() {
  return import('../vendor/noble-ed25519/index.js');
}

/** @returns {Promise<Provider>} */
async function noble() {
  const [ed25519, sha2] = await Promise.all([curve(), import('../vendor/noble-hashes/sha2.js')]);
  ed25519.hashes.sha512 = sha2.sha512;
  return {
    name: 'noble',
    sha256: async (bytes) => sha2.sha256(bytes),
    verify: async (key, message, signature) => ed25519.verify(signature, message, key, { zip215: false }),
  };
}

/** @param {Uint8Array} bytes @returns {Uint8Array<ArrayBuffer>} */
function asBuffer(bytes) {
  return /** @type {Uint8Array<ArrayBuffer>} */ (bytes);
}

/** @param {...Uint8Array} parts */
export async function sha256(...parts) {
  return (await chosen()).sha256(parts.length === 1 ? parts[0] : concat(...parts));
}

/**
 * In hex, of a value of one kind: SHA-256(length of domain | domain | data).
 * @param {string} domain
 * @param {Uint8Array} data
 */
export async function taggedHash(domain, data) {
  return toHex(await sha256(numberBytes(domain.length, 1), utf8(domain), data));
}

/** @type {Map<string, boolean>} keys that were looked at; a bounded number */
const keys = new Map();
const MAX_KEYS = 1_000;

/** @param {string} key in hex */
async function isUsable(key) {
  let usable = keys.get(key);
  if (usable === undefined) {
    usable = await isPrimeOrderPoint(bytesOf(key));
    if (keys.size >= MAX_KEYS) {
      keys.clear();
    }
    keys.set(key, usable);
  }
  return usable;
}

/** Whether this is the one encoding of a point of prime order. @param {Uint8Array} encoded 32 bytes */
async function isPrimeOrderPoint(encoded) {
  const { Point } = await curve();
  try {
    const point = Point.fromBytes(encoded, false);
    return !point.isSmallOrder() && point.isTorsionFree();
  } catch {
    return false;
  }
}

/** The second half of a signature. @param {Uint8Array} scalar little-endian */
async function isBelowOrder(scalar) {
  const { Point } = await curve();
  return BigInt('0x' + toHex(scalar.toReversed())) < Point.CURVE().n;
}

/**
 * Whether a signature is one by the rule that every node applies: A and R are canonical points of prime order, S is
 * below the order, and S·B = R + k·A. For such points it does not matter whether a library multiplies by the cofactor.
 * @param {string} key in hex
 * @param {Uint8Array} message
 * @param {string} signature in hex
 */
export async function isSignedBy(key, message, signature) {
  const bytes = bytesOf(signature);
  const sound = await isUsable(key)
    && await isBelowOrder(bytes.slice(32))
    && await isPrimeOrderPoint(bytes.slice(0, 32));
  return sound && (await chosen()).verify(bytesOf(key), message, bytes);
}
