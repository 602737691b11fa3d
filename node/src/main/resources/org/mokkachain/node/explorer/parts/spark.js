// A small curve without axes: how something went lately.
import { html, nothing, svg } from 'lit';
import { Element, define } from '../core/element.js';

const WIDTH = 120;
const HEIGHT = 28;

/** `.values`: numbers, oldest first; attribute `label` for those who do not see it. */
class Spark extends Element {
  static properties = { values: { attribute: false }, label: {} };

  render() {
    const values = this.values ?? [];
    if (values.length < 2) return nothing;
    const top = Math.max(...values, 1e-9);
    const points = values.map((value, index) =>
      [(index / (values.length - 1)) * WIDTH, HEIGHT - 2 - (value / top) * (HEIGHT - 4)]);
    const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
    return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
      aria-label=${this.label || 'Course'}>
      ${svg`<polygon points="0,${HEIGHT} ${line} ${WIDTH},${HEIGHT}"/><polyline points=${line}/>`}</svg>`;
  }
}

define('mk-spark', Spark);
