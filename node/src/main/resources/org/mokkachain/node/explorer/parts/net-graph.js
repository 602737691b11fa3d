// Nodes and links of the network, put together from what this node and the others say. Pure.

const DIGITS = 12;
const MOST_LINKS = 64;
const SUSPICIOUS = 1;

/**
 * @typedef {{id: string, name: string, role: string, self: boolean, connected: boolean, alive: boolean|null,
 *   phi: number|null, level: 'good'|'wait'|'dead', height: number|null, version?: string, api?: string,
 *   problem?: string|null, sinceMs?: number|null, links: number, index: number}} NetNode
 * @typedef {{a: string, b: string, eager: boolean}} NetEdge
 */

/** @returns {{nodes: NetNode[], edges: NetEdge[]}} validators first in the order of their set, then by key */
export function graph(status, peers, gossip, validators) {
  const places = new Map(validators.map((one) => [one.publicKey, one.index]));
  const nodes = [own(status, places), ...peers.map((peer) => node(peer, places))].sort(inOrder);
  const edges = edgesOf(status.nodeId, nodes, peers, gossip);
  for (const one of nodes) one.links = edges.filter((edge) => edge.a === one.id || edge.b === one.id).length;
  return { nodes, edges };
}

function own(status, places) {
  return { id: status.nodeId, name: status.name, role: status.role, self: true, connected: true, alive: true, phi: null,
    level: /** @type {'good'} */ ('good'), height: status.height, version: status.version, links: 0,
    index: places.get(status.nodeId) ?? Infinity };
}

function node(peer, places) {
  const says = peer.says ?? {};
  const place = places.get(peer.nodeId);
  const known = place !== undefined ? 'validator' : 'observer';
  return { id: peer.nodeId, name: peer.name ?? says.name ?? peer.nodeId.slice(0, DIGITS), role: known, self: false,
    connected: peer.connected, alive: peer.alive, phi: peer.phi, level: levelOf(peer), height: peer.height,
    version: says.version, api: says.api, problem: peer.connected ? null : peer.problem, sinceMs: peer.sinceMs,
    links: 0, index: place ?? Infinity };
}

/** @returns {'good'|'wait'|'dead'} */
function levelOf(peer) {
  if (peer.alive === false || (!peer.connected && peer.problem)) return 'dead';
  return peer.phi !== null && peer.phi > SUSPICIOUS ? 'wait' : 'good';
}

function inOrder(left, right) {
  return left.index === right.index ? (left.id < right.id ? -1 : 1) : left.index - right.index;
}

/** One edge where either end names the other; eager where either pushes. */
function edgesOf(self, nodes, peers, gossip) {
  /** @type {Map<string, NetEdge>} */
  const edges = new Map();
  const add = (from, to, eager) => {
    const [a, b] = from < to ? [from, to] : [to, from];
    const key = `${a} ${b}`;
    edges.set(key, { a, b, eager: eager || Boolean(edges.get(key)?.eager) });
  };
  const mine = gossip.links ?? gossip.neighbours.map((nodeId) => ({ nodeId, eager: true }));
  for (const link of mine) if (nodes.some((one) => one.id === link.nodeId)) add(self, link.nodeId, link.eager);
  const byStart = new Map(nodes.map((one) => [one.id.slice(0, DIGITS), one.id]));
  for (const peer of peers) {
    if (peer.alive === false) continue;
    for (const [start, eager] of said(peer.says?.links)) {
      const to = byStart.get(start);
      if (to && to !== peer.nodeId) add(peer.nodeId, to, eager);
    }
  }
  return [...edges.values()];
}

/** "1c93b2911350+ 4a5809ba0890-": what a node says of its neighbours, as far as it can be read. */
function said(text) {
  const words = String(text ?? '').split(' ').slice(0, MOST_LINKS);
  return words.filter((word) => /^[0-9a-f]{12}[+-]$/.test(word)).map((word) =>
    /** @type {[string, boolean]} */ ([word.slice(0, DIGITS), word.endsWith('+')]));
}
