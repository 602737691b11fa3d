/** What this node serves; nothing of it is believed here. */
import { fromHex } from './bytes.js';
import { readGenesis } from './genesis.js';

/** There is no answer to verify: the node refuses it or cannot be reached. */
export class Unavailable extends Error {
  /**
   * @param {string} code of the node's problem, or 'unreachable'
   * @param {string} reason a clause
   */
  constructor(code, reason) {
    super(reason);
    this.code = code;
  }
}

/** @param {string} path @param {string} [accept] @returns {Promise<Uint8Array>} */
async function fetchBytes(path, accept = 'application/json') {
  const response = await fetch(path, { headers: { accept } }).catch(() => {
    throw new Unavailable('unreachable', 'this node cannot be reached');
  });
  const bytes = new Uint8Array(await response.arrayBuffer().catch(() => {
    throw new Unavailable('unreachable', 'the answer of this node broke off');
  }));
  if (!response.ok) {
    throw problem(bytes, response.status);
  }
  return bytes;
}

/** @param {Uint8Array} bytes @param {number} status */
function problem(bytes, status) {
  try {
    const { code, detail } = JSON.parse(new TextDecoder().decode(bytes));
    return new Unavailable(String(code), String(detail));
  } catch {
    return new Unavailable('http_' + status, 'this node answers with the status ' + status);
  }
}

/** A receipt as it is served. @param {string} path */
export function fetchReceipt(path) {
  return fetchBytes(path);
}

/** @param {string} path */
export async function fetchJson(path) {
  try {
    return JSON.parse(new TextDecoder().decode(await fetchBytes(path)));
  } catch (e) {
    throw e instanceof SyntaxError ? new Unavailable('unreadable', 'this node answers with something unreadable') : e;
  }
}

/** @type {Promise<import('./genesis.js').Genesis> | undefined} */
let genesis;

/** What the node says the network started from, with the hash computed here; read once. */
export function servedGenesis() {
  genesis ??= loadGenesis().catch((e) => {
    genesis = undefined;
    throw e;
  });
  return genesis;
}

/** To be asked again: the node may belong to another network by now. */
export function forgetGenesis() {
  genesis = undefined;
}

async function loadGenesis() {
  return readGenesis(await fetchBytes('/v1/genesis/canonical', 'application/octet-stream'));
}

/** A hash or key of a path or a file, in lower case, or nothing. @param {string} text */
export function hashOf(text) {
  return fromHex(text)?.length === 32 ? text.toLowerCase() : undefined;
}
