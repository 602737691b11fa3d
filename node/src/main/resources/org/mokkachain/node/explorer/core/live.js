// Events for an element, for as long as it is on the page.
import { subscribe } from './events.js';

/** A reactive controller around `subscribe`. */
export class Live {
  #topics;
  #handler;
  #options;
  #unsubscribe;
  #timer;
  #waiting = new Map();

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {string[]} topics of `blocks`, `transactions`, `consensus`, `peers`
   * @param {(topic: string, data: any) => void} handler also called with `gap`: read again what you show
   * @param {{address?: string | (() => string), everyMs?: number}} [options] `everyMs`: at most so often per topic,
   *   with the last of the events
   */
  constructor(host, topics, handler, options = {}) {
    this.#topics = topics;
    this.#handler = handler;
    this.#options = options;
    host.addController(this);
  }

  hostConnected() {
    const { address, everyMs } = this.#options;
    const listen = everyMs ? (topic, data) => this.#later(topic, data, everyMs) : this.#handler;
    const whose = typeof address === 'function' ? address() : address;
    this.#unsubscribe = subscribe(this.#topics, listen, { address: whose });
  }

  hostDisconnected() {
    this.#unsubscribe?.();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
  }

  #later(topic, data, everyMs) {
    if (this.#timer) {
      this.#waiting.set(topic, data);
      return;
    }
    this.#handler(topic, data);
    this.#timer = setTimeout(() => this.#flush(everyMs), everyMs);
  }

  #flush(everyMs) {
    this.#timer = undefined;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const [topic, data] of waiting) this.#handler(topic, data);
    if (waiting.length) this.#timer = setTimeout(() => this.#flush(everyMs), everyMs);
  }
}
