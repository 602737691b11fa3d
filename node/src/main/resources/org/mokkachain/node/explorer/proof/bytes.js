/** Byte strings and hexadecimal. Hashes and keys are carried as lower-case hex, which compares and prints as it is. */

/** @param {Uint8Array} bytes */
export function toHex(bytes) {
  let text = '';
  for (const byte of bytes) {
    text += byte.toString(16).padStart(2, '0');
  }
  return text;
}

/**
 * @param {string} text digits in either case, as the node and its files take them
 * @returns {Uint8Array<ArrayBuffer> | undefined} nothing if it is not hexadecimal
 */
export function fromHex(text) {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) {
    return undefined;
  }
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
}

/**
 * Of hex that the decoder itself wrote.
 * @param {string} hex
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function bytesOf(hex) {
  const bytes = fromHex(hex);
  if (bytes === undefined) {
    throw new TypeError('not hexadecimal: ' + hex.slice(0, 80));
  }
  return bytes;
}

/**
 * @param {...Uint8Array} parts
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function concat(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @param {string} text */
export function utf8(text) {
  return new TextEncoder().encode(text);
}

/**
 * Big-endian.
 * @param {bigint | number} value not negative
 * @param {number} width in bytes
 */
export function numberBytes(value, width) {
  return bytesOf(BigInt(value).toString(16).padStart(2 * width, '0'));
}

/**
 * Text without control characters, or nothing.
 * @param {Uint8Array} bytes
 * @returns {string | undefined}
 */
export function readable(bytes) {
  const text = decodeUtf8(bytes);
  return text === undefined || hasControls(text) ? undefined : text;
}

/**
 * @param {Uint8Array} bytes
 * @returns {string | undefined}
 */
export function decodeUtf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Unicode's category Cc.
 * @param {string} text
 */
export function hasControls(text) {
  return /\p{Cc}/u.test(text);
}
