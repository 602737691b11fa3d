// Something an element shows that has to be fetched first.
import { html } from 'lit';
import { connection } from './events.js';

/** A single answer may get lost while the stream of events goes on, so nobody says that the node is back. */
const RETRY_MS = 3_000;

/**
 * A reactive controller. It loads when the host is connected and when asked to, never twice at the same time: what
 * is asked for meanwhile is loaded once more afterwards, so that the last answer is the newest. The old value stays
 * in sight meanwhile. What did not arrive is asked for again, after a pause and as soon as the node is back.
 * @template T
 */
export class Resource {
  #host;
  #load;
  #abort = new AbortController();
  #running;
  #next;
  #unsubscribe;
  #retry;

  /** @type {T|undefined} */ value;
  /** @type {any} */ problem;
  loading = false;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {(signal: AbortSignal) => Promise<T>} load
   */
  constructor(host, load) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected() {
    this.#abort = new AbortController();
    this.#unsubscribe = connection.subscribe((state) => {
      if (state === 'live' && this.problem?.status === 0) this.refresh();
    });
    this.refresh();
  }

  hostDisconnected() {
    this.#unsubscribe?.();
    clearTimeout(this.#retry);
    this.#abort.abort();
  }

  /** Loads anew; done when an answer to a question asked from now on is there. */
  refresh() {
    if (!this.#running) return this.#start();
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.#start();
    });
    return this.#next;
  }

  #start() {
    this.#running = this.#once(this.#abort.signal).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #once(signal) {
    clearTimeout(this.#retry);
    this.loading = true;
    this.#host.requestUpdate();
    try {
      const value = await this.#load(signal);
      if (signal.aborted) return;
      this.value = value;
      this.problem = undefined;
    } catch (problem) {
      if (signal.aborted) return;
      this.problem = problem;
      if (problem?.status === 0) this.#retry = setTimeout(() => this.refresh(), RETRY_MS);
    }
    this.loading = false;
    this.#host.requestUpdate();
  }

  /**
   * @param {{value: (value: T) => unknown, loading?: () => unknown, empty?: string}} show `empty`: the text where
   *   the value is a list, or has `items`, and there is nothing in it
   */
  render({ value, loading, empty }) {
    const gone = this.problem && (this.value === undefined || this.problem.status === 404);
    if (gone) return html`<mk-problem .problem=${this.problem} .retry=${() => this.refresh()}></mk-problem>`;
    if (this.value === undefined) return loading ? loading() : html`<mk-loading></mk-loading>`;
    if (empty && isEmpty(this.value)) return html`<mk-empty text=${empty}></mk-empty>`;
    return value(this.value);
  }
}

function isEmpty(value) {
  const list = Array.isArray(value) ? value : value?.items;
  return Array.isArray(list) && list.length === 0;
}
