// What pages of blocks and transactions share: who signed, how long the phases took, how far a transaction is.
import { html, nothing, svg } from 'lit';
import { absolute, duration, integer } from '../core/format.js';
import { said } from './said.js';

const WIDTH = 1000;

/** A fee in the native asset. */
export const fee = (units) =>
  html`<mk-amount units=${units ?? 0} decimals="6" symbol="MOKKA"></mk-amount>`;

/** A validator by name. */
export const validator = (name) =>
  html`<a class="validator-name" href="/validators/${encodeURIComponent(name)}">${said(name, { max: 200 })}</a>`;

/**
 * One square for each validator and the names of those who said yes.
 * @param {string[]} members all of the epoch
 * @param {string[]} yes
 * @param {string} verb for example "signed"
 */
export function voters(members, yes, verb) {
  const said = new Set(yes);
  const items = members.map((name) => ({
    label: name,
    state: said.has(name) ? 'yes' : 'wait',
    title: said.has(name) ? `${name} ${verb}` : `${name}: not among those kept; a quorum was enough`,
  }));
  return html`<mk-squares .items=${items} label="Who ${verb}"></mk-squares>
    <p class="names">${names(yes)}</p>`;
}

/** Validators in a line. */
export const names = (list) => list.map((name, index) => html`${index ? ', ' : nothing}${validator(name)}`);

/**
 * When this node saw a block proposed, prepared by a quorum and final: a bar to scale, and the figures.
 * @param {{proposedMs: number|null, preparedMs: number|null, committedMs: number|null}} timings
 */
export function phases(timings) {
  const { proposedMs, preparedMs, committedMs } = timings;
  const seen = [
    ['Proposed', 'propose', proposedMs], ['Prepared by a quorum', 'prepare', preparedMs],
    ['Final', 'commit', committedMs],
  ].filter(([, , ms]) => ms !== null && ms !== undefined);
  if (!seen.length) {
    return html`<p class="soft">This node did not see it happen: it was restarted since, or caught up later.</p>`;
  }
  const start = Number(seen[0][2]);
  return html`${proposedMs !== null && committedMs !== null ? bar(proposedMs, preparedMs ?? committedMs, committedMs)
      : nothing}
    <ol class="phases">${seen.map(([words, kind, ms]) => html`<li class=${kind} title=${absolute(ms)}>
      <span class="phase-name">${words}</span>
      <span class="number">${Number(ms) === start ? clock(Number(ms)) : `+${duration(Number(ms) - start)}`}</span>
    </li>`)}</ol>`;
}

function clock(ms) {
  const at = new Date(ms);
  return `${at.toTimeString().slice(0, 8)}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

function bar(proposed, prepared, committed) {
  const total = Math.max(1, committed - proposed);
  const first = Math.min(WIDTH, Math.round(((prepared - proposed) / total) * WIDTH));
  const words = `Prepared ${duration(prepared - proposed)} after it was proposed, final ${
    duration(committed - proposed)} after it was proposed`;
  return html`<svg class="phase-bar" viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" role="img"
    aria-label=${words}>${svg`<rect class="prepare" x="0" y="0" width=${first} height="10"/>
      <rect class="commit" x=${first} y="0" width=${WIDTH - first} height="10"/>`}</svg>`;
}

/** @typedef {{label: string, state: 'done'|'now'|'todo'|'bad', ms?: number|null, note?: string}} Step */

/**
 * How far something is: a line of steps.
 * @param {Step[]} list
 */
export function steps(list) {
  return html`<ol class="steps">${list.map((step) => html`<li class="step ${step.state}"
    aria-current=${step.state === 'now' ? 'step' : nothing}>
    <span class="mark" aria-hidden="true">${{ done: '✓', bad: '✕' }[step.state] ?? nothing}</span>
    <span class="step-name">${step.label}</span>
    <span class="soft small">${step.ms ? html`<mk-time ms=${step.ms}></mk-time>` : step.note ?? nothing}</span>
  </li>`)}</ol>`;
}

/** The reasons of /v1/mempool/transactions as pills: the state that gives the colour, and the words. */
export function reasonPill(row) {
  const [value, words] = {
    proposed: ['accepted', row.height ? `In proposed block ${integer(row.height)}` : 'Proposed'],
    waits_for_block: ['pending', 'Next block'],
    waits_for_room: ['waiting', 'Waits for room'],
    waits_for_nonce: ['waiting', row.missingNonce === null || row.missingNonce === undefined
      ? 'Waits for an earlier one' : `Waits for nonce ${integer(row.missingNonce)}`],
    waits_for_validators: ['offline', 'Waits for validators'],
  }[row.reason] ?? ['pending', row.reason];
  return html`<mk-status value=${value} words=${words}></mk-status>`;
}

/** The words for {@link reasonPill} in files. */
export const reasonText = (row) => row.sentence || row.reason;
