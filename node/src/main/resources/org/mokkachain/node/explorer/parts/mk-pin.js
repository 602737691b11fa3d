// Which network this browser trusts: asked once, and a warning over everything if it is another one.
import { html, nothing } from 'lit';
import { Element, define } from '../core/element.js';
import { said } from './said.js';
import { check, fingerprint, onPin, pin, recheck, spoken } from '../proof/pin.js';

/** Nothing to see once the network is trusted. */
class Pin extends Element {
  static properties = { result: { state: true } };

  #forget;

  constructor() {
    super();
    /** @type {import('../proof/pin.js').Check | undefined} */ this.result = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#forget = onPin(() => this.#look(check));
    this.#look(recheck);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
  }

  /** @param {typeof check} how */
  async #look(how) {
    try {
      this.result = await how();
    } catch {
      this.result = undefined; // the node cannot be reached, which the page says already
    }
  }

  render() {
    const { result } = this;
    if (!result || result.state === 'trusted') return nothing;
    return result.state === 'unknown' ? unknown(result.served) : other(result);
  }
}

/** @param {import('../proof/genesis.js').Genesis} served */
function unknown({ network, hash }) {
  return html`<section class="pin" aria-label="An unknown network">
    <div>
      <p><strong>This browser does not know the network ${said(network)} yet.</strong> Its fingerprint is
        <code class="fingerprint">${fingerprint(hash)}</code></p>
      <p>By telephone: <code>${spoken(hash)}</code></p>
      <p class="soft">Compare it with what your operator told you, or with <code>./mokka genesis fingerprint</code>.
        Until then proofs begin at a genesis that nobody has confirmed.</p>
    </div>
    <button type="button" class="button primary" @click=${() => pin(hash)}>Trust this network</button>
  </section>`;
}

/** @param {import('../proof/pin.js').Check} result */
function other({ served, pinned }) {
  return html`<section class="pin other" role="alert">
    <p><strong>This is not the network that this browser trusts. Do not rely on anything shown here.</strong></p>
    <dl>
      <div><dt>You trust</dt><dd><code class="fingerprint">${fingerprint(pinned)}</code></dd></div>
      <div><dt>This node serves ${said(served.network)}</dt>
        <dd><code class="fingerprint">${fingerprint(served.hash)}</code></dd></div>
    </dl>
    <details><summary>The network was set up anew, or this address belongs to another one now</summary>
      <p>Compare the fingerprint with what your operator told you before you go on.</p>
      <button type="button" class="button" @click=${() => pin(served.hash)}>Forget the old network, trust this one
      </button></details>
  </section>`;
}

define('mk-pin', Pin);
