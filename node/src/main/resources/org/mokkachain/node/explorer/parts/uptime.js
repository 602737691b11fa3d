// What one validator did for the last blocks, as a strip of marks.
import { html, svg } from 'lit';
import { Element, define } from '../core/element.js';
import { integer } from '../core/format.js';

const WORDS = {
  P: 'proposed', S: 'signed', L: 'voted late', M: 'missed', U: 'not known', '-': 'no validator then',
};
const HEIGHTS = { P: 20, S: 20, L: 12, M: 20, U: 6, '-': 2 };
const CLASSES = { P: 'proposed', S: 'signed', L: 'late', M: 'missed', U: 'unknown', '-': 'absent' };

/** `.validator` of /v1/validators/uptime, `from` the height of its first mark, `blocks` how wide the strip is. */
class Uptime extends Element {
  static properties = { validator: { attribute: false }, from: { type: Number }, blocks: { type: Number } };

  render() {
    const { marks, name } = this.validator ?? { marks: '', name: '' };
    const width = Math.max(this.blocks || marks.length, 1);
    const start = width - marks.length;
    return html`<svg class="uptime" viewBox="0 0 ${width} 20" preserveAspectRatio="none" role="img"
      aria-label=${`${name}: ${inWords(this.validator)}`}><title>${inWords(this.validator)}</title>
      ${Object.keys(CLASSES).map((mark) => svg`<path class=${CLASSES[mark]} d=${path(marks, mark, start)}></path>`)}
    </svg>`;
  }
}

function path(marks, mark, start) {
  const height = HEIGHTS[mark];
  let drawn = '';
  for (let i = 0; i < marks.length; i += 1) {
    if (marks[i] === mark) drawn += `M${start + i} ${20 - height}h.8v${height}h-.8z`;
  }
  return drawn;
}

/** The numbers of a strip in words. */
export function inWords(validator) {
  if (!validator?.marks) return 'nothing known yet';
  const { marks, proposed, signed, late, missed, unknown, missedInARow } = validator;
  const parts = [[proposed, WORDS.P], [signed, WORDS.S], [late, WORDS.L], [missed, WORDS.M], [unknown, WORDS.U]];
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${integer(count)} ${words}`);
  return `Of the last ${integer(marks.length)} blocks ${said.join(', ') || 'none as a validator'}`
    + (missedInARow > 1 ? `; nothing seen of it for the last ${integer(missedInARow)}` : '');
}

/** What the marks mean. */
export function legend() {
  return html`<ul class="uptime-legend" aria-label="What the marks mean">${[
    ['proposed', 'proposed'], ['signed', 'signed the certificate'],
    ['late', 'voted, too late for the certificate'], ['missed', 'no vote seen'],
    ['unknown', 'not in the certificate, votes not counted here'],
  ].map(([name, words]) => html`<li><span class="uptime-mark ${name}" aria-hidden="true"></span>${words}</li>`)}</ul>`;
}

/** How bad it is that nothing was seen of it: `good`, `wait` or `bad`, with words. */
export function alarm(uptime, online) {
  if (!online) return { level: 'offline', words: 'Offline' };
  if (!uptime) return { level: 'unknown', words: 'Not known' };
  const silent = uptime.missedInARow;
  if (silent >= 10) return { level: 'offline', words: `Silent for ${integer(silent)} blocks` };
  if (uptime.missed > 0) return { level: 'waiting', words: `Missed ${integer(uptime.missed)}` };
  return { level: 'online', words: 'Takes part' };
}

define('mk-uptime', Uptime);
