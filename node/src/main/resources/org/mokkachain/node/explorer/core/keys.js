// The keyboard: `/` searches, `?` helps, `g` and a letter go to a page, arrows and Enter work in tables.

/** @type {{keys: string, words: string, run: () => void}[]} */
const table = [];
const LEAD_MS = 1_200;
let lead = '';
let leadTimer;

/**
 * @param {string} keys one key, or `g` and another with a space between
 * @param {string} words what it does, for the help
 * @param {() => void} run
 * @returns {() => void} takes it back
 */
export function register(keys, words, run) {
  const entry = { keys, words, run };
  table.push(entry);
  return () => table.splice(table.indexOf(entry), 1);
}

/** Everything that is registered, for the help. */
export const registered = () => [...table];

/** The keys that go from page to page. */
export function navigationKeys(navigate) {
  const pages = [
    ['d', 'Dashboard', '/'], ['b', 'Blocks', '/blocks'], ['m', 'Mempool', '/mempool'], ['a', 'Assets', '/assets'],
    ['h', 'Anchored documents', '/anchors'], ['v', 'Validators', '/validators'], ['c', 'Consensus', '/consensus'],
    ['n', 'Network', '/network'], ['p', 'Proposals', '/proposals'], ['s', 'Charts', '/charts'],
    ['r', 'Verify a file or receipt', '/verify'], ['w', 'Wall clock', '/clock'],
  ];
  for (const [key, words, path] of pages) register(`g ${key}`, words, () => navigate(path));
  register('/', 'Search', focusSearch);
}

function focusSearch() {
  const field = /** @type {HTMLInputElement} */ (document.getElementById('find'));
  field.focus();
  field.select();
}

function typing(target) {
  return target instanceof HTMLElement
    && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function pressed(event) {
  if (event.key === 'Escape' && typing(event.target)) event.target.blur();
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)
    || document.querySelector('dialog[open]')) return;
  const keys = lead ? `${lead} ${event.key}` : event.key;
  clearTimeout(leadTimer);
  lead = '';
  const entry = table.find((one) => one.keys === keys);
  if (entry) {
    event.preventDefault();
    entry.run();
  } else if (table.some((one) => one.keys.startsWith(event.key + ' '))) {
    lead = event.key;
    leadTimer = setTimeout(() => { lead = ''; }, LEAD_MS);
  }
}

document.addEventListener('keydown', pressed);
