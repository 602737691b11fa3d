/** Kinds of entries of the state, and what their keys and values say. What is not understood is shown as bytes only. */
import { readable, toHex } from './bytes.js';
import { Decoder, DecodingError, record } from './decoder.js';
import { putField } from './fields.js';
import { MAX_HOST, PARAMETERS, decodeChange, decodeParameter, decodePermission, decodeSubject } from './governance.js';
import { MAX_KEY, MAX_LABEL, MAX_SYMBOL, MAX_VALUE, decodeAuthority } from './operation.js';
import { MAX_VALIDATORS, decodeValidator } from './validators.js';

/** @typedef {(name: string, value: any) => void} Put */
/** @typedef {(input: Decoder, put: Put) => void} Part */
/** @typedef {{name: string, key: Part, value: Part}} Kind */

/** By code, from 1. @type {Kind[]} */
const KINDS = [
  { name: 'account', key: (input, put) => put('address', input.address()), value: account },
  {
    name: 'holding',
    key: (input, put) => {
      put('owner', input.address());
      put('asset', input.hash());
    },
    value: (input, put) => {
      requireVersion(input);
      put('amount', input.u64());
      put('frozen', input.bool());
    },
  },
  { name: 'asset', key: (input, put) => put('asset', input.hash()), value: asset },
  {
    name: 'symbol',
    key: (input, put) => put('symbol', input.rest(MAX_SYMBOL)),
    value: (input, put) => put('asset', input.hash()),
  },
  { name: 'anchor', key: (input, put) => put('hash', input.hash()), value: anchor },
  {
    name: 'data',
    key: (input, put) => {
      put('owner', input.address());
      put('key', input.rest(MAX_KEY));
    },
    value: data,
  },
  { name: 'proposal', key: (input, put) => put('number', input.u64()), value: proposal },
  {
    name: 'permission',
    key: (input, put) => put('subject', decodeSubject(input)),
    value: (input, put) => put('permission', decodePermission(input)),
  },
  {
    name: 'governance',
    key: (input) => input.require(input.u8() === 0, 'there is one entry of governance'),
    value: governance,
  },
];

/** @param {number} code */
export function kindName(code) {
  return KINDS[code - 1]?.name ?? 'kind ' + code;
}

/**
 * Those of the key, then those of the value; of what is not understood none.
 * @param {import('./proof.js').EntryProof} proof
 * @param {string} prefix of addresses
 */
export function entryFields({ entryKind, key, value }, prefix) {
  /** @type {import('./fields.js').Fields} */
  const fields = {};
  const kind = KINDS[entryKind - 1];
  if (kind !== undefined) {
    readPart(key, kind.key, prefix, fields);
    if (value !== undefined) {
      readPart(value, kind.value, prefix, fields);
    }
  }
  return fields;
}

/**
 * Takes all fields of a part, or none if it is not understood to its end.
 * @param {Uint8Array} bytes
 * @param {Part} part
 * @param {string} prefix
 * @param {import('./fields.js').Fields} fields
 */
function readPart(bytes, part, prefix, fields) {
  /** @type {import('./fields.js').Fields} */
  const found = {};
  try {
    Decoder.exactly(bytes, (input) => part(input, (name, value) => putField(name, value, prefix, found)));
    Object.assign(fields, found);
  } catch (e) {
    if (!(e instanceof DecodingError)) {
      throw e;
    }
    fields.unreadable = 'bytes of another version';
  }
}

/** @param {Decoder} input */
function requireVersion(input) {
  input.require(input.u8() === 1, 'unknown version');
}

/** @type {Part} */
function account(input, put) {
  requireVersion(input);
  put('nonce', input.u64());
  const authority = decodeAuthority(input);
  put('balance', input.u64());
  put('authority', authority);
}

/** @type {Part} */
function asset(input, put) {
  requireVersion(input);
  put('issuer', input.address());
  put('symbol', input.string(MAX_SYMBOL));
  put('decimals', input.u8());
  put('supply', input.u64());
  put('mintable', input.bool());
  put('freezable', input.bool());
}

/** @type {Part} */
function anchor(input, put) {
  requireVersion(input);
  put('owner', input.address());
  put('anchoredAtHeight', input.u64());
  put('anchoredAt', timeText(input.u64()));
  put('label', input.string(MAX_LABEL));
}

/** @type {Part} */
function data(input, put) {
  requireVersion(input);
  put('writtenAtHeight', input.u64());
  const content = input.bytes(MAX_VALUE);
  put('content', toHex(content));
  const text = readable(content);
  if (text !== undefined) {
    put('contentText', text);
  }
}

/** @type {Part} */
function proposal(input, put) {
  requireVersion(input);
  put('proposer', input.address());
  put('change', decodeChange(input));
  put('proposedAtHeight', input.u64());
  put('expiresAtHeight', input.u64());
  put('approvals', input.list(MAX_VALIDATORS, () => input.address()));
  const status = input.u8();
  input.require(status < 3, 'unknown status ' + status);
  put('status', ['open', 'passed', 'withdrawn'][status]);
  put('decidedAtHeight', input.u64());
}

const MAX_SCHEDULED = 64;
const MAX_PAST = 256;
const MAX_OPEN = 1_000;

/** @type {Part} */
function governance(input, put) {
  requireVersion(input);
  PARAMETERS.forEach((parameter) => put('parameters.' + parameter.text, input.u64()));
  put('scheduled', input.list(MAX_SCHEDULED, () =>
    record('scheduled', { parameter: decodeParameter(input).text, value: input.u64(), fromHeight: input.u64() })));
  put('epoch', input.u64());
  put('validators', input.list(MAX_VALIDATORS, () =>
    record('member', { ...decodeValidator(input), host: input.string(MAX_HOST) })));
  put('pastEpochs', input.list(MAX_PAST, () =>
    record('pastEpoch', { number: input.u64(), lastHeight: input.u64() })));
  put('convictions', input.list(MAX_PAST * MAX_VALIDATORS, () =>
    record('conviction', { offender: input.hash(), epoch: input.u64() })));
  put('nextProposal', input.u64());
  put('openProposals', input.list(MAX_OPEN, () =>
    record('openProposal', { number: input.u64(), proposer: input.address(), expiresAtHeight: input.u64() })));
  put('accountPermissions', input.u64());
}

/** A moment in UTC as files write it. @param {bigint} ms since 1970 */
export function timeText(ms) {
  const time = new Date(Number(ms));
  return Number.isNaN(time.getTime()) ? ms + ' ms' : time.toISOString().replace('.000Z', 'Z');
}
