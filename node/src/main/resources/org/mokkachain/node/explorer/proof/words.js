/** Amounts and operations in words that follow from the bytes alone. */
import { formatAddress } from './address.js';

/** @param {string} text @param {number} [limit] */
export function shortened(text, limit = 200) {
  return text.length <= limit ? text : text.slice(0, limit) + '…';
}

/**
 * Exact, without needless zeros: 12.5 MOKKA.
 * @param {bigint | string} units
 * @param {number} decimals
 * @param {string} symbol
 */
export function inUnits(units, decimals, symbol) {
  const digits = String(units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return whole + (fraction === '' ? '' : '.' + fraction) + ' ' + symbol;
}

/** Of the native asset. @param {bigint | string} units */
export function inMokka(units) {
  return inUnits(units, 6, 'MOKKA');
}

/** @param {string} asset @param {bigint} amount */
function amountOf(asset, amount) {
  return asset === 'native' ? inMokka(amount) : amount + ' base units of asset ' + asset;
}

/**
 * @param {any} operation record
 * @param {import('./fields.js').Fields} fields of it, for those that have no words of their own
 * @param {string} prefix of addresses
 */
export function operationText(operation, fields, prefix) {
  const o = operation;
  const address = (/** @type {any} */ a) => formatAddress(a.bytes, prefix);
  switch (o.$type) {
    case 'transfer':
      return 'transfer ' + amountOf(o.asset, o.amount) + ' to ' + address(o.to);
    case 'issueAsset':
      return 'issue ' + inUnits(o.supply, o.decimals, o.symbol) + ' as asset ' + fields.asset;
    case 'mint':
      return 'mint ' + amountOf(o.asset, o.amount) + ' to ' + address(o.to);
    case 'burn':
      return 'burn ' + amountOf(o.asset, o.amount);
    case 'freeze':
      return (o.frozen ? 'freeze' : 'release') + ' what ' + address(o.account) + ' has of asset ' + o.asset;
    case 'anchor':
      return 'anchor the document with SHA-256 ' + o.hash + ', label "' + o.label + '"';
    case 'putData':
      return 'store ' + o.value.length + ' bytes under "' + o.key + '"';
    case 'deleteData':
      return 'delete what is stored under "' + o.key + '"';
    default:
      return generic(o, fields);
  }
}

/** @param {any} operation @param {import('./fields.js').Fields} fields */
function generic(operation, fields) {
  return Object.entries(fields)
    .reduce((words, [name, value]) => words + ' ' + name + '=' + shortened(value, 80), operation.$type);
}
