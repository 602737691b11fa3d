// The base of all elements of the explorer.
import { LitElement } from 'lit';

/** A Lit element in the page's own DOM: one set of style sheets, printing and accessibility as of plain HTML. */
export class Element extends LitElement {
  createRenderRoot() {
    // A mark of its own: Lit would keep what it knows of this element at the child, which may be an element of ours.
    const first = this.firstChild;
    if (first) this.renderOptions.renderBefore ??= this.insertBefore(document.createComment(''), first);
    return this;
  }
}

/** Defines an element once, however often its module is loaded under another address. */
export function define(tag, type) {
  if (!customElements.get(tag)) customElements.define(tag, type);
}
