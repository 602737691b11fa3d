// Arrows in tables.

const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/**
 * Moves the focus to another row.
 * @param {HTMLTableRowElement} row that has the focus
 * @param {string} key
 * @returns {boolean} whether the key meant that
 */
export function moveRow(row, key) {
  const rows = [...row.parentElement.children];
  const at = rows.indexOf(row);
  const target = key === 'Home' ? rows[0] : key === 'End' ? rows.at(-1) : rows[at + (STEPS[key] ?? 0)];
  if (!(key in STEPS) && key !== 'Home' && key !== 'End') return false;
  if (target instanceof HTMLElement) {
    row.tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  }
  return true;
}
