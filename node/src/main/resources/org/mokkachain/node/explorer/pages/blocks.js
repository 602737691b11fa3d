// Final blocks, newest first; new ones come in on top.
import { html } from 'lit';
import { get, query } from '../core/api.js';
import { define } from '../core/element.js';
import { absolute, bytes, integer } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { validator as proposer } from '../parts/records.js';
import '../parts/table.js';

const columns = [
  { label: 'Height', cell: (block) => html`<a href="/blocks/${block.height}">${integer(block.height)}</a>`,
    text: (block) => block.height },
  { label: 'Time', cell: (block) => html`<mk-time ms=${block.timestampMs}></mk-time>`,
    text: (block) => absolute(block.timestampMs) },
  { label: 'Transactions', numeric: true, text: (block) => block.txCount,
    cell: (block) => (block.txCount ? integer(block.txCount) : html`<span class="soft">0</span>`) },
  { label: 'Size', numeric: true, hideOnPhone: true, cell: (block) => bytes(block.bodyBytes),
    text: (block) => block.bodyBytes },
  { label: 'Proposer', text: (block) => (block.height ? block.proposer : ''),
    cell: (block) => (block.height === 0 ? html`<span class="soft">genesis</span>` : proposer(block.proposer)) },
  { label: 'Term', numeric: true, hideOnPhone: true, cell: (block) => integer(block.term),
    text: (block) => block.term },
  { label: 'Hash', hideOnPhone: true, text: (block) => block.hash,
    cell: (block) => html`<mk-hash kind="block" value=${block.hash}></mk-hash>` },
];

class BlocksPage extends Page {
  constructor() {
    super();
    this.heading = 'Blocks';
    new Live(this, ['blocks'], (topic, data) => this.#happened(topic, data));
  }

  #happened(topic, data) {
    const table = /** @type {any} */ (this.querySelector('mk-table'));
    if (topic === 'gap') table?.refresh();
    else table?.prepend([data.block]);
  }

  render() {
    return html`<p class="soft">Every block here is final. New ones come in on top.</p>
      <mk-table name="blocks" caption="Final blocks, newest first" .columns=${columns} .fetch=${page}
        .rowId=${(block) => block.hash} .href=${(block) => `/blocks/${block.height}`}
        empty="There is no block yet."></mk-table>`;
  }
}

const page = (cursor, limit) => get('/v1/blocks' + query({ limit, cursor }));

define('blocks-page', BlocksPage);
