// Documents whose hashes were put on the chain, newest first.
import { html } from 'lit';
import { define } from '../core/element.js';
import { get, query } from '../core/api.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { anchorColumns, catchUp, tablesOf } from '../parts/columns.js';
import '../parts/table.js';

class AnchorsPage extends Page {
  constructor() {
    super();
    new Live(this, ['blocks'], (topic, data) => this.#follow(topic, data), { everyMs: 1500 });
  }

  #follow(topic, data) {
    if (topic !== 'gap' && !(data.block?.txCount > 0)) return;
    catchUp(tablesOf(this)[0], '/v1/anchors').catch(() => undefined);
  }

  render() {
    return html`
      <div class="lead-row"><p class="lead">Whoever anchors a document's SHA-256 proves for ever that it existed then.
        The document itself is not on the chain. The first account to show a hash is the one that counts.</p>
        <a class="button primary" href="/verify">Check a file</a></div>
      <mk-table name="anchors" caption="Anchored documents, newest first" .columns=${anchorColumns}
        .fetch=${(cursor, limit) => get('/v1/anchors' + query({ limit, cursor }))}
        .rowId=${(row) => row.hash} .href=${(row) => `/anchors/${row.hash}`}
        empty="Nobody has anchored a document yet: mokka wallet anchor put FILE"></mk-table>`;
  }
}

define('anchors-page', AnchorsPage);
