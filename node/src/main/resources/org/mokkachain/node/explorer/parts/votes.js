// Who voted: a square per validator, and how many of those that are needed.
import { html, nothing } from 'lit';

/**
 * @typedef {{name: string, connected: boolean, rejoining: boolean, suspects: boolean, silentMs: number|null,
 *   height: number}} Voter
 * @typedef {{height: number, hash: string, term: number, proposer: string, first: string[], second: string[],
 *   timings: {proposedMs: number|null, preparedMs: number|null, committedMs: number|null}}} Ballot
 */

/**
 * The squares of one phase.
 * @param {Voter[]} voters
 * @param {string[]} voted names
 * @param {{leader?: string|null, done?: boolean, missingWords?: string}} [about] `done`: nobody is waited for any more
 */
export function squares(voters, voted, { leader, done = false, missingWords } = {}) {
  return voters.map((voter) => {
    const state = squareState(voter, voted.includes(voter.name), leader, done);
    return { label: voter.name, state, title: `${voter.name}: ${squareWords(state, done, missingWords)}` };
  });
}

function squareState(voter, voted, leader, done) {
  if (voted) return voter.name === leader ? 'self' : 'yes';
  if (!voter.connected) return 'lost';
  return done ? 'late' : 'wait';
}

function squareWords(state, done, missingWords) {
  const words = {
    self: 'voted, and leads', yes: 'voted', lost: 'not connected', late: missingWords || 'its vote was not needed',
    wait: 'not yet',
  };
  return words[state];
}

/**
 * A phase as a tile: its name, squares, "3 of 4 – 3 needed".
 * @param {{title: string, about: string, items: any[], count: number, quorum: number, idle?: string}} phase
 */
export function phaseTile({ title, about, items, count, quorum, idle }) {
  const reached = !idle && count >= quorum;
  return html`<section class="phase ${reached ? 'reached' : ''}">
    <h3>${title}</h3>
    <mk-squares .items=${items} label=${title}></mk-squares>
    <p class="phase-count">${idle ? html`<span class="soft">${idle}</span>` : html`<strong>${count}</strong> of
      ${items.length} <span class="soft">· ${quorum} needed</span>
      ${reached ? html`<mk-status value="accepted" words="Quorum"></mk-status>` : nothing}`}</p>
    <p class="soft small">${about}</p>
  </section>`;
}
