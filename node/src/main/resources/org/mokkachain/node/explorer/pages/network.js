// The network: who is linked with whom, and how suspicious each silence is.
import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { define } from '../core/element.js';
import { integer } from '../core/format.js';
import { Live } from '../core/live.js';
import { Page } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { safeHref } from '../core/safe.js';
import { Ticker } from '../core/ticker.js';
import { graph } from '../parts/net-graph.js';
import { drawing, phiLevel, phiText } from '../parts/net-map.js';
import '../parts/table.js';

const POLL_SECONDS = 5;

class NetworkPage extends Page {
  static properties = { chosen: { state: true } };
  #graph = new Resource(this, (signal) => this.#load(signal));
  #columns = columns();
  #fetch = async () => ({ items: (this.#graph.value ?? (await this.#load())).nodes, next: null });

  constructor() {
    super();
    this.heading = 'Network';
    this.chosen = undefined;
    new Live(this, ['peers'], () => this.#refresh(), { everyMs: 500 });
    new Ticker(this, POLL_SECONDS, () => this.#refresh());
  }

  async #refresh() {
    await this.#graph.refresh();
    /** @type {any} */ (this.querySelector('mk-table'))?.refresh();
  }

  async #load(signal) {
    const [status, peers, gossip, validators] = await Promise.all([
      get('/v1/status', { signal }), get('/v1/peers', { signal }), get('/v1/gossip', { signal }),
      get('/v1/validators', { signal }),
    ]);
    return graph(status, peers, gossip, validators);
  }

  render() {
    return this.#graph.render({ value: (net) => html`${facts(net)}
      <div class="net">
        <figure class="net-figure">${drawing(net, this.chosen, (id) => this.#choose(id))}
          <figcaption>${mapLegend()}</figcaption></figure>
        <section class="net-side" aria-label="Nodes"><h2>Nodes</h2>
          <ul class="net-list">${net.nodes.map((node) => this.#item(node))}</ul>
          ${this.#details(net)}</section>
      </div>
      <h2 class="live-section">All nodes</h2>
      <mk-table name="nodes" caption="Nodes" .columns=${this.#columns} .fetch=${this.#fetch}
        .rowId=${(row) => row.id}></mk-table>` });
  }

  #choose(id) {
    this.chosen = this.chosen === id ? undefined : id;
  }

  #item(node) {
    return html`<li><button type="button" aria-pressed=${this.chosen === node.id} @click=${() => this.#choose(node.id)}>
      <span class="net-dot ${node.level}" aria-hidden="true"></span><bdi>${node.name}</bdi>
      <span class="soft">${node.self ? 'this node' : node.role}</span>
      <span class="number">${node.self ? '' : html`φ ${phiText(node.phi)}`}</span></button></li>`;
  }

  #details(net) {
    const node = net.nodes.find((one) => one.id === this.chosen);
    if (!node) return html`<p class="soft small">Choose a node to see its links.</p>`;
    const links = net.edges.filter((edge) => edge.a === node.id || edge.b === node.id);
    const name = (id) => net.nodes.find((one) => one.id === id)?.name ?? id;
    const other = (edge) => name(edge.a === node.id ? edge.b : edge.a);
    const list = (eager) => links.filter((edge) => edge.eager === eager).map(other).join(', ') || 'none';
    return html`<div class="net-details" aria-live="polite"><h3><bdi>${node.name}</bdi></h3><dl class="live-pairs">
      <div><dt>State</dt><dd>${stateOf(node)}</dd></div>
      <div><dt>Pushes to or from</dt><dd>${list(true)}</dd></div>
      <div><dt>Only announces</dt><dd>${list(false)}</dd></div>
      <div><dt>Key</dt><dd><mk-hash kind="none" value=${node.id}></mk-hash></dd></div></dl></div>`;
  }
}

function facts(net) {
  const others = net.nodes.filter((node) => !node.self);
  const validators = net.nodes.filter((node) => node.role === 'validator').length;
  const dead = others.filter((node) => node.level === 'dead').length;
  return html`<mk-facts .items=${[
    ['Nodes known', integer(net.nodes.length)],
    ['Validators · observers', `${validators} · ${net.nodes.length - validators}`],
    ['Linked with this one', integer(others.filter((node) => node.connected).length)],
    ['Cannot be reached', dead ? html`<strong class="bad">${integer(dead)}</strong>` : '0'],
    ['Paths of gossip', html`${integer(net.edges.filter((edge) => edge.eager).length)} pushed,
      ${integer(net.edges.filter((edge) => !edge.eager).length)} announced`],
  ]}></mk-facts>`;
}

function mapLegend() {
  return html`<ul class="net-legend"><li><svg viewBox="0 0 30 10" aria-hidden="true"><path class="edge eager"
      d="M1 5H29"></path></svg>transactions are pushed</li>
    <li><svg viewBox="0 0 30 10" aria-hidden="true"><path class="edge lazy" d="M1 5H29"></path></svg>only announced</li>
    <li><span class="net-dot good" aria-hidden="true"></span>lives</li>
    <li><span class="net-dot wait" aria-hidden="true"></span>silent for long (φ above 1)</li>
    <li><span class="net-dot dead" aria-hidden="true"></span>taken for dead or not linked</li></ul>
    <p class="soft small">Inside the validators, outside the observers. φ tells how suspicious a silence is: 1 is one
      error in ten if the node is taken for dead, 8 one in a hundred million. What others say of their links is at most
      some ten seconds old.</p>`;
}

function stateOf(node) {
  if (node.self) return html`<mk-status value="online" words="This node"></mk-status>`;
  if (node.problem) return html`<mk-status value="offline" words="Not linked"></mk-status>
    <span class="soft">${node.problem}</span>`;
  if (node.level === 'dead') return html`<mk-status value="offline" words="Not reached"></mk-status>`;
  return node.connected ? html`<mk-status value="online" words="Linked"></mk-status>`
    : html`<mk-status value="ok" words="Known by gossip"></mk-status>`;
}

function columns() {
  return [
    { label: 'Node', text: (row) => row.name, cell: (row) => (row.role === 'validator'

      ? html`<a class="name" href="/validators/${encodeURIComponent(row.name)}">${row.name}</a>`
      : html`<bdi>${row.name}</bdi>`) },
    { label: 'Role', text: (row) => row.role, cell: (row) => row.role },
    { label: 'State', text: (row) => row.level, cell: stateOf },
    { label: 'φ', numeric: true, text: (row) => row.phi ?? '',
      cell: (row) => (row.self ? '–' : html`<span class="phi ${phiLevel(row.phi)}">${phiText(row.phi)}</span>`) },
    { label: 'Height', numeric: true, text: (row) => row.height ?? '',
      cell: (row) => (row.height == null ? '–' : integer(row.height)) },
    { label: 'Links', numeric: true, text: (row) => row.links, cell: (row) => integer(row.links) },
    { label: 'Version', hideOnPhone: true, text: (row) => row.version ?? '',
      cell: (row) => html`<bdi>${row.version ?? '–'}</bdi>` },
    { label: 'Since', hideOnPhone: true, text: (row) => (row.sinceMs ? new Date(row.sinceMs).toISOString() : ''),
      cell: (row) => (row.sinceMs ? html`<mk-time ms=${row.sinceMs}></mk-time>` : '–') },
    { label: 'API', hideOnPhone: true, text: (row) => row.api ?? '', cell: apiLink },
  ];
}

/** What a peer says of itself is not to be trusted: only ordinary addresses become links. */
function apiLink(row) {
  const href = safeHref(row.api);
  const text = html`<bdi>${row.api ?? '–'}</bdi>`;
  return href ? html`<a href=${href} rel="noreferrer noopener">${text}</a>` : text;
}

define('network-page', NetworkPage);
