/** What an entry of the state, or its absence, means, in plain words. */
import { inUnits, shortened } from './words.js';

/** @typedef {import('./fields.js').Fields} Fields */
/** @typedef {{kind: string, present: boolean, fields: Fields}} Entry */

/** A sentence without its end; nothing for what there are no words for. @param {Entry} entry */
export function entryWords(entry) {
  if (entry.fields.unreadable !== undefined) {
    return undefined;
  }
  const words = (entry.present ? PRESENT : ABSENT)[entry.kind];
  return words?.(entry.fields);
}

/** @type {Record<string, (said: Fields) => string>} */
const PRESENT = {
  holding: (said) => said.owner + ' has ' + said.amount + ' base units of the asset ' + said.asset
    + (said.frozen === 'true' ? ', frozen by its issuer' : ''),
  asset: (said) => 'of ' + said.symbol + ', the asset ' + said.asset + ' issued by ' + said.issuer + ', there are '
    + inUnits(said.supply, Number(said.decimals), said.symbol) + '; '
    + (said.mintable === 'true' ? 'more may be minted' : 'there will never be more') + ', holdings '
    + (said.freezable === 'true' ? 'may' : 'cannot') + ' be frozen',
  symbol: (said) => 'the symbol ' + said.symbol + ' is that of the asset ' + said.asset,
  anchor: (said) => 'the document with SHA-256 ' + said.hash + ' is notarised: by ' + said.owner + ' in block '
    + said.anchoredAtHeight + ' of ' + said.anchoredAt + (said.label === '' ? '' : ', label "' + said.label + '"'),
  data: (said) => said.owner + ' stores under the key "' + said.key + '" since block ' + said.writtenAtHeight + ': '
    + content(said),
  permission: (said) => subject(said) + ' is ' + said.permission + ' to '
    + (isAccount(said) ? 'send' : 'connect'),
};

/** @type {Record<string, (said: Fields) => string>} */
const ABSENT = {
  account: (said) => 'there is no account ' + said.address + ': it was never used',
  holding: (said) => said.owner + ' has nothing of the asset ' + said.asset,
  asset: (said) => 'there is no asset ' + said.asset,
  symbol: (said) => 'no asset has the symbol ' + said.symbol,
  anchor: (said) => 'nobody has notarised the document with SHA-256 ' + said.hash,
  data: (said) => said.owner + ' stores nothing under the key "' + said.key + '"',
  proposal: (said) => 'there is no proposal ' + said.number,
  permission: (said) => 'nothing is laid down for ' + subject(said),
};

/** @param {Fields} said */
function isAccount(said) {
  return said['subject.address'] !== undefined;
}

/** @param {Fields} said */
function subject(said) {
  return isAccount(said) ? 'the account ' + said['subject.address'] : 'the node with the key ' + said['subject.key'];
}

/** @param {Fields} said */
function content(said) {
  const text = said.contentText;
  const bytes = said.content.length / 2;
  const shown = shortened(text === undefined ? said.content : '"' + text + '"');
  return (text === undefined ? 'the bytes ' : '') + shown + ' (' + bytes + (bytes === 1 ? ' byte)' : ' bytes)');
}
