// What waits on this node, and what for. It follows what happens, but never moves under a reader.
import { html, nothing } from 'lit';
import { get, query } from '../core/api.js';
import { define } from '../core/element.js';
import { absolute, bytes, integer, short } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { fee, reasonPill, reasonText } from '../parts/records.js';
import { said } from '../parts/said.js';
import '../parts/table.js';

const EVERY_MS = 1_500;
const LIMIT = 25;

const columns = [
  { label: 'Transaction', text: (row) => row.id,
    cell: (row) => html`<mk-hash kind="transaction" value=${row.id}></mk-hash>` },
  { label: 'From', hideOnPhone: true, text: (row) => row.sender,
    cell: (row) => html`<mk-hash kind="account" value=${row.sender} nocopy></mk-hash>` },
  { label: 'What', text: (row) => row.text, cell: what, hideOnPhone: true },
  { label: 'Nonce', numeric: true, hideOnPhone: true, cell: (row) => integer(row.nonce), text: (row) => row.nonce },
  { label: 'Fee', numeric: true, hideOnPhone: true, cell: (row) => fee(row.fee), text: (row) => row.fee },
  { label: 'Size', numeric: true, hideOnPhone: true, cell: (row) => bytes(row.bytes), text: (row) => row.bytes },
  { label: 'Since', hideOnPhone: true, text: (row) => absolute(row.sinceMs),
    cell: (row) => html`<mk-time ms=${row.sinceMs}></mk-time>` },
  { label: 'Why it waits', text: reasonText,
    cell: (row) => html`<span title=${row.sentence}>${reasonPill(row)}</span>` },
];

function what(row) {
  return html`<span class="operation first-operation">${said(shortened(row.text))}</span>${row.operations > 1
    ? html` <span class="count">+${row.operations - 1}</span>` : nothing}`;
}

/** Words with addresses and hashes as they stand in other columns; the whole text is in files and on its page. */
const shortened = (text) => text.replace(/\b([a-z]{2,8}1[02-9ac-hj-np-z]{30,}|[0-9a-f]{64})\b/g, (long) => short(long));

const page = (cursor, limit) => get('/v1/mempool/transactions' + query({ limit, cursor }));

class MempoolPage extends Page {
  static properties = { ...Page.properties, stale: { state: true } };
  #timer;
  #state = new Resource(this, (signal) => get('/v1/mempool', { signal }));

  constructor() {
    super();
    this.heading = 'Mempool';
    this.stale = false;
    new Live(this, ['blocks'], () => this.#follow(), { everyMs: EVERY_MS });
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#follow(), EVERY_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  get #table() {
    return /** @type {any} */ (this.querySelector('mk-table'));
  }

  async #follow() {
    if (document.hidden) return;
    await this.#state.refresh();
    const table = this.#table;
    const nothingToTell = !this.#state.value?.transactions && !table?.rows?.length;
    if (!table || nothingToTell) return;
    if (isRead(table)) this.stale = true;
    else this.#show();
  }

  #show() {
    this.stale = false;
    return this.#table.refresh();
  }

  render() {
    return html`${this.#state.render({ value: summary })}
      ${this.stale ? html`<button type="button" class="news" @click=${() => this.#show()}>Show what waits now</button>`
        : nothing}
      <mk-table name="mempool" limit=${LIMIT} caption="Transactions that wait, the oldest first" .columns=${columns}
        .fetch=${page} .href=${(row) => `/transactions/${row.id}`}
        empty="Nothing waits. What is sent now is usually final within a second."></mk-table>`;
  }
}

/** Somebody looks closely, or has read further than the first page. */
function isRead(table) {
  const box = table.getBoundingClientRect();
  const scrolled = box.top < 0 && box.bottom > 0;
  return (table.rows?.length ?? 0) > LIMIT || scrolled || table.matches(':hover')
    || table.contains(document.activeElement);
}

function summary(state) {
  const later = state.transactions - state.executable;
  return html`<mk-facts .items=${[
    ['Waiting', integer(state.transactions)],
    ['Can be in the next block', integer(state.executable)],
    ['Wait for an earlier one', integer(later), 'Their sender has not sent all transactions before them'],
    ['Room taken', html`${bytes(state.bytes)} <span class="soft">of ${bytes(state.capacityBytes)}</span>
      <progress max="100" value=${taken(state)} aria-label="Room taken, in percent"></progress>`,
      `At most ${integer(state.capacity)} transactions`],
  ]}></mk-facts>`;
}

/** Whichever of the two limits is nearer, in percent. */
function taken(state) {
  const share = Math.max(state.transactions / (state.capacity || 1), state.bytes / (state.capacityBytes || 1));
  return Math.min(100, Math.round(share * 100));
}

define('mempool-page', MempoolPage);
