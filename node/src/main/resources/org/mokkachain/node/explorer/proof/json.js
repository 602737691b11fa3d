/**
 * Strict JSON, as receipt files are read: no field twice, nothing after the document, and numbers as they are written,
 * since 4, 4.0 and 4e0 are not the same statement.
 */
import { DecodingError } from './decoder.js';

/** A number as it stands in the text. */
export class NumberText {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** @typedef {null | boolean | string | NumberText | any[] | Map<string, any>} Json */

const MAX_DEPTH = 12;
const MAX_NUMBER = 20;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/** Objects become maps. @param {string} text @returns {Json} */
export function parseStrictly(text) {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

class Reader {
  #text;
  #at = 0;

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
  }

  /** @param {number} depth @returns {Json} */
  value(depth) {
    this.#match(SPACE);
    const letter = this.#text[this.#at];
    if (letter === '{' || letter === '[') {
      this.#require(depth < MAX_DEPTH, 'nested too deep');
      return letter === '{' ? this.#object(depth + 1) : this.#array(depth + 1);
    }
    if (letter === '"') {
      return this.#string();
    }
    const number = this.#match(NUMBER);
    if (number !== '') {
      this.#require(number.length <= MAX_NUMBER, 'a number too long');
      return new NumberText(number);
    }
    const word = this.#match(WORD);
    this.#require(word !== '', 'no value');
    return word === 'null' ? null : word === 'true';
  }

  end() {
    this.#match(SPACE);
    this.#require(this.#at === this.#text.length, 'something after the document');
  }

  /** @param {number} depth */
  #object(depth) {
    /** @type {Map<string, Json>} */
    const fields = new Map();
    this.#members('}', () => {
      this.#match(SPACE);
      const name = this.#string();
      this.#require(!fields.has(name), 'a field twice, ' + name.slice(0, 80));
      this.#match(SPACE);
      this.#expect(':');
      fields.set(name, this.value(depth));
    });
    return fields;
  }

  /** @param {number} depth */
  #array(depth) {
    /** @type {Json[]} */
    const items = [];
    this.#members(']', () => items.push(this.value(depth)));
    return items;
  }

  /** @param {string} close @param {() => void} read */
  #members(close, read) {
    this.#at++;
    this.#match(SPACE);
    if (this.#text[this.#at] === close) {
      this.#at++;
      return;
    }
    for (;;) {
      read();
      this.#match(SPACE);
      if (this.#text[this.#at] !== ',') {
        this.#expect(close);
        return;
      }
      this.#at++;
    }
  }

  /** @returns {string} */
  #string() {
    const literal = this.#match(STRING);
    this.#require(literal !== '', 'no text');
    return JSON.parse(literal);
  }

  /** @param {string} letter */
  #expect(letter) {
    this.#require(this.#text[this.#at] === letter, "no '" + letter + "'");
    this.#at++;
  }

  /** @param {RegExp} pattern sticky */
  #match(pattern) {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  /** @param {boolean} condition @param {string} what */
  #require(condition, what) {
    if (!condition) {
      throw new DecodingError('the file is not the JSON of a receipt: ' + what + ' at character ' + (this.#at + 1));
    }
  }
}
