// The validators: who is there, and what each did for the last 200 blocks.
import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { define } from '../core/element.js';
import { integer } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { alarm, legend } from '../parts/uptime.js';
import '../parts/table.js';

const BLOCKS = 200;

class ValidatorsPage extends Page {
  #all = new Resource(this, (signal) => this.#load(signal));
  #columns = columns();
  #fetch = async () => ({ items: (await rows()).items, next: null });

  constructor() {
    super();
    this.heading = 'Validators';
    new Live(this, ['blocks', 'consensus', 'peers'], () => this.#refresh(), { everyMs: 3000 });
  }

  #refresh() {
    this.#all.refresh();
    /** @type {any} */ (this.querySelector('mk-table'))?.refresh();
  }

  async #load(signal) {
    const [{ items, uptime }, consensus, evidence] = await Promise.all([
      rows(signal), get('/v1/consensus', { signal }), get('/v1/evidence', { signal }),
    ]);
    return { items, uptime, consensus, evidence };
  }

  render() {
    return html`${this.#all.render({ value: (all) => html`${this.#facts(all)} ${offences(all.evidence)}` })}
      <mk-table name="validators" caption="Validators" .columns=${this.#columns} .fetch=${this.#fetch}
        .rowId=${(row) => row.publicKey} .href=${(row) => `/validators/${encodeURIComponent(row.name)}`}></mk-table>
      ${legend()}
      <p class="soft small">A certificate holds the votes of a quorum and no more. Of validators that all do well the
        slowest is therefore in few certificates: its votes are the low bars. An alarm is raised where nothing was seen
        of a validator for ten blocks.</p>`;
  }

  #facts({ items, uptime, consensus }) {
    const present = items.filter((one) => one.index !== undefined);
    const online = present.filter((one) => one.online).length;
    const silent = present.filter((one) => alarm(one.uptime, one.online).level === 'offline').length;
    return html`<mk-facts .items=${[
      ['Validators', integer(present.length)],
      ['Online', html`${integer(online)} of ${integer(present.length)}
        ${online < consensus.quorum ? html`<mk-status value="offline" words="No quorum"></mk-status>` : nothing}`,
        'As the node sees it that serves this page'],
      ['Quorum', `${consensus.quorum} of ${consensus.validators}`],
      ['Alarms', silent ? html`<mk-status value="offline" words=${`${silent} silent`}></mk-status>`
        : html`<mk-status value="ok" words="None"></mk-status>`],
      ['Blocks looked at', uptime.toHeight < uptime.fromHeight ? 'none yet'
        : `${integer(uptime.fromHeight)} – ${integer(uptime.toHeight)}`],
    ]}></mk-facts>`;
  }
}

/** Validators of the present set in its order, each with its uptime; then those that left. */
async function rows(signal) {
  const [present, uptime] = await Promise.all([
    get('/v1/validators', { signal }), get(`/v1/validators/uptime?blocks=${BLOCKS}`, { signal }),
  ]);
  const byKey = new Map(uptime.validators.map((one) => [one.publicKey, one]));
  const items = present.map((one) => ({ ...one, uptime: byKey.get(one.publicKey) }));
  const keys = new Set(present.map((one) => one.publicKey));
  for (const one of uptime.validators) {
    if (!keys.has(one.publicKey)) items.push({ name: one.name, publicKey: one.publicKey, online: false, uptime: one });
  }
  return { items, uptime };
}

function columns() {
  return [
    { label: 'Validator', text: (row) => row.name,
      cell: (row) => html`<a class="name" href="/validators/${encodeURIComponent(row.name)}">${row.name}</a>` },
    { label: 'State', text: (row) => stateOf(row).words,
      cell: (row) => html`<mk-status value=${stateOf(row).level} words=${stateOf(row).words}></mk-status>` },
    { label: `Last ${BLOCKS} blocks`, text: (row) => row.uptime?.marks ?? '',
      cell: (row) => html`<mk-uptime .validator=${row.uptime} blocks=${BLOCKS}></mk-uptime>` },
    { label: 'In a row missed', numeric: true, text: (row) => row.uptime?.missedInARow ?? '',
      cell: (row) => missedCell(row.uptime) },
    { label: 'Missed', numeric: true, text: (row) => row.uptime?.missed ?? '',
      cell: (row) => integer(row.uptime?.missed ?? 0) },
    { label: 'Proposed', numeric: true, text: (row) => row.uptime?.proposed ?? '',
      cell: (row) => integer(row.uptime?.proposed ?? 0) },
    { label: 'Height', numeric: true, text: (row) => row.height ?? '',
      cell: (row) => (row.height == null ? '–' : integer(row.height)) },
    { label: 'Operator', hideOnPhone: true, text: (row) => row.operator ?? '',
      cell: (row) => html`<mk-hash kind="account" value=${row.operator ?? ''}></mk-hash>` },
  ];
}

function stateOf(row) {
  return row.index === undefined ? { level: 'withdrawn', words: 'Left' } : alarm(row.uptime, row.online);
}

function missedCell(uptime) {
  const count = uptime?.missedInARow ?? 0;
  return count >= 10 ? html`<strong class="bad">${integer(count)}</strong>` : integer(count);
}

function offences(evidence) {
  if (!evidence.length) return nothing;
  return html`<section class="problem offences" role="alert"><h2>Validators that contradicted themselves</h2>
    <ul>${evidence.map((one) => html`<li><strong>${one.validator}</strong>: ${one.offence},
      <mk-time ms=${one.seenMs}></mk-time>. <span class="soft">${one.remedy}</span></li>`)}</ul></section>`;
}

define('validators-page', ValidatorsPage);
