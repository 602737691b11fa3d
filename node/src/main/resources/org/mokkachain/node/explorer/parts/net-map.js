// The map of the network. Places depend on who is there and nothing else, so that it never jumps.
import { nothing, svg, html } from 'lit';

const WIDTH = 640;
const HEIGHT = 580;
const INNER = 130;
const OUTER = 215;
const MOST = 150;

export function phiLevel(phi) {
  if (phi === null || phi === undefined) return 'unknown';
  return phi < 1 ? 'good' : phi < 8 ? 'wait' : 'bad';
}

export function phiText(phi) {
  if (phi === null || phi === undefined) return '–';
  return phi >= 100 ? '> 100' : phi.toFixed(1);
}

/**
 * @param {{nodes: import('./net-graph.js').NetNode[], edges: import('./net-graph.js').NetEdge[]}} net
 * @param {string|undefined} chosen whose links are to be seen
 * @param {(id: string) => void} choose
 */
export function drawing(net, chosen, choose) {
  const places = layout(net.nodes.slice(0, MOST));
  const concerns = (edge) => !chosen || edge.a === chosen || edge.b === chosen;
  const words = `Map of the network: ${net.nodes.length} nodes and ${net.edges.length} links; the list tells the same`;
  return html`<svg class="net-map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words}>
    <circle class="ring" cx=${WIDTH / 2} cy=${HEIGHT / 2} r=${INNER}></circle>
    ${net.nodes.some((node) => node.role !== 'validator')
      ? svg`<circle class="ring" cx=${WIDTH / 2} cy=${HEIGHT / 2} r=${OUTER}></circle>` : nothing}
    ${net.edges.map((edge) => line(edge, places, concerns(edge)))}
    ${net.nodes.slice(0, MOST).map((node) => mark(node, places.get(node.id), chosen, choose))}
  </svg>`;
}

function layout(nodes) {
  const places = new Map();
  const inside = nodes.filter((node) => node.role === 'validator');
  const outside = nodes.filter((node) => node.role !== 'validator');
  onRing(places, inside, INNER, -Math.PI / 2);
  onRing(places, outside, OUTER, -Math.PI / 2 + Math.PI / Math.max(outside.length, 1));
  return places;
}

function onRing(places, nodes, radius, start) {
  nodes.forEach((node, index) => {
    const angle = start + (2 * Math.PI * index) / nodes.length;
    const x = WIDTH / 2 + radius * Math.cos(angle);
    const y = HEIGHT / 2 + radius * Math.sin(angle);
    places.set(node.id, { x: Math.round(x), y: Math.round(y), above: Math.sin(angle) < -0.2 });
  });
}

function line(edge, places, concerned) {
  const from = places.get(edge.a);
  const to = places.get(edge.b);
  if (!from || !to) return nothing;
  const style = `edge ${edge.eager ? 'eager' : 'lazy'} ${concerned ? '' : 'faint'}`;
  return svg`<path class=${style} d="M${from.x} ${from.y}L${to.x} ${to.y}"></path>`;
}

function mark(node, place, chosen, choose) {
  const label = place.above ? -20 : 32;
  const name = node.name.length > 18 ? node.name.slice(0, 17) + '…' : node.name;
  const style = `node ${node.role} ${node.level} ${node.self ? 'own' : ''} ${chosen === node.id ? 'chosen' : ''}`;
  return svg`<g class=${style} transform="translate(${place.x} ${place.y})" @click=${() => choose(node.id)}>
    <circle r=${node.role === 'validator' ? 15 : 10}></circle>
    ${node.level === 'dead' ? svg`<path class="cross" d="M-10 -10L10 10M-10 10L10 -10"></path>` : nothing}
    ${node.self ? svg`<path class="net-home" d="M-6 1L0 -5L6 1M-4 0V5H4V0"></path>` : nothing}
    <text y=${label} text-anchor="middle">${name}</text>
    ${node.self || node.phi === null ? nothing : svg`<text class="phi" y=${label + (place.above ? -15 : 15)}
      text-anchor="middle">φ ${phiText(node.phi)}</text>`}
  </g>`;
}
