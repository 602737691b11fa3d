// One stream of server-sent events: opened, watched, and opened again.
import { get, query } from './api.js';

const TOPICS = ['blocks', 'transactions', 'consensus', 'peers'];
const SILENCE_MS = 8_000;
const PROBE_TIMEOUT_MS = 4_000;
const MAX_PAUSE_MS = 5_000;
const HIDDEN_MS = 5_000;

/**
 * @typedef {{topics: string[], address?: string, deliver: (topic: string, data: any) => void,
 *   changed: (state: 'live'|'lost') => void}} Options
 */

/**
 * The browser resumes a broken stream by itself with `Last-Event-ID`. This adds what it does not do: it comes back
 * after a refusal, finds out that a silent connection is dead, and says `gap` when something may have been missed.
 * @param {Options} options
 * @returns {{close: () => void}}
 */
export function openStream(options) {
  const { topics, address, changed } = options;
  let source;
  let heardMs = Date.now();
  let pauseMs = 250;
  let timer;

  const heard = () => {
    heardMs = Date.now();
  };
  const again = () => {
    changed('lost');
    source.close();
    clearTimeout(timer);
    timer = setTimeout(open, pauseMs);
    pauseMs = Math.min(MAX_PAUSE_MS, pauseMs * 2);
  };
  const open = () => {
    source = new EventSource('/v1/events' + query({ topics: topics.join(','), address }));
    source.addEventListener('open', () => {
      pauseMs = 250;
    });
    listen(source, options, { heard, again });
  };
  open();
  const watch = watchSilence(() => heardMs, heard, again);
  const endRest = restWhileHidden(() => {
    clearTimeout(timer);
    source.close();
  }, open);
  return {
    close() {
      endRest();
      clearInterval(watch);
      clearTimeout(timer);
      source.close();
    },
  };
}

/**
 * @param {EventSource} source
 * @param {Options} options
 * @param {{heard: () => void, again: () => void}} own
 */
function listen(source, { deliver, changed }, { heard, again }) {
  let resumable = false; // only after an event can the browser say where to resume
  source.onopen = () => {
    heard();
    changed('live');
    if (!resumable) deliver('gap', { reason: 'this is a new stream' });
  };
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) again();
    else changed('lost');
  };
  for (const name of [...TOPICS, 'gap']) {
    source.addEventListener(name, (event) => {
      heard();
      resumable ||= event.lastEventId !== '';
      deliver(name, parsed(event.data));
    });
  }
}

/**
 * A browser opens few connections to one host: tabs that nobody sees, and pages that it keeps for going back, leave
 * them to the page that is seen.
 */
function restWhileHidden(rest, resume) {
  const listening = new AbortController();
  const { signal } = listening;
  let timer;
  let resting = false;
  const stop = () => {
    clearTimeout(timer);
    if (!resting) rest();
    resting = true;
  };
  const wake = () => {
    clearTimeout(timer);
    if (resting) resume();
    resting = false;
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) timer = setTimeout(stop, HIDDEN_MS);
    else wake();
  }, { signal });
  addEventListener('pagehide', stop, { signal });
  addEventListener('pageshow', wake, { signal });
  return () => {
    clearTimeout(timer);
    listening.abort();
  };
}

/** A connection can be dead without a word: where nothing was heard for a while, the node is asked. */
function watchSilence(heardMs, heard, dead) {
  let asking = false;
  return setInterval(async () => {
    if (asking || document.hidden || Date.now() - heardMs() < SILENCE_MS) return;
    asking = true;
    try {
      await get('/livez', { timeoutMs: PROBE_TIMEOUT_MS });
      heard();
    } catch (problem) {
      if (problem.status === 0) dead();
      else heard();
    } finally {
      asking = false;
    }
  }, 2_000);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
