/** Reads the canonical encoding of docs/protocol/encoding.md: what is not the one encoding of a value is refused. */
import { decodeUtf8, toHex } from './bytes.js';

/** The bytes are not what they claim to be. */
export class DecodingError extends Error {}

const MAX_U64 = (1n << 63n) - 1n;

/** An account; written with the prefix of its network. */
export class Address {
  /** @param {Uint8Array} bytes 20 of them */
  constructor(bytes) {
    this.bytes = bytes;
  }
}

/** @template T @typedef {(input: Decoder) => T} Item */

/** Reads a byte string from its beginning. */
export class Decoder {
  #input;
  #position = 0;

  /** @param {Uint8Array} input */
  constructor(input) {
    this.#input = input;
  }

  /**
   * Reads all bytes or throws a DecodingError.
   * @template T
   * @param {Uint8Array} input
   * @param {Item<T>} item
   * @returns {T}
   */
  static exactly(input, item) {
    const decoder = new Decoder(input);
    const value = item(decoder);
    if (decoder.remaining() > 0) {
      throw decoder.failure(decoder.remaining() + ' bytes too many');
    }
    return value;
  }

  remaining() {
    return this.#input.length - this.#position;
  }

  position() {
    return this.#position;
  }

  /** @param {number} start the bytes read since this position */
  since(start) {
    return this.#input.slice(start, this.#position);
  }

  u8() {
    return this.take(1)[0];
  }

  u16() {
    return Number(this.#bigEndian(2));
  }

  u32() {
    return Number(this.#bigEndian(4));
  }

  /** At most 2^31 − 1. */
  int31() {
    const value = this.u32();
    if (value > 0x7fffffff) {
      throw this.failure('a number above 2^31 - 1 before');
    }
    return value;
  }

  u64() {
    const value = this.#bigEndian(8);
    if (value > MAX_U64) {
      throw this.failure('a number above 2^63 - 1 before');
    }
    return value;
  }

  bool() {
    const value = this.u8();
    if (value > 1) {
      throw this.failure('a boolean must be 0 or 1, got ' + value + ' before');
    }
    return value === 1;
  }

  /** A hash or a public key, in hex. */
  hash() {
    return toHex(this.take(32));
  }

  signature() {
    return toHex(this.take(64));
  }

  address() {
    return new Address(this.take(20));
  }

  /** @param {number} max */
  bytes(max) {
    return this.take(this.#length(this.u32(), max));
  }

  /** @param {number} max */
  shortBytes(max) {
    return this.take(this.#length(this.u16(), max));
  }

  /** @param {number} max in bytes */
  string(max) {
    return this.#text(this.#length(this.u16(), max));
  }

  /** @param {number} max in bytes; text up to the end */
  rest(max) {
    return this.#text(this.#length(this.remaining(), max));
  }

  /**
   * @template T
   * @param {number} max
   * @param {Item<T>} item
   * @returns {T[]}
   */
  list(max, item) {
    const count = this.#length(this.u32(), max);
    const items = [];
    for (let i = 0; i < count; i++) {
      items.push(item(this));
    }
    return items;
  }

  /** @param {number} length */
  take(length) {
    if (length > this.remaining()) {
      throw this.failure('needed ' + length + ' more bytes, only ' + this.remaining() + ' left');
    }
    this.#position += length;
    return this.#input.slice(this.#position - length, this.#position);
  }

  /** @param {string} what */
  failure(what) {
    return new DecodingError(what + ' at byte ' + this.#position);
  }

  /**
   * @param {boolean} condition
   * @param {string} what
   */
  require(condition, what) {
    if (!condition) {
      throw this.failure(what);
    }
  }

  /** @param {number} length */
  #text(length) {
    const text = decodeUtf8(this.take(length));
    if (text === undefined) {
      throw this.failure('text that is not UTF-8 before');
    }
    return text;
  }

  /**
   * @param {number} length
   * @param {number} max
   */
  #length(length, max) {
    if (length > max) {
      throw this.failure('length ' + length + ' is above the limit of ' + max);
    }
    if (length > this.remaining()) {
      throw this.failure('length ' + length + ' is more than the ' + this.remaining() + ' bytes left');
    }
    return length;
  }

  /** @param {number} width */
  #bigEndian(width) {
    let value = 0n;
    for (const byte of this.take(width)) {
      value = (value << 8n) | BigInt(byte);
    }
    return value;
  }
}

/**
 * A composite value with the name of its type, by which files name it.
 * @template {object} T
 * @param {string} type
 * @param {T} fields in the order of the encoding
 * @returns {T & {$type: string}}
 */
export function record(type, fields) {
  return Object.defineProperty(/** @type {any} */ (fields), '$type', { value: type });
}
