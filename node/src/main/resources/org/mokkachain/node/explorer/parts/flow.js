// Transactions on their way: what waits, the block that comes next, and the blocks that are final.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element, define } from '../core/element.js';
import { bytes, integer } from '../core/format.js';
import { said } from './said.js';

const COLUMNS = 10;
const CELLS = 60;
const STEP_PX = 148;

/** A block as cells, one per transaction, filled from below. Attribute `count`. */
class Cells extends Element {
  static properties = { count: { type: Number } };

  updated() {
    const shown = Math.min(CELLS, this.count || 0);
    this.style.setProperty('--rows', String(Math.floor(shown / COLUMNS)));
    this.style.setProperty('--rest', String(shown % COLUMNS));
  }

  render() {
    return nothing;
  }
}

/**
 * The row: `.blocks` newest first, `waiting` how many transactions wait here, `.leader` who makes the next block. New
 * blocks push the others on.
 */
class Flow extends Element {
  static properties = {
    blocks: { attribute: false }, waiting: { type: Number }, leader: {}, height: { type: Number },
  };

  #newest;

  updated() {
    const newest = this.blocks?.[0]?.height;
    const steps = this.#newest === undefined ? 0 : newest - this.#newest;
    this.#newest = newest;
    if (steps > 0 && !matchMedia('(prefers-reduced-motion: reduce)').matches) this.#push(Math.min(steps, 3));
  }

  #push(steps) {
    const row = this.querySelector('.flow-blocks');
    const from = `translateX(${-STEP_PX * steps}px)`;
    row?.animate([{ transform: from }, { transform: 'none' }], { duration: 520, easing: 'cubic-bezier(.2,.8,.2,1)' });
  }

  render() {
    const blocks = this.blocks ?? [];
    const next = blocks.length ? blocks[0].height + 1 : undefined;
    return html`<div class="flow" role="group" aria-label="Pending transactions and the last blocks" tabindex="0">
      <a class="tile next" href="/mempool">
        <span class="tile-head"><strong>Next</strong><span>${next === undefined ? '' : integer(next)}</span></span>
        <mk-cells class="cells" count=${this.waiting || 0} aria-hidden="true"></mk-cells>
        <span class="tile-foot"><span>${this.waiting ? `${integer(this.waiting)} waiting` : 'nothing waits'}</span>
          <span class="soft">${this.leader ? said(this.leader) : 'no leader'}</span></span>
      </a>
      <span class="flow-edge" aria-hidden="true"></span>
      <div class="flow-window"><div class="flow-blocks">
        ${repeat(blocks, (block) => block.hash, (block) => this.#tile(block))}</div></div>
    </div>`;
  }

  #tile(block) {
    const many = ['no transactions', '1 transaction'][block.txCount] ?? `${integer(block.txCount)} transactions`;
    return html`<a class="tile" href="/blocks/${block.height}">
      <span class="tile-head"><strong>${integer(block.height)}</strong><span>${bytes(block.bodyBytes)}</span></span>
      <mk-cells class="cells" count=${block.txCount} aria-hidden="true"></mk-cells>
      <span class="tile-foot"><span>${many}</span><span class="soft">${said(block.proposer)}</span></span>
    </a>`;
  }
}

define('mk-cells', Cells);
define('mk-flow', Flow);
