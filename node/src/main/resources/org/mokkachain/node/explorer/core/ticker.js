// One clock for everything that shows how long ago something was.

const listeners = new Set();
let timer;

/**
 * Calls back every second, while the page is seen.
 * @param {() => void} listener
 * @returns {() => void} ends it
 */
export function everySecond(listener) {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (!listeners.size) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** A reactive controller around `everySecond`, for what is done every so many seconds. */
export class Ticker {
  #seconds;
  #handler;
  #passed = 0;
  #end;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {number} seconds from one call to the next
   * @param {() => void} handler
   */
  constructor(host, seconds, handler) {
    this.#seconds = seconds;
    this.#handler = handler;
    host.addController(this);
  }

  hostConnected() {
    this.#end = everySecond(() => {
      this.#passed += 1;
      if (this.#passed % this.#seconds === 0) this.#handler();
    });
  }

  hostDisconnected() {
    this.#end?.();
  }
}

function tick() {
  if (document.hidden) return;
  for (const listener of [...listeners]) listener();
}

document.addEventListener('visibilitychange', tick);
