// Proposals in words.
import { html } from 'lit';
import { integer } from '../core/format.js';

const STATES = { open: 'open', passed: 'accepted', withdrawn: 'withdrawn', expired: 'expired' };
const WORDS = { open: 'Open', passed: 'Passed', withdrawn: 'Withdrawn', expired: 'Expired' };

export const status = (proposal) =>
  html`<mk-status value=${STATES[proposal.status] ?? 'unknown'} words=${WORDS[proposal.status] ?? proposal.status}>
  </mk-status>`;

/** "To add validator …", as a sentence would go on. */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How far it is: "2 of the 3 validators it needs". */
export function progress(proposal) {
  return html`<span class="meter" aria-hidden="true">
    ${Array.from({ length: Math.min(proposal.quorum, 40) }, (_, i) => html`<span
      class=${i < proposal.approvingValidators ? 'on' : ''}></span>`)}</span>
    <span class="number">${integer(proposal.approvingValidators)} of ${integer(proposal.quorum)}</span>`;
}

/** What a number of a parameter means. */
export function parameterValue(name, value) {
  if (name === 'minFee') return html`<mk-amount units=${value} decimals="6" symbol="MOKKA"></mk-amount>`;
  if (name.endsWith('AllowList')) return Number(value) === 1 ? 'on: only who is allowed' : 'off: who is not denied';
  if (name.endsWith('Bytes')) return `${integer(value)} bytes`;
  if (name === 'proposalLifetime') return `${integer(value)} blocks`;
  return integer(value);
}
