// Consensus as it happens: who leads, who votes, and what the term waits for.
import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { define } from '../core/element.js';
import { duration, integer } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { Ticker } from '../core/ticker.js';
import { phaseTile, squares } from '../parts/votes.js';
import { Chronicle } from './consensus-history.js';

const POLL_SECONDS = 2;

class ConsensusPage extends Page {
  #history = new Chronicle();
  #consensus = new Resource(this, (signal) => this.#load(signal));

  constructor() {
    super();
    this.heading = 'Consensus';
    new Live(this, ['blocks'], (topic, data) => this.#history.heard(topic, data));
    new Live(this, ['blocks', 'consensus', 'peers'], () => this.#consensus.refresh(), { everyMs: 200 });
    new Ticker(this, 1, () => this.requestUpdate());
    new Ticker(this, POLL_SECONDS, () => this.#consensus.refresh());
  }

  async #load(signal) {
    const [now, blocks] = await Promise.all([
      get('/v1/consensus', { signal }),
      this.#history.isEmpty ? get('/v1/blocks?limit=12', { signal }) : undefined,
    ]);
    if (blocks) this.#history.begin(blocks.items);
    this.#history.saw(now);
    return now;
  }

  render() {
    return this.#consensus.render({ value: (now) => html`<div class="stack">
      ${sentence(now)} ${facts(now)} ${phases(now)} ${roll(now)} ${this.#history.render(now)}</div>` });
  }
}

function sentence(now) {
  const { ok, sentence: words, missing, nextAttemptMs } = now.liveness;
  const left = nextAttemptMs ? Math.max(0, nextAttemptMs - Date.now()) : undefined;
  return html`<section class="verdict ${ok ? 'well' : 'ill'}" aria-label="How the chain is">
    <p class="verdict-words"><span class="verdict-icon" aria-hidden="true">${ok ? '✓' : '!'}</span>
      <span aria-live="polite">${words}</span></p>
    <p class="soft">${waitsFor(now)}</p>
    ${missing.length ? html`<ul class="live-missing">${missing.map((one) => html`<li><a
      href="/validators/${encodeURIComponent(one.name)}">${one.name}</a>: ${one.reason}, <mk-time ms=${one.sinceMs}>
      </mk-time></li>`)}</ul>` : nothing}
    ${!ok && left !== undefined ? html`<p class="countdown">Next attempt in
      <strong>${duration(Math.ceil(left / 1000) * 1000)}</strong></p>` : nothing}
  </section>`;
}

/** What has to come before the next thing can happen. */
function waitsFor({ term, leader, candidate, quorum, votes, crashModel }) {
  if (!leader) {
    return `Term ${integer(term)} waits for ${candidate} to prove its leadership with ${quorum} votes.`;
  }
  const block = votes?.running;
  if (!block) return `Nothing is under way: ${leader} proposes a block as soon as a transaction can be executed.`;
  const name = `Block ${integer(block.height)}`;
  if (block.first.length < quorum) {
    return `${name} waits for first votes: ${block.first.length} of the ${quorum} it needs are here.`;
  }
  return crashModel === 'cft' ? `${name} has its quorum and becomes final.`
    : `${name} waits for second votes: ${block.second.length} of the ${quorum} it needs are here.`;
}

function facts(now) {
  const model = now.crashModel === 'bft' ? 'Byzantine faults' : 'crashes only';
  const tolerated = now.validators - now.quorum;
  return html`<mk-facts .items=${[
    ['Leader', now.leader ? html`<mk-hash kind="validator" value=${now.leader} name=${now.leader} nocopy></mk-hash>`
      : html`none yet <span class="soft">(${now.candidate} may)</span>`],
    ['Term', integer(now.term), 'In each term one validator may lead'],
    ['Epoch', integer(now.epoch), 'Counts changes of the validator set'],
    ['Final height', html`<a href="/blocks/${now.committedHeight}">${integer(now.committedHeight)}</a>`],
    ['Accepted · proposed', `${integer(now.preparedHeight)} · ${integer(now.proposedHeight)}`,
      'Highest block that a quorum accepted, and that was proposed'],
    ['Quorum', `${now.quorum} of ${now.validators}`, `Goes on without ${tolerated}`],
    ['Tolerates', model, 'The crash model of this network'],
    ['This node', now.state],
  ]}></mk-facts>`;
}

function phases(now) {
  const votes = now.votes ?? { leader: [], validators: [], running: null, last: null };
  if (!votes.validators.length) return nothing;
  const block = votes.running ?? votes.last;
  const done = !votes.running;
  const what = block ? `Block ${integer(block.height)}${done ? ', final' : ''}` : 'No block yet';
  const about = { leader: block?.proposer, done };
  return html`<mk-card heading="Votes"><div class="live-phases">
    ${phaseTile({
      title: `1 · Leader of term ${integer(now.term)}`, count: votes.leader.length, quorum: now.quorum,
      about: now.leader ? `${now.leader} has proved that a quorum chose it.` : `${now.candidate} gathers votes.`,
      items: squares(votes.validators, votes.leader, { leader: now.candidate, done: Boolean(now.leader) }),
    })}
    ${phaseTile({
      title: `2 · First votes`, count: block?.first.length ?? 0, quorum: now.quorum, idle: block ? undefined : what,
      about: `${what}: who executed it and accepts it.`,
      items: squares(votes.validators, block?.first ?? [], about),
    })}
    ${now.crashModel === 'cft' ? nothing : phaseTile({
      title: `3 · Second votes`, count: block?.second.length ?? 0, quorum: now.quorum, idle: block ? undefined : what,
      about: `${what}: who saw that a quorum accepts it. A quorum of these makes it final.`,
      items: squares(votes.validators, block?.second ?? [], about),
    })}
    ${suspicion(now, votes)}
  </div></mk-card>`;
}

function suspicion(now, votes) {
  if (!now.suspecting.length) return nothing;
  return phaseTile({
    title: 'Who wants another leader', count: now.suspecting.length, quorum: now.quorum,
    about: 'When a quorum suspects the leader, the next term begins.',
    items: squares(votes.validators, now.suspecting, {}),
  });
}

function roll(now) {
  const votes = now.votes;
  if (!votes?.validators.length) return nothing;
  const block = votes.running ?? votes.last;
  const yes = (list, voter) => (list?.includes(voter.name)
    ? html`<span class="good"><span aria-hidden="true">✓</span><span class="hidden">voted</span></span>`
    : html`<span class="soft"><span aria-hidden="true">–</span><span class="hidden">no vote</span></span>`);
  return html`<mk-card heading="Validators as this node sees them"><div class="table-box" role="region"
    aria-label="Validators" tabindex="0"><table>
    <caption class="hidden">Validators and their votes</caption>
    <thead><tr><th scope="col">Validator</th><th scope="col">Leader</th><th scope="col">First</th>
      ${now.crashModel === 'cft' ? nothing : html`<th scope="col">Second</th>`}
      <th scope="col">State</th><th scope="col" class="numeric">Last heard</th>
      <th scope="col" class="numeric">Height</th></tr></thead>
    <tbody>${votes.validators.map((voter) => html`<tr>
      <td><a class="name" href="/validators/${encodeURIComponent(voter.name)}">${voter.name}</a>
        ${voter.name === now.leader ? html`<span class="tag">leads</span>` : nothing}</td>
      <td>${yes(votes.leader, voter)}</td><td>${yes(block?.first, voter)}</td>
      ${now.crashModel === 'cft' ? nothing : html`<td>${yes(block?.second, voter)}</td>`}
      <td>${voterState(voter)}</td>
      <td class="numeric">${voter.silentMs === null ? 'this node' : duration(voter.silentMs)}</td>
      <td class="numeric">${integer(voter.height)}</td></tr>`)}</tbody></table></div></mk-card>`;
}

function voterState(voter) {
  if (!voter.connected) return html`<mk-status value="offline" words="Not connected"></mk-status>`;
  if (voter.rejoining) return html`<mk-status value="waiting" words="Rejoins"></mk-status>`;
  if (voter.suspects) return html`<mk-status value="waiting" words="Suspects the leader"></mk-status>`;
  return html`<mk-status value="online" words="Takes part"></mk-status>`;
}

define('consensus-page', ConsensusPage);
