// Who may sign for an account, in words and key by key.
import { html, nothing } from 'lit';
import { Element, define } from '../core/element.js';
import { integer } from '../core/format.js';
import { network } from '../core/network.js';
import { formatAddress } from '../proof/address.js';
import { bytesOf } from '../proof/bytes.js';
import { taggedHash } from '../proof/crypto.js';

const ADDRESS_DIGITS = 40;

const equal = (keys) => keys.every((member) => member.weight === keys[0].weight);
const sum = (keys) => keys.reduce((total, member) => total + member.weight, 0);

/** In a few words: "its own key", "any 2 of 3 keys", "keys of weight 5 of 9". */
export function authorityWords({ threshold, keys }) {
  if (!keys.length) return 'Its own key alone';
  if (!equal(keys)) return `Keys that weigh ${threshold} of ${sum(keys)} together`;
  const needed = Math.ceil(threshold / keys[0].weight);
  if (keys.length === 1) return 'One other key than its own';
  return needed === keys.length ? `All ${keys.length} keys together` : `Any ${needed} of ${keys.length} keys`;
}

/** Everything about it. */
export function authorityPanel({ authority }) {
  if (!authority.keys.length) {
    return html`<mk-card class="authority"><p><strong>Its own key alone.</strong> A transaction of this account needs
      one signature, with the key that the address is made of. Nobody else can sign.</p>
      <p class="soft small">Several people can share an account:
      <code>mokka wallet multisig set --threshold 2 --key … --key … --from ACCOUNT</code></p></mk-card>`;
  }
  const { keys, threshold } = authority;
  return html`<mk-card class="authority"><p><strong>${authorityWords(authority)}.</strong> ${explanation(authority)}</p>
    <div class="table-box"><table>
      <caption class="hidden">Keys that may sign</caption>
      <thead><tr><th scope="col">Key</th><th scope="col" class="numeric">Weight</th>
        <th scope="col">Alone it is</th><th scope="col">Account of the key</th></tr></thead>
      <tbody>${keys.map((member) => html`<tr>
        <td><mk-hash kind="none" value=${member.publicKey} full></mk-hash></td>
        <td class="numeric">${integer(member.weight)}</td>
        <td>${member.weight >= threshold ? 'enough' : html`<span class="soft">not enough</span>`}</td>
        <td><mk-key-account .key=${member.publicKey}></mk-key-account></td></tr>`)}</tbody>
    </table></div></mk-card>`;
}

function explanation({ threshold, keys }) {
  const sentence = equal(keys)
    ? `Each of the ${keys.length} keys counts the same.`
    : `Every signature adds the weight of its key; from ${threshold} on it is enough, of ${sum(keys)} there are.`;
  const away = spare({ threshold, keys });
  const loss = away > 0
    ? ` Whichever ${away === 1 ? 'key is' : `${away} keys are`} lost, the others still suffice.`
    : ' If certain keys are lost, nobody can sign any more.';
  return sentence + loss;
}

/** How many keys, the heaviest ones, may be lost. */
function spare({ threshold, keys }) {
  const weights = keys.map((member) => member.weight).sort((a, b) => b - a);
  let left = sum(keys);
  let lost = 0;
  while (lost < weights.length && left - weights[lost] >= threshold) {
    left -= weights[lost];
    lost += 1;
  }
  return lost;
}

/** The account that a key had from its beginning: its address is made of the key. */
class KeyAccount extends Element {
  static properties = { key: { attribute: false }, address: { state: true } };

  willUpdate(changed) {
    if (changed.has('key')) addressOf(this.key).then((address) => { this.address = address; }, () => undefined);
  }

  render() {
    return this.address ? html`<mk-hash kind="account" value=${this.address}></mk-hash>` : nothing;
  }
}

/** The first 20 bytes of the hash of the key. @param {string} key in hex */
async function addressOf(key) {
  const hash = await taggedHash('MOKKA/1/address', bytesOf(key));
  return formatAddress(bytesOf(hash.slice(0, ADDRESS_DIGITS)), (await network()).prefix);
}

define('mk-key-account', KeyAccount);
