// What happens on the node, as it happens: one stream for the whole tab, and one more per address that is watched.
import { openStream } from './stream.js';

const ALWAYS = ['blocks', 'consensus', 'peers'];
const LINGER_MS = 15_000;
const GATHER_MS = 120;

/** Whether the node is reached. `subscribe` calls back with the state at once, then at every change. */
export const connection = (() => {
  const listeners = new Set();
  const self = {
    /** @type {'live'|'connecting'|'lost'} */ state: 'connecting',
    sinceMs: Date.now(),
    subscribe(listener) {
      listeners.add(listener);
      listener(self.state);
      return () => listeners.delete(listener);
    },
    /** Only for this module. */
    set(state) {
      if (state === self.state) return;
      self.state = state;
      self.sinceMs = Date.now();
      for (const listener of [...listeners]) listener(state);
    },
  };
  return self;
})();

const shared = { subscribers: new Set(), topics: new Set(), stream: undefined, timer: undefined };

/**
 * @param {string[]} topics of `blocks`, `transactions`, `consensus`, `peers`
 * @param {(topic: string, data: any) => void} handler also gets `gap`: read again what you show
 * @param {{address?: string}} [options] only transactions that concern an account
 * @returns {() => void} ends it
 */
export function subscribe(topics, handler, { address } = {}) {
  if (address) {
    const own = openStream({ topics, address, deliver: handler, changed: () => undefined });
    return () => own.close();
  }
  const subscriber = { topics: new Set(topics), handler };
  shared.subscribers.add(subscriber);
  if (!topics.every((topic) => shared.topics.has(topic))) adjustIn(GATHER_MS);
  return () => {
    shared.subscribers.delete(subscriber);
    if (wanted().size < shared.topics.size) adjustIn(LINGER_MS);
  };
}

function wanted() {
  const topics = new Set(ALWAYS);
  for (const subscriber of shared.subscribers) subscriber.topics.forEach((topic) => topics.add(topic));
  return topics;
}

function adjustIn(ms) {
  clearTimeout(shared.timer);
  shared.timer = setTimeout(adjust, ms);
}

/** Opens the stream anew where other topics are wanted than it has. */
function adjust() {
  const topics = wanted();
  if (topics.size === shared.topics.size && [...topics].every((topic) => shared.topics.has(topic))) return;
  shared.stream?.close();
  shared.topics = topics;
  shared.stream = openStream({ topics: [...topics], deliver, changed: (state) => connection.set(state) });
}

function deliver(topic, data) {
  for (const subscriber of [...shared.subscribers]) {
    if (topic === 'gap' || subscriber.topics.has(topic)) subscriber.handler(topic, data);
  }
}
