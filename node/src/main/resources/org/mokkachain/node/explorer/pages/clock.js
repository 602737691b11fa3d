// For a screen on the wall: read from across the room, never touched.
import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { define } from '../core/element.js';
import { connection } from '../core/events.js';
import { duration, integer, rate } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { Ticker } from '../core/ticker.js';
import { said } from '../parts/said.js';

const POLL_SECONDS = 3;

class ClockPage extends Page {
  #status = new Resource(this, (signal) => get('/v1/status', { signal }));
  #stats = new Resource(this, (signal) => get('/v1/stats?window=1m', { signal }));
  #known;
  #end;
  #awake;

  constructor() {
    super();
    this.heading = 'Clock';
    new Live(this, ['blocks', 'consensus'], () => this.#status.refresh(), { everyMs: 250 });
    new Ticker(this, 1, () => this.requestUpdate());
    new Ticker(this, POLL_SECONDS, () => this.#poll());
  }

  connectedCallback() {
    super.connectedCallback();
    this.#end = connection.subscribe(() => this.requestUpdate());
    this.#stayAwake();
    document.addEventListener('visibilitychange', this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end?.();
    this.#awake?.release();
    document.removeEventListener('visibilitychange', this);
  }

  handleEvent() {
    if (!document.hidden) this.#stayAwake();
  }

  /** A screen saver would hide the clock; where the browser lets a page prevent it, it is prevented. */
  async #stayAwake() {
    this.#awake = await navigator.wakeLock?.request('screen').catch(() => undefined);
  }

  #poll() {
    if (connection.state === 'lost') return;
    this.#status.refresh();
    this.#stats.refresh();
  }

  /** After an upgrade, or with another network behind the address, the page itself may be another. */
  #reloadIfReplaced(status) {
    const now = `${status.genesisHash} ${status.version}`;
    this.#known ??= now;
    if (now !== this.#known) location.reload();
  }

  render() {
    const status = this.#status.value;
    if (!status) return html`<div class="clock"><p class="clock-word">Asking the node…</p></div>`;
    this.#reloadIfReplaced(status);
    const lost = connection.state === 'lost' || this.#status.problem?.status === 0;
    const state = lost ? 'lost' : status.liveness.ok ? 'ok' : 'bad';
    return html`<div class="clock ${state}">
      <p class="clock-name"><span>${said(status.network)}</span><a href="/">Dashboard</a></p>
      <p class="clock-height"><span class="hidden">Height</span>${integer(status.height)}</p>
      <div class="clock-figures">${this.#figures(status)}</div>
      <p class="clock-health" role="status">${lost ? this.#lostWords() : sentence(status)}</p>
    </div>`;
  }

  #figures(status) {
    const stats = this.#stats.value;
    const finality = stats?.finalityMs;
    const since = Math.max(0, Date.now() - status.blockTimeMs);
    return html`
      ${figure('since the last block', duration(since < 1000 ? 0 : Math.floor(since / 1000) * 1000))}
      ${figure('transactions per second', stats ? rate(stats.transactionsPerSecond) : '–')}
      ${figure('to finality', finality?.p50 == null ? '–' : duration(finality.p50))}
      ${status.mempool ? figure('waiting', integer(status.mempool)) : nothing}`;
  }

  #lostWords() {
    const since = Math.max(0, Date.now() - connection.sinceMs);
    return html`<strong>The node does not answer</strong> for ${duration(Math.floor(since / 1000) * 1000)}; this page
      goes on by itself.`;
  }
}

const figure = (label, value) => html`<p class="clock-figure"><span class="clock-value">${value}</span>
  <span class="clock-label">${label}</span></p>`;

const sentence = (status) => html`<strong>${status.liveness.ok ? 'Healthy.' : 'Not well.'}</strong>
  ${said(status.liveness.sentence, { max: 1000 })}`;

define('clock-page', ClockPage);
