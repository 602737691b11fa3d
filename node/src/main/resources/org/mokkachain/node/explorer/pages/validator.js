// One validator: who it is, what it did lately, and the blocks it proposed.
import { html, nothing } from 'lit';
import { Problem, get, query, segment } from '../core/api.js';
import { define } from '../core/element.js';
import { bytes, integer } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { alarm, inWords, legend } from '../parts/uptime.js';
import '../parts/table.js';

const BLOCKS = 200;

class ValidatorPage extends Page {
  #one = new Resource(this, (signal) => this.#load(signal));
  #columns = columns();
  #fetch = (cursor, limit) =>
    get(`/v1/validators/${segment(this.params.validator)}/blocks` + query({ limit, cursor }));

  constructor() {
    super();
    new Live(this, ['blocks'], (topic, data) => this.#heard(topic, data));
    new Live(this, ['blocks', 'peers', 'consensus'], () => this.#one.refresh(), { everyMs: 1000 });
  }

  connectedCallback() {
    super.connectedCallback();
    this.heading = /^[0-9a-f]{64}$/i.test(this.params.validator) ? 'Validator' : this.params.validator;
  }

  #heard(topic, data) {
    /** @type {any} */
    const table = this.querySelector('mk-table');
    if (topic === 'blocks' && data.block.proposer === this.#one.value?.name) table?.prepend([data.block]);
    else if (topic === 'gap') table?.refresh();
  }

  async #load(signal) {
    const asked = this.params.validator;
    const [all, uptime, consensus] = await Promise.all([
      get('/v1/validators', { signal }), get(`/v1/validators/uptime?blocks=${BLOCKS}`, { signal }),
      get('/v1/consensus', { signal }),
    ]);
    const is = (one) => one.name === asked || one.publicKey === asked.toLowerCase();
    const present = all.find(is);
    const past = uptime.validators.find(is);
    const name = present?.name ?? past?.name ?? (await this.#nameOfOld(signal));
    if (!name) throw unknownValidator(asked);
    this.heading = name;
    return { name, present, uptime: past, from: uptime.fromHeight, leads: consensus.leader === name };
  }

  /** Of a validator of long ago only the blocks are left that it proposed. */
  async #nameOfOld(signal) {
    const blocks = await get(`/v1/validators/${segment(this.params.validator)}/blocks?limit=1`, { signal });
    return blocks.items[0]?.proposer;
  }

  render() {
    return this.#one.render({ value: (one) => html`${facts(one)}
      <mk-card heading="The last blocks">${one.uptime ? html`<mk-uptime class="large" .validator=${one.uptime}
        blocks=${BLOCKS} from=${one.from}></mk-uptime><p class="soft">${inWords(one.uptime)}.</p>${legend()}`
        : html`<mk-empty text="It was no validator of any of the last ${BLOCKS} blocks."></mk-empty>`}</mk-card>
      <h2 class="live-section">Blocks it proposed</h2>
      <mk-table name="proposed-blocks" caption="Blocks it proposed" .columns=${this.#columns} .fetch=${this.#fetch}
        .rowId=${(row) => row.hash} .href=${(row) => `/blocks/${row.height}`}
        empty="It has proposed no block yet."></mk-table>` });
  }
}

function facts({ name, present, uptime, leads }) {
  const state = present ? alarm(uptime, present.online) : { level: 'withdrawn', words: 'No validator now' };
  const key = present?.publicKey ?? uptime?.publicKey;
  return html`<mk-facts .items=${[
    ['Name', html`${name} ${leads ? html`<span class="tag">leads</span>` : nothing}`],
    ['State', html`<mk-status value=${state.level} words=${state.words}></mk-status>`,
      'As the node sees it that serves this page'],
    present && ['Operator', html`<mk-hash kind="account" value=${present.operator}></mk-hash>`,
      'The account that acts for it'],
    present && ['Final height', present.height == null ? 'not known' : integer(present.height)],
    uptime && ['Missed in a row', integer(uptime.missedInARow)],
    uptime && [`Of the last ${integer(uptime.marks.length)} blocks`,
      `proposed ${integer(uptime.proposed)}, signed ${integer(uptime.signed)}, missed ${integer(uptime.missed)}`],
    present && ['Place in the set', integer(present.index + 1)],
    key && ['Public key', html`<mk-hash kind="none" value=${key}></mk-hash>`],
  ]}></mk-facts>`;
}

function columns() {
  return [
    { label: 'Height', numeric: true, text: (row) => row.height,
      cell: (row) => html`<a href="/blocks/${row.height}">${integer(row.height)}</a>` },
    { label: 'Time', text: (row) => new Date(row.timestampMs).toISOString(),
      cell: (row) => html`<mk-time ms=${row.timestampMs}></mk-time>` },
    { label: 'Term', numeric: true, text: (row) => row.term, cell: (row) => integer(row.term) },
    { label: 'Transactions', numeric: true, text: (row) => row.txCount, cell: (row) => integer(row.txCount) },
    { label: 'Size', numeric: true, hideOnPhone: true, text: (row) => row.bodyBytes,
      cell: (row) => bytes(row.bodyBytes) },
    { label: 'Hash', hideOnPhone: true, text: (row) => row.hash,
      cell: (row) => html`<mk-hash kind="block" value=${row.hash}></mk-hash>` },
  ];
}

function unknownValidator(asked) {
  return new Problem({ status: 404, code: 'not_found', title: 'There is no such validator',
    detail: `No validator has the name or key ${asked.slice(0, 80)}.`,
    remedy: 'All of them are on the page Validators.' });
}

define('validator-page', ValidatorPage);
