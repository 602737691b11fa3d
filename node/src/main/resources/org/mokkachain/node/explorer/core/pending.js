// How many transactions wait on this node: counted by events, corrected by asking.
import { get } from './api.js';
import { connection, subscribe } from './events.js';
import { everySecond } from './ticker.js';

const TOO_MANY_PER_SECOND = 600;
const MAX_COUNTED = 20_000;

/**
 * A reactive controller: `count`. Where more transactions come than a browser should hear about, one by one, it
 * leaves the events and only asks.
 */
export class Pending {
  #host;
  #ids = new Set();
  #asked = 0;
  #heard = 0;
  #ends = [];
  #stopEvents;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  get count() {
    return Math.max(this.#asked, this.#ids.size);
  }

  hostConnected() {
    this.#stopEvents = subscribe(['transactions'], (topic, data) => this.#event(topic, data));
    this.#ends = [() => this.#stopEvents?.(), everySecond(() => this.#second())];
    this.#ask();
  }

  hostDisconnected() {
    this.#ends.forEach((end) => end());
    this.#ids.clear();
  }

  #event(topic, { id, status }) {
    this.#heard += 1;
    if (topic === 'gap') this.#ids.clear();
    else if (status === 'pending' && this.#ids.size < MAX_COUNTED) this.#ids.add(id);
    else this.#ids.delete(id);
    this.#host.requestUpdate();
  }

  #second() {
    if (this.#heard > TOO_MANY_PER_SECOND) {
      this.#stopEvents?.();
      this.#stopEvents = undefined;
      this.#ids.clear();
    }
    this.#heard = 0;
    this.#ask();
  }

  async #ask() {
    if (connection.state === 'lost') return;
    const { transactions } = await get('/v1/mempool').catch(() => ({ transactions: 0 }));
    this.#asked = transactions;
    if (transactions === 0) this.#ids.clear();
    this.#host.requestUpdate();
  }
}
