/** What stands in a receipt file, told from its proof: everything in it but the proof follows from the proof. */
import { formatAddress } from './address.js';
import { readable, toHex } from './bytes.js';
import { entryFields, kindName, timeText } from './entry.js';
import { fieldsOf } from './fields.js';
import { issuedAssetId, transactionId } from './transaction.js';
import { operationText } from './words.js';

/** @typedef {import('./genesis.js').Genesis} Genesis */
/** @typedef {import('./proof.js').Proof} Proof */
/** @typedef {import('./trust.js').ProvenHeader} ProvenHeader */

export const FORMAT = 'mokka-receipt-1';

/**
 * Numbers are bigint, absent parts null; the proof itself is left out.
 * @param {Genesis} genesis
 * @param {Proof} proof
 * @param {ProvenHeader} block that the proof was found to be of
 */
export async function describe(genesis, proof, block) {
  const names = block.validators.members.map((member) => member.name);
  const name = (/** @type {number} */ index) => names[index] ?? 'validator ' + index;
  const { header } = block;
  return {
    format: FORMAT,
    kind: proof.kind,
    network: genesis.network,
    genesisHash: genesis.hash,
    block: {
      height: header.height, hash: block.hash, epoch: header.epoch, term: header.term,
      proposer: name(header.proposer), timestampMs: header.timestampMs, time: timeText(header.timestampMs),
    },
    finality: {
      crashModel: genesis.crashModel, validators: names, signers: block.signers.map(name),
      certifiedHeight: block.certifiedHeight,
    },
    transaction: proof.kind === 'transaction' ? await describeTransaction(proof, genesis.prefix) : null,
    entry: proof.kind === 'entry' ? describeEntry(proof, genesis.prefix) : null,
  };
}

/** @typedef {Awaited<ReturnType<typeof describe>>} ReceiptDocument */

/** @param {import('./proof.js').TransactionProof} proof @param {string} prefix */
async function describeTransaction({ transaction, outcome, index }, prefix) {
  const id = await transactionId(transaction);
  const { failure } = outcome;
  return {
    id,
    index: BigInt(index),
    status: failure === undefined ? 'committed' : 'failed',
    feePaid: String(outcome.feePaid),
    failure: failure === undefined ? null : { code: failure.code, operation: BigInt(failure.operation) },
    content: {
      sender: formatAddress(transaction.sender.bytes, prefix),
      nonce: transaction.nonce,
      fee: String(transaction.fee),
      validUntil: transaction.validUntil,
      operations: await Promise.all(
        transaction.operations.map((operation, i) => describeOperation(operation, id, i, prefix))),
      signatures: transaction.signatures.map(({ key, signature }) => ({ publicKey: key, signature })),
      bytes: BigInt(transaction.encoded.length),
    },
  };
}

/**
 * @param {any} operation
 * @param {string} transaction id
 * @param {number} index
 * @param {string} prefix
 * @returns {Promise<import('./fields.js').Fields>}
 */
async function describeOperation(operation, transaction, index, prefix) {
  const fields = fieldsOf(operation, prefix);
  if (operation.$type === 'transfer' && operation.memo.length > 0) {
    const text = readable(operation.memo);
    Object.assign(fields, text === undefined ? {} : { memoText: text });
  }
  if (operation.$type === 'issueAsset') {
    fields.asset = await issuedAssetId(transaction, index);
  }
  return { type: operation.$type, text: operationText(operation, fields, prefix), ...fields };
}

/** @param {import('./proof.js').EntryProof} proof @param {string} prefix */
function describeEntry(proof, prefix) {
  return {
    kind: kindName(proof.entryKind),
    key: toHex(proof.key),
    present: proof.value !== undefined,
    value: proof.value === undefined ? null : toHex(proof.value),
    fields: entryFields(proof, prefix),
  };
}
