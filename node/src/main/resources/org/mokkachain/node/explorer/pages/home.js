// The dashboard: what the network does right now.
import { html, nothing } from 'lit';
import '../parts/flow.js';
import '../parts/spark.js';
import { get, segment } from '../core/api.js';
import { define } from '../core/element.js';
import { connection } from '../core/events.js';
import { duration, integer, rate } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Pending } from '../core/pending.js';
import { Resource } from '../core/resource.js';
import { Ticker } from '../core/ticker.js';
import { said } from '../parts/said.js';

const TILES = 12;
const ROWS = 8;
const POLL_SECONDS = 5;

class HomePage extends Page {
  #status = new Resource(this, (signal) => get('/v1/status', { signal }));
  #validators = new Resource(this, (signal) => get('/v1/validators', { signal }));
  #blocks = new Resource(this, (signal) => get(`/v1/blocks?limit=${TILES}`, { signal }));
  #stats = new Resource(this, (signal) => get('/v1/stats?window=5m', { signal }));
  #pending = new Pending(this);

  constructor() {
    super();
    this.heading = 'Mokka Chain';
    new Live(this, ['blocks'], (topic) => this.#newBlocks(topic), { everyMs: 700 });
    new Live(this, ['consensus', 'peers'], () => this.#standing(), { everyMs: 1000 });
    new Ticker(this, POLL_SECONDS, () => this.#poll());
  }

  #poll() {
    if (connection.state === 'lost') return;
    this.#stats.refresh();
    this.#standing();
  }

  #standing() {
    this.#status.refresh();
    this.#validators.refresh();
  }

  async #newBlocks(topic) {
    const before = this.#blocks.value?.items[0]?.height;
    this.#status.refresh();
    await this.#blocks.refresh();
    const news = (this.#blocks.value?.items ?? []).filter((block) => block.height > before);
    if (before !== undefined && !news.length) return;
    if (topic === 'gap' || before === undefined || news.length === TILES) {
      this.#table('blocks')?.refresh();
      this.#table('transactions')?.refresh();
      return;
    }
    this.#showBlocks();
    this.#table('transactions')?.prepend(await transactionsOf(news));
  }

  /** The table may have read a block more, or one less, than the row of tiles. */
  #showBlocks() {
    const table = this.#table('blocks');
    if (!table?.rows) return;
    const top = Math.max(-1, ...[...table.waiting, ...table.rows].map((block) => block.height));
    table.prepend((this.#blocks.value?.items ?? []).filter((block) => block.height > top));
  }

  /** @returns {any} */
  #table(name) {
    return this.querySelector(`mk-table[name=${name}]`);
  }

  render() {
    return html`<div class="stack home">
      ${this.#health()}
      <mk-flow .blocks=${this.#blocks.value?.items ?? []} waiting=${this.#pending.count}
        leader=${this.#status.value?.leader ?? nothing}></mk-flow>
      ${this.#figures()}
      <div class="home-lists">
        <mk-card heading="Latest transactions">
          <mk-table name="transactions" caption="Latest transactions" plain limit=${ROWS}
            empty="No transaction has been sent yet." .columns=${transactionColumns} .rowId=${(row) => row.id}
            .fetch=${async () => ({ items: await latestTransactions(), next: null })}
            .href=${(row) => `/transactions/${row.id}`}></mk-table>
        </mk-card>
        <mk-card heading="Latest blocks" href="/blocks">
          <mk-table name="blocks" caption="Latest blocks" plain limit=${ROWS} .columns=${blockColumns}
            .rowId=${(row) => row.hash} .fetch=${() => get(`/v1/blocks?limit=${ROWS}`)}
            .href=${(row) => `/blocks/${row.height}`}></mk-table>
        </mk-card>
      </div>
    </div>`;
  }

  #health() {
    const liveness = this.#status.value?.liveness;
    if (!liveness) return html`<p class="home-health soft" role="status">Asking the node…</p>`;
    const [state, words] = liveness.ok ? ['ok', 'Healthy'] : ['failed', 'Not well'];
    return html`<p class="home-health" role="status"><mk-status value=${state} words=${words}></mk-status>
      <span>${said(liveness.sentence, { max: 1000 })}</span></p>`;
  }

  #figures() {
    const status = this.#status.value;
    const stats = this.#stats.value;
    const finality = stats?.finalityMs;
    const last = this.#blocks.value?.items[0];
    return html`<div class="figures">
      ${figure('Height', status ? integer(Math.max(status.height, last?.height ?? 0)) : '–',
        last ? html`last block <mk-time ms=${last.timestampMs}></mk-time>` : nothing)}
      ${figure('Transactions per second', stats ? rate(recent(stats)) : '–', stats
        ? html`<mk-spark .values=${stats.series.map((point) => point.transactionsPerSecond)}
          label="Transactions per second in the last 5 minutes"></mk-spark>` : nothing)}
      ${figure('Time to finality', finality?.p50 == null ? '–' : duration(finality.p50), finality?.p99 == null
        ? 'no block in the last 5 min' : `99 of 100 within ${duration(finality.p99)}`)}
      ${figure('Leader', status?.leader
        ? html`<a href="/validators/${segment(status.leader)}">${said(status.leader)}</a>` : '–',
        status ? html`<a href="/consensus">term ${integer(status.term)}</a>` : nothing)}
      ${this.#people(status)}
    </div>`;
  }

  #people(status) {
    const all = this.#validators.value ?? [];
    const online = all.filter((one) => one.online).length;
    const items = all.map((one) => ({
      label: one.name,
      state: !one.online ? 'lost' : one.name === status?.leader ? 'self' : 'yes',
      title: `${one.name}: ${!one.online ? 'offline' : one.name === status?.leader ? 'leads' : 'online'}`,
    }));
    return figure('Validators', all.length ? html`<a href="/validators">${online} of ${all.length} online</a>` : '–',
      html`<mk-squares .items=${items} label="Validators"></mk-squares>`);
  }
}

const figure = (label, value, more) => html`<div class="figure"><h2>${label}</h2><p class="figure-value">${value}</p>
  <p class="figure-more">${more}</p></div>`;

/** Per second, over the last 15 s, so that the figure follows the traffic. */
function recent(stats) {
  const points = stats.series.slice(-3);
  const sum = points.reduce((total, point) => total + point.transactions, 0);
  return sum / Math.max(1, points.length * stats.stepSeconds);
}

async function latestTransactions() {
  const { items } = await get(`/v1/blocks?limit=${ROWS * 2}`);
  return transactionsOf(items);
}

/** The newest transactions of these blocks, given newest first; from as few of them as are enough. */
async function transactionsOf(blocks) {
  let missing = ROWS;
  const enough = blocks.filter((block) => {
    const needed = block.txCount > 0 && missing > 0;
    if (needed) missing -= block.txCount;
    return needed;
  });
  const pages = await Promise.all(enough.map(({ height }) => get(`/v1/blocks/${height}/transactions?limit=${ROWS}`)));
  return pages.flatMap(({ items }) => items.reverse()).slice(0, ROWS);
}

const blockColumns = [
  { label: 'Height', cell: (row) => html`<a href="/blocks/${row.height}">${integer(row.height)}</a>` },
  { label: 'Transactions', numeric: true, cell: (row) => integer(row.txCount) },
  { label: 'Proposer', hideOnPhone: true,
    cell: (row) => html`<mk-hash kind="validator" value=${row.proposer} name=${row.proposer} nocopy></mk-hash>` },
  { label: 'Time', numeric: true, cell: (row) => html`<mk-time ms=${row.timestampMs}></mk-time>` },
];

const transactionColumns = [
  { label: 'Transaction', cell: (row) => html`<mk-hash kind="transaction" value=${row.id} nocopy></mk-hash>` },
  { label: 'What', cell: (row) => what(row) },
  { label: 'From', hideOnPhone: true,
    cell: (row) => html`<mk-hash kind="account" value=${row.transaction?.sender} nocopy></mk-hash>` },
  { label: 'Time', numeric: true, cell: (row) => html`<mk-time ms=${row.timestampMs}></mk-time>` },
];

function what(row) {
  const operations = row.transaction?.operations ?? [];
  return html`<span class="what"><mk-operation .operation=${operations[0]}></mk-operation>${operations.length > 1
    ? html` <span class="soft">and ${operations.length - 1} more</span>` : nothing}${row.status === 'failed'
    ? html` <mk-status value="failed"></mk-status>` : nothing}</span>`;
}

define('home-page', HomePage);
