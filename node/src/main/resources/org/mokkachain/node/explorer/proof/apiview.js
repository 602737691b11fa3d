/** A proven operation as the node's API shows it, so that what a page shows can be compared field by field. */
import { formatAddress } from './address.js';
import { readable, toHex } from './bytes.js';
import { taggedHash } from './crypto.js';
import { PARAMETERS } from './governance.js';
import { inMokka, inUnits } from './words.js';

/** @typedef {Record<string, string>} View */
/** @typedef {(asset: string) => Promise<{symbol: string, decimals: number} | undefined>} UnitOf */

/**
 * @param {any} operation record
 * @param {{prefix: string, unitOf: UnitOf, issuedAsset: string}} context issuedAsset: the id if it is issued here
 * @returns {Promise<View>}
 */
export async function apiView(operation, { prefix, unitOf, issuedAsset }) {
  const view = VIEWS[operation.$type];
  const address = (/** @type {any} */ a) => formatAddress(a.bytes, prefix);
  const fields = await view(operation, { address, unitOf, issuedAsset });
  return { type: operation.$type, ...fields };
}

/**
 * @typedef {object} Context
 * @property {(a: any) => string} address
 * @property {UnitOf} unitOf
 * @property {string} issuedAsset
 */

/** @param {string} asset @param {bigint} amount @param {UnitOf} unitOf */
async function inWords(asset, amount, unitOf) {
  if (asset === 'native') {
    return inMokka(amount);
  }
  const unit = await unitOf(asset);
  return unit === undefined ? amount + ' base units of ' + asset : inUnits(amount, unit.decimals, unit.symbol);
}

/** @type {Record<string, (o: any, c: Context) => Promise<View> | View>} */
const VIEWS = {
  transfer: async (o, { address, unitOf }) => {
    const to = address(o.to);
    const memoText = o.memo.length === 0 ? undefined : readable(o.memo);
    return {
      asset: o.asset, to, amount: String(o.amount), memo: toHex(o.memo),
      ...(memoText === undefined ? {} : { memoText }),
      text: 'transfer ' + await inWords(o.asset, o.amount, unitOf) + ' to ' + to,
    };
  },
  issueAsset: (o, { issuedAsset }) => ({
    asset: issuedAsset, symbol: o.symbol, decimals: String(o.decimals), supply: String(o.supply),
    mintable: String(o.mintable), freezable: String(o.freezable),
    text: 'issue ' + inUnits(o.supply, o.decimals, o.symbol) + ', '
      + (o.mintable ? 'more may be minted' : 'never more') + (o.freezable ? ', holdings may be frozen' : ''),
  }),
  mint: async (o, { address, unitOf }) => ({
    asset: o.asset, to: address(o.to), amount: String(o.amount),
    text: 'mint ' + await inWords(o.asset, o.amount, unitOf) + ' for ' + address(o.to),
  }),
  burn: async (o, { unitOf }) => ({
    asset: o.asset, amount: String(o.amount), text: 'burn ' + await inWords(o.asset, o.amount, unitOf),
  }),
  freeze: async (o, { address, unitOf }) => ({
    asset: o.asset, account: address(o.account), frozen: String(o.frozen),
    text: (o.frozen ? 'freeze the ' : 'unfreeze the ') + ((await unitOf(o.asset))?.symbol ?? 'asset ' + o.asset)
      + ' of ' + address(o.account),
  }),
  anchor: (o) => ({
    hash: o.hash, label: o.label,
    text: 'anchor ' + o.hash + (o.label === '' ? '' : ' as "' + o.label + '"'),
  }),
  putData: (o) => {
    const valueText = o.value.length === 0 ? undefined : readable(o.value);
    return {
      key: o.key, value: toHex(o.value), ...(valueText === undefined ? {} : { valueText }),
      text: 'put ' + o.value.length + ' bytes under "' + o.key + '"',
    };
  },
  deleteData: (o) => ({ key: o.key, text: 'delete the entry "' + o.key + '"' }),
  setAuthority: (o) => ofAuthority(o.authority),
  reportEvidence: (o) => ({
    offender: o.offender, evidence: toHex(o.evidence),
    text: 'report two contradicting messages of ' + o.offender,
  }),
  proposeChange: async (o, { address }) => ({
    ...changeFields(o.change, address), changeHash: await taggedHash('MOKKA/1/change', o.change.$encoded),
    lifetime: String(o.lifetime), text: 'propose to ' + changeText(o.change, address),
  }),
  approveChange: (o) => ({
    proposal: String(o.proposal), changeHash: o.change, text: 'approve proposal ' + o.proposal,
  }),
  withdrawChange: (o) => ({ proposal: String(o.proposal), text: 'withdraw proposal ' + o.proposal }),
};

/** @param {any} authority @returns {View} */
function ofAuthority(authority) {
  if (authority.$type === 'originalKey') {
    return { threshold: '1', keys: '', text: "let the account's original key sign again, and no other" };
  }
  const { threshold, keys } = authority;
  const sum = keys.reduce((/** @type {number} */ all, /** @type {any} */ key) => all + key.weight, 0);
  const equal = keys.every((/** @type {any} */ key) => key.weight === 1);
  return {
    threshold: String(threshold),
    keys: keys.map((/** @type {any} */ key) => key.key + ':' + key.weight).join(','),
    text: equal ? 'let any ' + threshold + ' of ' + keys.length + ' keys sign'
      : 'let keys sign whose weights reach ' + threshold + ' of ' + sum + ' (' + keys.length + ' keys)',
  };
}

/** A change as the API shows it. @param {any} change @param {(a: any) => string} address @returns {View} */
function changeFields(change, address) {
  switch (change.$type) {
    case 'addValidator':
      return {
        change: change.$type, name: change.name, publicKey: change.key, operator: address(change.operator),
        host: change.host,
      };
    case 'removeValidator':
      return { change: change.$type, publicKey: change.key };
    case 'setPermission':
      return { change: change.$type, ...subjectFields(change.subject, address), permission: change.permission };
    default:
      return {
        change: change.$type, parameter: parameterText(change), value: String(change.value),
        activationHeight: String(change.activationHeight),
      };
  }
}

/** @param {any} subject @param {(a: any) => string} address @returns {View} */
function subjectFields(subject, address) {
  return subject.$type === 'accountSubject' ? { account: address(subject.address) } : { node: subject.key };
}

/** @param {any} change */
function parameterText(change) {
  return String(PARAMETERS.find((parameter) => parameter.constant === change.parameter)?.text);
}

/** As it goes on after "to". @param {any} change @param {(a: any) => string} address */
function changeText(change, address) {
  switch (change.$type) {
    case 'addValidator':
      return 'add validator ' + change.name + ' at ' + change.host + ' with key ' + change.key + ' and operator '
        + address(change.operator);
    case 'removeValidator':
      return 'remove the validator with key ' + change.key;
    case 'setPermission':
      return permissionText(change, address);
    default:
      return 'set ' + parameterText(change) + ' to ' + change.value
        + (change.activationHeight === 0n ? ' as soon as it passes'
          : ' from height ' + change.activationHeight + ' on');
  }
}

/** @param {any} change @param {(a: any) => string} address */
function permissionText({ subject, permission }, address) {
  const whom = subject.$type === 'accountSubject' ? 'account ' + address(subject.address) : 'node ' + subject.key;
  return permission === 'none' ? 'treat ' + whom + ' as any other'
    : (permission === 'allowed' ? 'allow ' : 'deny ') + whom;
}
