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

function tick() {
  if (document.hidden) return;
  for (const listener of [...listeners]) listener();
}

document.addEventListener('visibilitychange', tick);
