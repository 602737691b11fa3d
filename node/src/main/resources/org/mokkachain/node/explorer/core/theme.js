// Light, dark, or as the system has it.

const KEY = 'mokka.theme';

/** What a browser keeps for this site, where it keeps anything. */
export const memory = {
  get(key) {
    try {
      return localStorage.getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  },
  set(key, value) {
    try {
      if (value === undefined) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // Then it holds until the page is closed.
    }
  },
};

/** @returns {'light'|'dark'} what is shown now */
export function shown() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Shows the other one, and from now on. Where that is the system's own, the system decides again. */
export function toggle() {
  const next = shown() === 'dark' ? 'light' : 'dark';
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  if (next === system) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  memory.set(KEY, next === system ? undefined : next);
  dispatchEvent(new CustomEvent('mokka-theme', { detail: next }));
}
