// Charts of the last hour: throughput, time between blocks, time to finality.
import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { define } from '../core/element.js';
import { duration, integer, local, rate } from '../core/format.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { navigate } from '../core/router.js';
import { Ticker } from '../core/ticker.js';
import '../parts/table.js';
import '../parts/chart.js';

const WINDOWS = [['1m', '1 min'], ['5m', '5 min'], ['15m', '15 min'], ['1h', '1 h']];
const REFRESH_SECONDS = 5;

class ChartsPage extends Page {
  #stats = new Resource(this, (signal) => get(`/v1/stats?window=${this.#window}`, { signal }));
  #columns = columns();
  #fetch = async () => ({ items: [...(this.#stats.value?.series ?? [])].reverse(), next: null });

  constructor() {
    super();
    this.heading = 'Charts';
    new Ticker(this, REFRESH_SECONDS, () => this.#refresh());
  }

  get #window() {
    const asked = new URLSearchParams(location.search).get('window');
    return WINDOWS.some(([id]) => id === asked) ? asked : '5m';
  }

  async #refresh() {
    await this.#stats.refresh();
    /** @type {any} */ (this.querySelector('details[open] mk-table'))?.refresh();
  }

  #choose(id) {
    const url = new URL(location.href);
    url.searchParams.set('window', id);
    navigate(url, { replace: true });
    this.#refresh();
  }

  render() {
    return html`<div class="windows" role="group" aria-label="How far back">${WINDOWS.map(([id, words]) => html`
        <button type="button" class="button" aria-pressed=${id === this.#window} @click=${() => this.#choose(id)}>
          ${words}</button>`)}</div>
      ${this.#stats.render({ value: (stats) => html`${facts(stats)} ${this.#charts(stats)}
        <details class="as-table"><summary>The same as a table</summary>
          <mk-table name="stats" caption="Figures over time" .columns=${this.#columns} .fetch=${this.#fetch}
            .rowId=${(row) => row.atMs}></mk-table></details>` })}`;
  }

  #charts(stats) {
    const labels = stats.series.map((point) => local(point.atMs).slice(11));
    const of = (name) => stats.series.map((point) => point[name]);
    const chart = (heading, kind, text, lines) => html`<mk-card heading=${heading}><mk-chart label=${heading}
      .data=${{ labels, kind, lines, text }}></mk-chart></mk-card>`;
    return html`<div class="charts">
      ${chart('Transactions per second', 'bar', (value) => `${rate(value)} per s`,
        [{ name: 'Transactions per second', values: of('transactionsPerSecond'), color: '--accent' }])}
      ${chart(`Blocks in ${duration(stats.stepSeconds * 1000)}`, 'bar', integer,
        [{ name: 'Blocks', values: of('blocks'), color: '--coffee' }])}
      ${chart('Time between blocks', 'line', duration,
        [{ name: 'Mean', values: of('blockTimeMs'), color: '--coffee' }])}
      ${chart('Time to finality', 'line', duration, [
        { name: 'Half are faster (p50)', values: of('finalityP50Ms'), color: '--accent' },
        { name: '99 of 100 are faster (p99)', values: of('finalityP99Ms'), color: '--wait', dashed: true }])}
    </div>`;
  }
}

function facts(stats) {
  const spread = ({ p50, p99 }) => (p50 === null ? '–' : `${duration(p50)} · ${duration(p99)}`);
  return html`<mk-facts .items=${[
    ['Transactions per second', rate(stats.transactionsPerSecond)],
    ['Transactions', html`${integer(stats.transactions)}${stats.failed
      ? html`<span class="soft">, ${integer(stats.failed)} failed</span>` : nothing}`],
    ['Blocks', html`${integer(stats.blocks)} <span class="soft">· ${rate(stats.blocksPerSecond)} per s</span>`],
    ['Between blocks, p50 · p99', spread(stats.blockTimeMs)],
    ['To finality, p50 · p99', spread(stats.finalityMs), 'From when this node had the block proposed'],
    ['Counted since', html`<mk-time ms=${stats.fromMs}></mk-time>`],
  ]}></mk-facts>`;
}

function columns() {
  const ms = (value) => (value === null ? '–' : duration(value));
  return [
    { label: 'From', text: (row) => new Date(row.atMs).toISOString(), cell: (row) => local(row.atMs).slice(11) },
    { label: 'Transactions', numeric: true, text: (row) => row.transactions, cell: (row) => integer(row.transactions) },
    { label: 'Per second', numeric: true, text: (row) => row.transactionsPerSecond,
      cell: (row) => rate(row.transactionsPerSecond) },
    { label: 'Blocks', numeric: true, text: (row) => row.blocks, cell: (row) => integer(row.blocks) },
    { label: 'Between blocks', numeric: true, text: (row) => row.blockTimeMs ?? '',
      cell: (row) => ms(row.blockTimeMs) },
    { label: 'Finality p50', numeric: true, text: (row) => row.finalityP50Ms ?? '',
      cell: (row) => ms(row.finalityP50Ms) },
    { label: 'Finality p99', numeric: true, text: (row) => row.finalityP99Ms ?? '',
      cell: (row) => ms(row.finalityP99Ms) },
  ];
}

define('charts-page', ChartsPage);
