// The frame around every page: network, connection, theme, health, help.
import { html, nothing } from 'lit';
import { Element, define } from '../core/element.js';
import { get } from '../core/api.js';
import { connection } from '../core/events.js';
import { ago, short } from '../core/format.js';
import { register, registered } from '../core/keys.js';
import { Live } from '../core/live.js';
import { network } from '../core/network.js';
import { Resource } from '../core/resource.js';
import { shown, toggle } from '../core/theme.js';
import { everySecond } from '../core/ticker.js';
import { said } from './said.js';

/** The name of the network, beside the brand. */
class NetworkName extends Element {
  #network = new Resource(this, () => network());

  render() {
    return this.#network.value ? html`<span class="network-name">${said(this.#network.value.network)}</span>` : nothing;
  }
}

/** Whether what is shown is live. */
class LiveDot extends Element {
  #ends = [];

  connectedCallback() {
    super.connectedCallback();
    this.#ends = [connection.subscribe(() => this.requestUpdate()), everySecond(() => this.requestUpdate())];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.forEach((end) => end());
  }

  render() {
    const { state, sinceMs } = connection;
    const words = { live: 'Live', connecting: 'Connecting', lost: 'Reconnecting' }[state];
    const title = state === 'lost' ? `The node was lost ${ago(sinceMs)}; trying again` : words;
    return html`<span class="live ${state}" role="status" title=${title}><span class="dot"></span>
      <span class="live-word">${words}</span></span>`;
  }
}

/** Light or dark. */
class ThemeButton extends Element {
  render() {
    const dark = shown() === 'dark';
    const words = dark ? 'Use the light theme' : 'Use the dark theme';
    return html`<button type="button" class="icon-button" aria-label=${words} title=${words} @click=${() => {
      toggle();
      this.requestUpdate();
    }}>${dark ? sun : moon}</button>`;
  }
}

const sun = html`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="10" cy="10" r="3.6"/>
  <path d="M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4"
  /></svg>`;
const moon = html`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
  <path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z"/></svg>`;

/** One sentence when the chain or the way to the node is not well; nothing otherwise. */
class Health extends Element {
  #status = new Resource(this, (signal) => get('/v1/status', { signal }));
  #lost = false;

  constructor() {
    super();
    new Live(this, ['consensus'], () => this.#status.refresh(), { everyMs: 1000 });
    connection.subscribe((state) => {
      this.#lost = state === 'lost';
      if (state === 'live') this.#status.refresh();
      this.requestUpdate();
    });
  }

  render() {
    const liveness = this.#status.value?.liveness;
    if (this.#lost) {
      return html`<p class="strip lost" role="alert"><strong>The node does not answer.</strong>
        What you see is from <mk-time ms=${connection.sinceMs}></mk-time>; the page goes on by itself.</p>`;
    }
    if (!liveness || liveness.ok) return nothing;
    return html`<p class="strip bad" role="status"><strong>The chain is not well.</strong>
      ${said(liveness.sentence, { max: 1000 })}
      <a href="/consensus">See consensus</a></p>`;
  }
}

/** Which node serves this, at the foot of the page. */
class NodeLine extends Element {
  #network = new Resource(this, () => network());

  render() {
    const known = this.#network.value;
    if (!known) return html`<p>&nbsp;</p>`;
    return html`<p>Served by <strong>${said(known.nodeName)}</strong>, Mokka Chain ${known.version},
      genesis <span class="mono" title=${known.genesisHash}>${short(known.genesisHash, 8, 8)}</span></p>`;
  }
}

/** The list of keys. */
class Help extends Element {
  connectedCallback() {
    super.connectedCallback();
    register('?', 'This help', () => this.open());
    document.getElementById('help-button')?.addEventListener('click', () => this.open());
  }

  open() {
    this.requestUpdate();
    this.updateComplete.then(() => this.querySelector('dialog').showModal());
  }

  render() {
    const fixed = [
      { keys: '↑ ↓', words: 'From row to row of a table (also j and k)' },
      { keys: 'Enter', words: 'Open the row' },
      { keys: 'Esc', words: 'Leave a field or close this' },
    ];
    return html`<dialog class="help" aria-labelledby="help-title">
      <h2 id="help-title">Keyboard</h2>
      <dl>${[...registered(), ...fixed].map(({ keys, words }) => html`
        <div><dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${words}</dd></div>`)}</dl>
      <form method="dialog" @submit=${(event) => {
        event.preventDefault();
        this.querySelector('dialog').close();
      }}><button type="submit" class="button">Close</button></form>
    </dialog>`;
  }
}

define('mk-network-name', NetworkName);
define('mk-live', LiveDot);
define('mk-theme', ThemeButton);
define('mk-health', Health);
define('mk-node-line', NodeLine);
define('mk-help', Help);
