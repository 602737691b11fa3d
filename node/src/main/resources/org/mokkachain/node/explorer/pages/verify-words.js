// What the verification page says.
import { html } from 'lit';
import { said } from '../parts/said.js';

/** How to anchor what nobody has anchored. */
export function anchorCommand(what) {
  const line = `mokka wallet anchor put ${what} --from ACCOUNT`;
  return html`<div class="how"><p class="soft">To anchor it, with an account of your own:</p>
    <div class="command-row"><pre class="command">${said(line, { max: 1000 })}</pre>
      <mk-copy value=${line} label="Copy the command"></mk-copy></div></div>`;
}

/** A file's name as a word of a shell; `-- ` keeps one that begins with a dash from being an option. */
export function shellWord(name) {
  const word = /^[A-Za-z0-9._/][A-Za-z0-9._/-]*$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
  return name.startsWith('-') ? `./${word}` : word;
}

/** Whether a text is meant to be a receipt. */
export function isReceipt(text) {
  try {
    return String(JSON.parse(text)?.format).startsWith('mokka-receipt');
  } catch {
    return false;
  }
}
