// Texts that somebody else wrote: memos, labels, keys, values, names.
import { html, nothing } from 'lit';
import { Element, define } from '../core/element.js';

const MAX = 240;
// What cannot be seen or changes how what follows is read: control and format characters, odd spaces and line ends.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\u115f\u1160\u2800\u3164\uffa0]/gu;
const EMOJI = /[\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}\u{e0020}-\u{e007f}]$/u;
// Letters of scripts in which a joiner changes how they are written, as in Persian or Hindi.
const SHAPED = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{M}]$/u;
const MANY_MARKS = /(\p{M}{8})\p{M}+/gu;

/** The code point of a character as people name it. */
const named = (character) => 'U+' + character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');

/**
 * A text cut into what is shown as it is and what is named, because it cannot be seen or would reorder the rest.
 * Joiners stay where a script or an emoji needs them; so do line ends and tabs where `lines` allows them.
 * @param {string} text
 * @param {boolean} [lines]
 * @returns {{text: string, unseen: boolean}[]}
 */
export function pieces(text, lines = false) {
  const whole = text.replace(MANY_MARKS, '$1…');
  const found = [];
  let from = 0;
  for (const match of whole.matchAll(UNSEEN)) {
    if (isHarmless(whole, match, lines)) continue;
    if (match.index > from) found.push({ text: whole.slice(from, match.index), unseen: false });
    found.push({ text: named(match[0]), unseen: true });
    from = match.index + match[0].length;
  }
  if (from < whole.length) found.push({ text: whole.slice(from), unseen: false });
  return found;
}

function isHarmless(text, match, lines) {
  if (lines && (match[0] === '\n' || match[0] === '\t' || match[0] === '\r')) return true;
  const before = text.slice(Math.max(0, match.index - 4), match.index);
  const joiner = match[0] === '\u200c' || match[0] === '\u200d';
  return ((joiner || /[\u{e0020}-\u{e007f}]/u.test(match[0])) && EMOJI.test(before)) || (joiner && SHAPED.test(before));
}

/** A foreign text. Attributes and properties as of {@link said}. */
class Said extends Element {
  static properties = { text: {}, max: { type: Number }, lines: { type: Boolean }, whole: { state: true } };

  render() {
    const text = String(this.text ?? '');
    const cut = !this.whole && text.length > this.max;
    const shown = cut ? beginning(text, this.max) : text;
    return html`<bdi class="said">${pieces(shown, this.lines).map((piece) => (piece.unseen
      ? html`<span class="unseen" title="A character that cannot be seen">${piece.text}</span>` : piece.text))}${
      cut ? '…' : nothing}</bdi>${cut ? html` <button type="button" class="link" @click=${this.#more}>Show all
      ${text.length} characters</button>` : nothing}`;
  }

  #more(event) {
    event.preventDefault();
    event.stopPropagation();
    this.whole = true;
  }
}

/** Cut between characters, not within one. */
function beginning(text, length) {
  const end = /[\ud800-\udbff]/.test(text[length - 1]) ? length - 1 : length;
  return text.slice(0, end);
}

/**
 * A text that came from the chain or from a peer, as a template: never markup, isolated from the direction of what is
 * around it, with what cannot be seen named, breaking anywhere, a long one cut until the reader wants it all.
 * @param {unknown} text
 * @param {{max?: number, lines?: boolean}} [options] `lines`: line ends and tabs are shown as such
 */
export function said(text, { max = MAX, lines = false } = {}) {
  return html`<mk-said .text=${String(text ?? '')} .max=${max} ?lines=${lines}></mk-said>`;
}

define('mk-said', Said);
