/** What a receipt proves, in plain words; a line for each thing. */
import { entryWords } from './entrywords.js';
import { inMokka, shortened } from './words.js';

/** @typedef {import('./document.js').ReceiptDocument} ReceiptDocument */
/** @typedef {import('./fields.js').Fields} Fields */

/** @param {ReceiptDocument} document */
export function sentences(document) {
  const { transaction, entry } = document;
  return [
    ...(transaction === null ? [] : ofTransaction(transaction)),
    ...(entry === null ? [] : ofEntry(entry)),
    ...ofBlock(document),
  ];
}

/**
 * Where and by whom: network, block, signers.
 * @param {Pick<ReceiptDocument, 'network' | 'genesisHash' | 'block' | 'finality'>} document
 */
export function ofBlock({ network, genesisHash, block, finality }) {
  const above = finality.certifiedHeight - block.height;
  return [
    'Network ' + network + ', genesis ' + genesisHash + '.',
    'Block ' + block.height + ' of ' + block.time + ', proposed by ' + block.proposer + ', hash ' + block.hash + '.',
    'Made final by ' + finality.signers.join(', ') + ': ' + finality.signers.length + ' of '
      + finality.validators.length + ' validators of epoch ' + block.epoch
      + (above === 0n ? '' : ', who voted for block ' + finality.certifiedHeight + ' above it') + '.',
  ];
}

/** @param {NonNullable<ReceiptDocument['transaction']>} transaction */
function ofTransaction({ id, index, feePaid, failure, content }) {
  const lines = content.operations.map(({ text, memoText }) => content.sender
    + (failure === null ? ' did: ' : ' wanted, without effect: ') + text
    + (memoText === undefined ? '' : ', memo "' + memoText + '"') + '.');
  if (failure !== null) {
    lines.push('It failed: operation ' + failure.operation + ', ' + failure.code + '. Only the fee was paid.');
  }
  lines.push('Transaction ' + id + ', number ' + index + ' of its block, fee ' + inMokka(feePaid) + '.');
  return lines;
}

/** @param {NonNullable<ReceiptDocument['entry']>} entry */
function ofEntry(entry) {
  if (entry.kind === 'governance' && entry.fields.epoch !== undefined) {
    return ofGovernance(entry.fields);
  }
  const words = entryWords(entry);
  return ['After this block '
    + (words ?? 'the state ' + (entry.present ? 'has this ' : 'has no ') + entry.kind + plainly(entry)) + '.'];
}

/** @param {NonNullable<ReceiptDocument['entry']>} entry */
function plainly(entry) {
  const said = Object.entries(entry.fields);
  if (said.length > 0) {
    return ': ' + said.map(([name, value]) => name + ' '
      + shortened(entry.kind === 'account' && name === 'balance' ? inMokka(value) : value)).join(', ');
  }
  return ' under the key ' + entry.key + (entry.value === null ? '' : ' with the value ' + shortened(entry.value));
}

/** @param {Fields} fields */
function ofGovernance(fields) {
  const parameters = Object.entries(fields).filter(([name]) => name.startsWith('parameters.'));
  return [
    'After this block the validators decided on are ' + numbered(fields, 'validators.').map((at) => fields[at + '.name']
      + ' (key ' + fields[at + '.key'] + ', operator ' + fields[at + '.operator'] + ')').join(', ') + '.',
    'The parameters are ' + parameters.map(([name, value]) => name.slice('parameters.'.length) + ' ' + value).join(', ')
      + '.',
    ...numbered(fields, 'scheduled.').map((at) => 'From block ' + fields[at + '.fromHeight'] + ' on: '
      + fields[at + '.parameter'] + ' ' + fields[at + '.value'] + '.'),
  ];
}

/** Names of the members of a list. @param {Fields} fields @param {string} list */
export function numbered(fields, list) {
  const names = [];
  while (fields[list + names.length] !== undefined) {
    names.push(list + names.length);
  }
  return names;
}
