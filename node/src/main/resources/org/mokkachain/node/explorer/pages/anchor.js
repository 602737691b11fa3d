// One anchored document: who showed its hash first, and when.
import { html, nothing } from 'lit';
import { define } from '../core/element.js';
import { get, query } from '../core/api.js';
import { short } from '../core/format.js';
import { anchorOf } from '../core/lookups.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { hashLine, moment } from '../parts/columns.js';
import { said } from '../parts/said.js';
import { proveAnchor } from '../proof/index.js';
import { anchorCommand } from './verify-words.js';
import '../parts/mk-proof.js';

const PAGE = 100;

class AnchorPage extends Page {
  #anchor = new Resource(this, (signal) => find(this.params.hash, signal));

  constructor() {
    super();
    new Live(this, ['blocks'], () => {
      if (this.#anchor.value?.missing) this.#anchor.refresh();
    }, { everyMs: 2000 });
  }

  willUpdate(changed) {
    if (changed.has('params')) this.heading = `Document ${short(this.params.hash, 8, 6)}`;
  }

  render() {
    return this.#anchor.render({ value: (found) => (found.missing ? this.#nobody() : anchored(found)) });
  }

  #nobody() {
    const hash = this.params.hash.toLowerCase();
    return html`<mk-card class="verdict-card">
      <p class="verdict-line">Nobody has anchored this hash.
        <mk-proof .run=${() => proveAnchor(hash, null)}></mk-proof></p>
      ${hashLine('SHA-256', hash)}
      ${anchorCommand(`--hash ${hash}`)}
    </mk-card>`;
  }
}

/** The anchor with its transaction, where this node still has the block. */
async function find(hash, signal) {
  const anchor = await anchorOf(hash, signal);
  if (!anchor) return { missing: true };
  return { ...anchor, transaction: await transactionOf(anchor, signal).catch(() => undefined) };
}

/** The node does not index it: it is the first of the block's transactions that anchored the hash with success. */
async function transactionOf(anchor, signal) {
  let cursor;
  do {
    const path = `/v1/blocks/${anchor.height}/transactions${query({ limit: PAGE, cursor })}`;
    const { items, next } = await get(path, { signal });
    const found = items.find((one) => one.status === 'committed' && one.transaction?.operations
      .some((operation) => operation.type === 'anchor' && operation.hash === anchor.hash));
    if (found) return found.id;
    cursor = next;
  } while (cursor);
  return undefined;
}

function anchored(anchor) {
  const { transaction, ...shown } = anchor;
  return html`${hashLine('SHA-256', anchor.hash)}<mk-facts .items=${[
    ['Anchored', moment(anchor.timestampMs)],
    ['By', html`<mk-hash kind="account" value=${anchor.account}></mk-hash>`],
    ['Label', anchor.label ? said(anchor.label) : html`<span class="soft">none</span>`,
      'What the account called it; anybody may write anything there'],
    ['Proof', html`<mk-proof .of=${shown} .run=${() => proveAnchor(anchor.hash, shown)}></mk-proof>`],
    ['Where', html`<a href="/blocks/${anchor.height}">Block ${anchor.height}</a>${transaction
      ? html`<br><mk-hash kind="transaction" value=${transaction}></mk-hash>` : nothing}`],
  ]}></mk-facts>
  <div class="grid">
    <mk-card heading="Have the document?"><p>The page for <a href="/verify">checking a file</a> hashes it in this
      browser and says whether it is this very one. It is not uploaded.</p></mk-card>
    <mk-card heading="Without this page"><p class="soft">A receipt proves it offline, to anybody who has the
      genesis:</p>
      <pre class="command">mokka wallet anchor proof --hash ${anchor.hash}</pre>
      ${transaction ? nothing : html`<p class="soft small">This node does not have the block any more in which it was
        anchored.</p>`}</mk-card>
  </div>`;
}

define('anchor-page', AnchorPage);
