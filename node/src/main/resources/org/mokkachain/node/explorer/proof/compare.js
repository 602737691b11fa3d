/** What a page shows, told from the node's plain answer, beside what is proven. The first difference counts. */
import { timeText } from './entry.js';
import { shortened } from './words.js';

/** Name, what is shown, what is proven. @typedef {[name: string, shown: unknown, proven: unknown]} Pair */
/** @typedef {NonNullable<import('./document.js').ReceiptDocument['entry']>} Entry */

/**
 * A clause about the first difference, or nothing.
 * @param {Pair[]} pairs
 */
export function firstDifference(pairs) {
  const wrong = pairs.find(([, shown, proven]) => plain(shown) !== plain(proven));
  if (wrong === undefined) {
    return undefined;
  }
  const [name, shown, proven] = wrong;
  return name + ': shown is ' + shortened(plain(shown)) + ', proven is ' + shortened(plain(proven));
}

/** @param {unknown} value */
function plain(value) {
  return value === undefined || value === null ? 'nothing' : JSON.stringify(value) ?? String(value);
}

/** Numbers of the API are compared as texts. @param {unknown} value */
function text(value) {
  return value === undefined || value === null ? undefined : String(value);
}

/** @param {Entry} entry @param {any} shown answer of /v1/accounts/{address} @returns {Pair[]} */
export function accountPairs({ present, fields }, shown) {
  const native = shown.balances?.find((/** @type {any} */ balance) => balance.asset === 'native');
  return [
    ['the address', shown.address, fields.address],
    ['the nonce', text(shown.nonce), present ? fields.nonce : '0'],
    ['the balance of MOKKA', text(native?.amount ?? 0), present ? fields.balance : '0'],
    ['the decimals of MOKKA', native?.decimals ?? 6, 6],
    ['who may sign', authorityText(shown.authority), provenAuthority(fields)],
  ];
}

/** @param {any} authority */
function authorityText(authority) {
  const keys = authority?.keys ?? [];
  return keys.length === 0 ? 'the key of the address'
    : authority.threshold + ' of ' + keys.map((/** @type {any} */ key) => key.publicKey + ':' + key.weight).join(', ');
}

/** @param {import('./fields.js').Fields} fields */
function provenAuthority(fields) {
  const keys = [];
  for (let i = 0; fields['authority.keys.' + i] !== undefined; i++) {
    keys.push(fields['authority.keys.' + i + '.key'] + ':' + fields['authority.keys.' + i + '.weight']);
  }
  return keys.length === 0 ? 'the key of the address' : fields['authority.threshold'] + ' of ' + keys.join(', ');
}

/** @param {Entry} entry @param {any} shown amount and frozen @returns {Pair[]} */
export function holdingPairs({ present, fields }, shown) {
  return [
    ['the amount', text(shown?.amount ?? 0), present ? fields.amount : '0'],
    ['whether it is frozen', text(shown?.frozen ?? false), present ? fields.frozen : 'false'],
  ];
}

/** @param {Entry} entry @param {any} shown answer of /v1/assets/{id}, or null @returns {Pair[]} */
export function assetPairs({ present, fields }, shown) {
  const names = ['issuer', 'symbol', 'decimals', 'supply', 'mintable', 'freezable'];
  return [existence(present, shown), ...names.map((name) => pair(name, shown?.[name], fields[name]))];
}

/** @param {string} name @param {unknown} shown @param {unknown} proven @returns {Pair} */
function pair(name, shown, proven) {
  return [name, text(shown), proven];
}

/** @param {boolean} present @param {any} shown @returns {Pair} */
function existence(present, shown) {
  return ['whether it exists', shown !== null && shown !== undefined, present];
}

/** @param {Entry} entry @param {any} shown answer of /v1/anchors/{hash}, or null @returns {Pair[]} */
export function anchorPairs({ present, fields }, shown) {
  const time = shown?.timestampMs;
  return [
    existence(present, shown),
    pair('the account', shown?.account, fields.owner),
    pair('the height', shown?.height, fields.anchoredAtHeight),
    pair('the time', time === undefined ? undefined : timeText(BigInt(time)), fields.anchoredAt),
    pair('the label', shown?.label, fields.label),
  ];
}

/** @param {Entry} entry @param {any} shown answer of /v1/data/{owner}/{key}, or null @returns {Pair[]} */
export function dataPairs({ present, fields }, shown) {
  const texts = shown?.valueText === undefined || shown?.valueText === null || shown.valueText === fields.contentText;
  return [
    existence(present, shown),
    pair('the value', shown?.value, fields.content),
    ['whether the text is that of the value', texts, true],
    pair('the height', shown?.height, fields.writtenAtHeight),
  ];
}

/**
 * @param {Entry} entry
 * @param {any} shown answer of /v1/proposals/{number}
 * @param {bigint} height of the block of the proof
 * @returns {Pair[]}
 */
export function proposalPairs({ present, fields }, shown, height) {
  const expired = fields.status === 'open' && BigInt(fields.expiresAtHeight ?? 0) < height + 1n;
  const approvals = Object.entries(fields).filter(([name]) => name.startsWith('approvals.')).map(([, at]) => at);
  return [
    existence(present, shown),
    pair('the status', shown?.status, expired ? 'expired' : fields.status),
    pair('the proposer', shown?.proposer, fields.proposer),
    pair('the height of the proposal', shown?.proposedAt, fields.proposedAtHeight),
    pair('the height at which it expires', shown?.expiresAt, fields.expiresAtHeight),
    ['the approvals', shown?.approvals ?? [], approvals],
    pair('the height of the decision', shown?.decidedAt ?? 0, fields.decidedAtHeight ?? '0'),
    ...changePairs(fields, shown?.change ?? {}),
  ];
}

/**
 * @param {import('./fields.js').Fields} fields of a proposal
 * @param {Record<string, string>} shown
 * @returns {Pair[]}
 */
function changePairs(fields, shown) {
  /** Names of the API for those of the record. @type {Record<string, string>} */
  const names = { key: 'publicKey', 'subject.address': 'account', 'subject.key': 'node' };
  const parts = Object.entries(fields).filter(([name]) => name.startsWith('change.') && name !== 'change.subject');
  return [
    pair('the change', shown.change, fields.change),
    ...parts.map(([name, value]) => {
      const field = name.slice('change.'.length);
      const proven = field === 'parameter' ? value.replace(/_[a-z]/g, (part) => part[1].toUpperCase()) : value;
      return pair('the ' + field + ' of the change', shown[names[field] ?? field], proven);
    }),
  ];
}

/**
 * @param {import('./document.js').ReceiptDocument} document
 * @param {any} shown answer of /v1/transactions/{id}
 * @param {Record<string, string>[]} operations as the API shows them
 * @returns {Pair[]}
 */
export function transactionPairs({ block, transaction }, shown, operations) {
  if (transaction === null) {
    return [['the kind', 'transaction', 'entry']];
  }
  const { content, failure } = transaction;
  return [
    ['the id', shown.id, transaction.id],
    ['the status', shown.status, transaction.status],
    pair('the height', shown.height, String(block.height)),
    pair('the place in the block', shown.index, String(transaction.index)),
    ['the block', shown.blockHash, block.hash],
    pair('the time', shown.timestampMs, String(block.timestampMs)),
    ['the fee', shown.fee, transaction.feePaid],
    ['the failure', shown.failure?.code, failure?.code],
    pair('the operation that failed', shown.failure?.operation, text(failure?.operation)),
    ...(shown.transaction ? contentPairs(content, shown.transaction, operations) : []),
  ];
}

/**
 * @param {NonNullable<import('./document.js').ReceiptDocument['transaction']>['content']} content
 * @param {any} shown
 * @param {Record<string, string>[]} operations
 * @returns {Pair[]}
 */
function contentPairs(content, shown, operations) {
  /** @type {Pair[]} */
  const pairs = [
    ['the sender', shown.sender, content.sender],
    pair('the nonce', shown.nonce, String(content.nonce)),
    ['the fee offered', shown.fee, content.fee],
    pair('the last height', shown.validUntil, String(content.validUntil)),
    pair('the size', shown.bytes, String(content.bytes)),
    ['the number of operations', shown.operations.length, operations.length],
    ['the signatures', shown.signatures.map(signature), content.signatures.map(signature)],
  ];
  operations.forEach((proven, i) => {
    const said = shown.operations[i] ?? {};
    const names = new Set([...Object.keys(proven), ...Object.keys(said)]);
    names.forEach((name) => pairs.push(pair('operation ' + i + ', ' + name, said[name], proven[name])));
  });
  return pairs;
}

/** @param {any} signature */
function signature(signature) {
  return signature.publicKey + ':' + signature.signature;
}

/**
 * @param {Entry} entry of governance
 * @param {any} shown answer of /v1/parameters
 * @returns {Pair[]}
 */
export function parameterPairs({ fields }, shown) {
  const all = scheduledOf(fields);
  const due = all.filter((one) => Number(one.fromHeight) <= Number(shown.height));
  const coming = all.filter((one) => !due.includes(one))
    .map((one) => [one.parameter, one.value, one.fromHeight].join(' '));
  const shownScheduled = (shown.scheduled ?? [])
    .map((/** @type {any} */ one) => [one.name, one.value, one.fromHeight].join(' '));
  const value = (/** @type {string} */ name) =>
    due.findLast((one) => one.parameter === name)?.value ?? fields['parameters.' + name];
  return [
    ...(shown.parameters ?? []).map((/** @type {any} */ one) =>
      pair('the parameter ' + one.name, one.value, value(one.name))),
    ['what is scheduled', [...shownScheduled].sort(), coming.sort()],
  ];
}

/** What is scheduled, by height; what is due already stays in the entry until the next decision. */
function scheduledOf(/** @type {any} */ fields) {
  const all = [];
  for (let i = 0; fields['scheduled.' + i] !== undefined; i++) {
    const at = 'scheduled.' + i + '.';
    const [parameter, value, fromHeight] = ['parameter', 'value', 'fromHeight'].map((name) => fields[at + name]);
    all.push({ parameter, value, fromHeight });
  }
  return all;
}
