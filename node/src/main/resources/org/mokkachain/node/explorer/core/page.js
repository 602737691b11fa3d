// The base of every page.
import { Element } from './element.js';

/**
 * One page: `params` are the parts of the address that its route names, `query` what follows the question mark. What
 * a page sets as its `heading` becomes the h1 and the title of the window.
 */
export class Page extends Element {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    params: { attribute: false },
    query: { attribute: false },
    heading: { attribute: false },
  };

  #shown;

  constructor() {
    super();
    /** @type {Record<string, string>} */ this.params = {};
    this.query = new URLSearchParams();
    this.heading = '';
  }

  update(changed) {
    super.update(changed);
    if (this.heading && this.heading !== this.#shown) {
      this.#shown = this.heading;
      showHeading(this.heading);
    }
  }
}

/** The h1 of the page and the title of the window. */
export function showHeading(text) {
  const heading = document.getElementById('heading');
  if (heading) heading.textContent = text;
  document.title = text === 'Mokka Chain' ? text : `${text} · Mokka Chain`;
}
