// Everything that a text may mean; where it is one thing only, straight to it.
import { html } from 'lit';
import { get, query } from '../core/api.js';
import { define } from '../core/element.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { navigate } from '../core/router.js';
import { said } from '../parts/said.js';

const PATHS = {
  block: '/blocks/', transaction: '/transactions/', account: '/accounts/', asset: '/assets/', anchor: '/anchors/',
  validator: '/validators/', proposal: '/proposals/',
};
const NAMES = {
  block: 'Block', transaction: 'Transaction', account: 'Account', asset: 'Asset', anchor: 'Anchored document',
  validator: 'Validator', proposal: 'Proposal',
};

const pathOf = (hit) => PATHS[hit.type] && PATHS[hit.type] + encodeURIComponent(hit.reference);

class SearchPage extends Page {
  #asked = this.#text();
  #found = new Resource(this, (signal) => this.#search(signal));

  #text() {
    return (new URLSearchParams(location.search).get('q') ?? '').trim();
  }

  async #search(signal) {
    const text = (this.#asked = this.#text());
    if (!text) return { text, items: [] };
    const { items } = await get('/v1/search' + query({ q: text }), { signal });
    const shown = items.filter(pathOf);
    if (shown.length === 1) navigate(pathOf(shown[0]), { replace: true });
    return { text, items: shown };
  }

  willUpdate(changed) {
    this.heading = 'Search';
    if (changed.has('query') && this.isConnected && this.#text() !== this.#asked) this.#found.refresh();
  }

  render() {
    return this.#found.render({ value: (found) => this.#results(found) });
  }

  #results({ text, items }) {
    if (!text) return html`<p class="soft">Type something into the field above, or press <kbd>/</kbd>.</p>${hints}`;
    if (!items.length) return nothingFound(text);
    if (items.length === 1) return html`<p class="soft">Found one. <a href=${pathOf(items[0])}>Go there</a></p>`;
    return html`<p><q class="quoted">${said(text)}</q> may mean ${items.length} things.</p>
      <ul class="hits">${items.map((hit) => html`<li><a href=${pathOf(hit)}>
        <span class="kind">${NAMES[hit.type]}</span><span class="words">${said(hit.text)}</span>
        <span class="mono soft">${hit.reference}</span></a></li>`)}</ul>`;
  }
}

function nothingFound(text) {
  return html`<mk-empty text="Nothing here is known by that."></mk-empty>
    <p class="search-for">Searched for <q class="quoted">${said(text)}</q>. A hash or an address has to be whole; a
      transaction that no node took is not found.</p>${hints}`;
}

const hints = html`<h2 class="search-hints">What can be found</h2>
  <ul class="hints">
    <li><b>Blocks</b> by height or hash</li>
    <li><b>Transactions</b> by id, pending ones too</li>
    <li><b>Accounts</b> by address</li>
    <li><b>Assets</b> by symbol or id</li>
    <li><b>Documents</b> by their SHA-256; or <a href="/anchors">drop the file</a></li>
    <li><b>Validators</b> by name or key, <b>proposals</b> by number</li>
  </ul>`;

define('search-page', SearchPage);
