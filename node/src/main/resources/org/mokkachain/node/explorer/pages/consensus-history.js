// The last blocks and terms, as they came.
import { html, nothing } from 'lit';
import { duration, integer } from '../core/format.js';
import { squares } from '../parts/votes.js';

const MOST = 30;

/** What happened, newest first; votes are known of blocks that became final while the page was open. */
export class Chronicle {
  #blocks = new Map();
  #ballots = new Map();
  #terms = [];
  #term;
  #leader;

  get isEmpty() {
    return this.#blocks.size === 0;
  }

  /** @param {any[]} blocks newest first */
  begin(blocks) {
    for (const block of blocks.toReversed()) if (block.height > 0) this.#add(block);
  }

  heard(topic, data) {
    if (topic === 'blocks') this.#add(data.block);
  }

  /** @param {any} now an answer of /v1/consensus */
  saw(now) {
    const last = now.votes?.last;
    if (last) this.#ballots.set(last.height, last);
    if (this.#ballots.size > MOST) this.#ballots.delete(this.#ballots.keys().next().value);
    if (this.#term !== undefined && (this.#term !== now.term || this.#leader !== now.leader)) {
      this.#terms.unshift({ kind: 'term', term: now.term, leader: now.leader, candidate: now.candidate,
        atMs: Date.now() });
      this.#terms.length = Math.min(this.#terms.length, MOST);
    }
    this.#term = now.term;
    this.#leader = now.leader;
  }

  #add(block) {
    this.#blocks.set(block.height, { kind: 'block', atMs: block.timestampMs, ...block });
    while (this.#blocks.size > MOST) this.#blocks.delete(Math.min(...this.#blocks.keys()));
  }

  render(now) {
    const rows = [...this.#blocks.values(), ...this.#terms].sort((a, b) => b.atMs - a.atMs).slice(0, MOST);
    if (!rows.length) return nothing;
    return html`<mk-card heading="As it came"><div class="table-box" role="region" aria-label="As it came" tabindex="0">
      <table><caption class="hidden">The last blocks and terms</caption>
        <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Votes</th>
          <th scope="col" class="numeric">Accepted after</th>
          <th scope="col" class="numeric">Final after</th></tr></thead>
        <tbody>${rows.map((row) => (row.kind === 'term' ? this.#termRow(row) : this.#blockRow(row, now)))}</tbody>
      </table></div></mk-card>`;
  }

  #termRow(row) {
    return html`<tr class="term-row"><td><mk-time ms=${row.atMs}></mk-time></td><td colspan="4">Term
      ${integer(row.term)}: ${row.leader ? html`<strong>${row.leader}</strong> leads`
        : html`${row.candidate} may lead`}</td></tr>`;
  }

  #blockRow(row, now) {
    const ballot = this.#ballots.get(row.height);
    const voters = now.votes?.validators ?? [];
    const known = ballot && (now.crashModel === 'cft' ? ballot.first : ballot.second);
    const since = (to) => (ballot?.timings.proposedMs && to ? duration(to - ballot.timings.proposedMs) : '–');
    return html`<tr><td><mk-time ms=${row.atMs}></mk-time></td>
      <td class="live-what"><a href="/blocks/${row.height}">Block ${integer(row.height)}</a>
        <span class="soft">by ${row.proposer}, ${integer(row.txCount)}
        ${row.txCount === 1 ? 'transaction' : 'transactions'}</span></td>
      <td>${known ? html`<mk-squares label="Votes for block ${row.height}" .items=${squares(voters, known,
        { leader: row.proposer, done: true })}></mk-squares>` : html`<span class="soft">–</span>`}</td>
      <td class="numeric">${since(ballot?.timings.preparedMs)}</td>
      <td class="numeric">${since(ballot?.timings.committedMs)}</td></tr>`;
  }
}
