/**
 * Proofs in the browser: what a page shows is fetched again as a proof, verified here against the genesis, and
 * compared. Nothing that the node says is believed, and nothing here touches the page.
 */
import { formatAddress, parseAddress } from './address.js';
import { apiView } from './apiview.js';
import { checkShownBlock } from './blockproof.js';
import { bytesOf, fromHex, numberBytes, toHex, utf8 } from './bytes.js';
import * as compare from './compare.js';
import { Decoder, DecodingError } from './decoder.js';
import { timeText } from './entry.js';
import { Unavailable, fetchJson, fetchReceipt, hashOf, servedGenesis } from './node.js';
import { pinned } from './pin.js';
import { decodeProof } from './proof.js';
import { checkReceipt } from './receipt.js';
import { ofBlock, sentences } from './sentences.js';
import { quorumOf } from './validators.js';
import { NotProven, require } from './verdict.js';

/** @typedef {import('./genesis.js').Genesis} Genesis */
/** @typedef {import('./document.js').ReceiptDocument} ReceiptDocument */
/** @typedef {import('./compare.js').Pair} Pair */

/**
 * @typedef {object} Proven
 * @property {true} ok
 * @property {boolean} confirmed whether the genesis is one that the user has confirmed
 * @property {string} [outdated] the page is older than the proof: what differs
 * @property {string[]} sentences
 * @property {{height: number, hash: string, timestampMs: number, epoch: number, term: number, proposer: string,
 *   stateRoot?: string, txRoot?: string}} block
 * @property {string[]} signers
 * @property {number} quorum
 * @property {string[]} validators
 * @property {{network: string, hash: string}} genesis
 * @property {any} statement
 */

/**
 * @typedef {object} Refused
 * @property {false} ok
 * @property {string} step the first that does not hold
 * @property {string} reason a clause
 * @property {boolean} [unavailable] there was nothing to verify
 */

/** @typedef {Proven | Refused} Verdict */

/**
 * A receipt file that somebody dropped.
 * @param {Uint8Array | string | object} receipt the file, its text or its JSON
 * @returns {Promise<Verdict>}
 */
export function verifyReceipt(receipt) {
  const file = receipt instanceof Uint8Array ? receipt
    : utf8(typeof receipt === 'string' ? receipt : JSON.stringify(receipt));
  return verdict(async (genesis) => proven(await checkReceipt(file, genesis), genesis));
}

/** @param {string} id @param {any} [shown] answer of /v1/transactions/{id} @returns {Promise<Verdict>} */
export function proveTransaction(id, shown) {
  const path = '/v1/transactions/' + encodeURIComponent(id);
  return verdict(async (genesis) => {
    const file = await fetchReceipt(path + '/proof');
    const document = await checkReceipt(file, genesis);
    require(document.transaction?.id === hashOf(id), 'text', 'the proof is of another transaction');
    if (shown === undefined) {
      return proven(document, genesis);
    }
    const operations = await operationViews(file, genesis);
    const final = shown.status === 'committed' || shown.status === 'failed';
    return compared(document, genesis, path, shown,
      (answer) => compare.transactionPairs(document, answer, operations), final ? async () => shown : undefined);
  });
}

/** @param {string} address @param {any} [shown] answer of /v1/accounts/{address} @returns {Promise<Verdict>} */
export function proveAccount(address, shown) {
  const path = '/v1/accounts/' + encodeURIComponent(address);
  return proveEntry('account', path, (genesis) => addressKey(address, genesis), shown, compare.accountPairs);
}

/**
 * @param {string} asset
 * @param {string} address
 * @param {any} [shown] amount and frozen, as in the balances of an account
 * @returns {Promise<Verdict>}
 */
export function proveHolding(asset, address, shown) {
  const path = '/v1/assets/' + encodeURIComponent(asset) + '/holders/' + encodeURIComponent(address);
  return proveEntry('holding', path, (genesis) => addressKey(address, genesis) + hashOf(asset), shown,
    compare.holdingPairs, async () => balanceOf(await fetchJson('/v1/accounts/' + address), asset));
}

/** @param {any} account @param {string} asset */
function balanceOf(account, asset) {
  return account.balances.find((/** @type {any} */ balance) => balance.asset === asset) ?? null;
}

/** @param {string} id @param {any} [shown] answer of /v1/assets/{id} @returns {Promise<Verdict>} */
export function proveAsset(id, shown) {
  return proveEntry('asset', '/v1/assets/' + encodeURIComponent(id), () => hashOf(id), shown, compare.assetPairs);
}

/** @param {string} hash @param {any} [shown] answer of /v1/anchors/{hash}, null if there is none */
export function proveAnchor(hash, shown) {
  return proveEntry('anchor', '/v1/anchors/' + encodeURIComponent(hash), () => hashOf(hash), shown,
    compare.anchorPairs, shown ? async () => shown : undefined);
}

/** @param {string} owner @param {string} key @param {any} [shown] answer of /v1/data/{owner}/{key}, null if none */
export function proveData(owner, key, shown) {
  const path = '/v1/data/' + encodeURIComponent(owner) + '/' + encodeURIComponent(key);
  return proveEntry('data', path, (genesis) => addressKey(owner, genesis) + toHex(utf8(key)), shown,
    compare.dataPairs);
}

/** @param {number | string} number @param {any} [shown] answer of /v1/proposals/{number} @returns {Promise<Verdict>} */
export function proveProposal(number, shown) {
  return proveEntry('proposal', '/v1/proposals/' + number, () => toHex(numberBytes(Number(number), 8)), shown,
    compare.proposalPairs);
}

/** Parameters and validators decided on. @param {any} [shown] answer of /v1/parameters @returns {Promise<Verdict>} */
export function proveParameters(shown) {
  return proveEntry('governance', '/v1/governance', () => '00', shown, compare.parameterPairs,
    () => fetchJson('/v1/parameters'));
}

/** @param {any} shown answer of /v1/blocks/{block} @returns {Promise<Verdict>} */
export function proveBlock(shown) {
  return verdict(async (genesis) => {
    const block = await checkShownBlock(shown, genesis);
    const names = block.validators.members.map((member) => member.name);
    const { header } = block;
    const document = {
      network: genesis.network,
      genesisHash: genesis.hash,
      block: { ...header, hash: block.hash, proposer: names[header.proposer], time: timeText(header.timestampMs) },
      finality: {
        crashModel: genesis.crashModel, validators: names, signers: block.signers.map((i) => names[i]),
        certifiedHeight: block.certifiedHeight,
      },
    };
    const summary = 'Every field of the header follows from its hash, also that it has ' + header.txCount
      + (header.txCount === 1 ? ' transaction.' : ' transactions.');
    return result(document, genesis, [summary, ...ofBlock(document)], { kind: 'block', hash: block.hash });
  });
}

/**
 * @param {string} kind
 * @param {string} path of the plain answer; that of the proof is below it
 * @param {(genesis: Genesis) => string | undefined} key natural key in hex
 * @param {any} shown
 * @param {(entry: compare.Entry, shown: any, height: bigint) => Pair[]} pairs
 * @param {() => Promise<any>} [again] reads the plain answer again
 */
function proveEntry(kind, path, key, shown, pairs, again) {
  return verdict(async (genesis) => {
    const document = await checkReceipt(await fetchReceipt(path + '/proof'), genesis);
    const entry = document.entry;
    if (entry === null || entry.kind !== kind || entry.key !== key(genesis)) {
      throw new NotProven('text', 'the proof is of something else than what was asked for');
    }
    return shown === undefined ? proven(document, genesis)
      : compared(document, genesis, path, shown, (answer) => pairs(entry, answer, document.block.height), again);
  });
}

/** @param {string} address @param {Genesis} genesis */
function addressKey(address, genesis) {
  const key = parseAddress(address, genesis.prefix);
  require(key !== undefined, 'text', address + ' is not an address of this network');
  return String(key);
}

/**
 * A difference may be due to a page that is older than the proof: then the node's answer of now has none. It is told
 * in any case. What can never change is not asked for again.
 * @param {ReceiptDocument} document
 * @param {Genesis} genesis
 * @param {string} path of the plain answer
 * @param {any} shown
 * @param {(answer: any) => Pair[]} pairs
 * @param {() => Promise<any>} [again]
 * @returns {Promise<Verdict>}
 */
async function compared(document, genesis, path, shown, pairs, again = () => plainAnswer(path)) {
  const fault = compare.firstDifference(pairs(shown));
  if (fault === undefined) {
    return proven(document, genesis);
  }
  const now = compare.firstDifference(pairs(await again()));
  require(now === undefined, 'text', fault);
  return { ...proven(document, genesis), outdated: fault };
}

/** @param {string} path */
async function plainAnswer(path) {
  try {
    return await fetchJson(path);
  } catch (e) {
    if (e instanceof Unavailable && e.code === 'not_found') {
      return null;
    }
    throw e;
  }
}

/** The operations of a receipt that was verified. @param {Uint8Array} file @param {Genesis} genesis */
async function operationViews(file, genesis) {
  const { proof, transaction: { id } } = JSON.parse(new TextDecoder().decode(file));
  const decoded = decodeProof(bytesOf(proof));
  require(decoded.kind === 'transaction', 'text', 'the proof is of something else');
  const { operations } = /** @type {import('./proof.js').TransactionProof} */ (decoded).transaction;
  const { issuedAssetId } = await import('./transaction.js');
  /** @type {Map<string, ReturnType<typeof provenUnit>>} */
  const units = new Map();
  const unitOf = (/** @type {string} */ asset) => {
    const unit = units.get(asset) ?? provenUnit(asset, genesis);
    units.set(asset, unit);
    return unit;
  };
  return Promise.all(operations.map(async (operation, i) =>
    apiView(operation, { prefix: genesis.prefix, unitOf, issuedAsset: await issuedAssetId(id, i) })));
}

/** How amounts of an issued asset are written never changes. @param {string} asset @param {Genesis} genesis */
async function provenUnit(asset, genesis) {
  const { entry } = await checkReceipt(await fetchReceipt('/v1/assets/' + asset + '/proof'), genesis);
  if (entry?.kind !== 'asset' || entry.key !== asset) {
    throw new NotProven('text', 'the proof is not of the asset ' + asset);
  }
  return entry.present ? { symbol: entry.fields.symbol, decimals: Number(entry.fields.decimals) } : undefined;
}

/** @param {ReceiptDocument} document @param {Genesis} genesis */
function proven(document, genesis) {
  return result(document, genesis, sentences(document), document.transaction ?? document.entry);
}

/**
 * @param {Pick<ReceiptDocument, 'block' | 'finality'>} document
 * @param {Genesis} genesis
 * @param {string[]} lines
 * @param {any} statement
 * @returns {Proven}
 */
function result({ block, finality }, genesis, lines, statement) {
  return {
    ok: true,
    confirmed: pinned() === genesis.hash,
    sentences: lines,
    block: {
      ...block, height: Number(block.height), timestampMs: Number(block.timestampMs), epoch: Number(block.epoch),
      term: Number(block.term),
    },
    signers: finality.signers,
    quorum: quorumOf(genesis.crashModel, finality.validators.length),
    validators: finality.validators,
    genesis: { network: genesis.network, hash: genesis.hash },
    statement,
  };
}

/**
 * Begins with the genesis: what is not the one that the user has confirmed proves nothing.
 * @param {(genesis: Genesis) => Promise<Verdict>} verify
 * @returns {Promise<Verdict>}
 */
async function verdict(verify) {
  try {
    const genesis = await servedGenesis();
    const trusted = pinned();
    require(trusted === undefined || trusted === genesis.hash, 'network',
      'this node serves the genesis ' + genesis.hash.slice(0, 8) + '…, you trust ' + trusted?.slice(0, 8) + '…');
    return await verify(genesis);
  } catch (e) {
    return refusal(e);
  }
}

/** @param {unknown} e @returns {Refused} */
function refusal(e) {
  if (e instanceof NotProven) {
    return { ok: false, step: e.step, reason: e.message };
  }
  if (e instanceof DecodingError) {
    return { ok: false, step: 'format', reason: e.message };
  }
  if (e instanceof Unavailable) {
    return { ok: false, step: e.code, reason: e.message, unavailable: true };
  }
  throw e;
}
