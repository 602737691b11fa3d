// Changes proposed to the validators.
import { html } from 'lit';
import { get, query } from '../core/api.js';
import { define } from '../core/element.js';
import { integer } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { capital, progress, status } from '../parts/proposals.js';
import '../parts/table.js';

const PAGE = 25;

class ProposalsPage extends Page {
  #columns = columns();
  #fetch = (cursor, limit) => get('/v1/proposals' + query({ limit, cursor }));

  constructor() {
    super();
    this.heading = 'Proposals';
    new Live(this, ['blocks'], (topic, data) => {
      if (topic === 'gap' || data.block.txCount > 0) this.#refresh();
    }, { everyMs: 2000 });
  }

  #refresh() {
    /** @type {any} */
    const table = this.querySelector('mk-table');
    if (table && (table.rows?.length ?? 0) <= PAGE) table.refresh(); // not under whoever has loaded more
  }

  render() {
    return html`<p class="soft">Validators change the network by vote: its parameters, who is a validator, and who is
        allowed in. A change passes when operators of a quorum of validators have approved it.</p>
      <mk-table name="proposals" caption="Proposals" .columns=${this.#columns} .fetch=${this.#fetch}
        .rowId=${(row) => row.number} .href=${(row) => `/proposals/${row.number}`}
        empty="Nobody has proposed a change yet."></mk-table>`;
  }
}

function columns() {
  return [
    { label: 'Number', numeric: true, text: (row) => row.number,
      cell: (row) => html`<a href="/proposals/${row.number}">${integer(row.number)}</a>` },
    { label: 'Change', text: (row) => row.text, cell: (row) => html`<span class="change">${capital(row.text)}</span>` },
    { label: 'State', text: (row) => row.status, cell: status },
    { label: 'Approved', text: (row) => `${row.approvingValidators} of ${row.quorum}`, cell: progress },
    { label: 'Proposed by', hideOnPhone: true, text: (row) => row.proposer,
      cell: (row) => html`<mk-hash kind="account" value=${row.proposer}></mk-hash>` },
    { label: 'At', numeric: true, hideOnPhone: true, text: (row) => row.proposedAt,
      cell: (row) => html`<a href="/blocks/${row.proposedAt}">${integer(row.proposedAt)}</a>` },
    { label: 'Expires after', numeric: true, hideOnPhone: true, text: (row) => row.expiresAt,
      cell: (row) => (row.status === 'open' ? integer(row.expiresAt) : '–') },
  ];
}

define('proposals-page', ProposalsPage);
