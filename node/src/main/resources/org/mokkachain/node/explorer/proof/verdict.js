/** How a verification ends before its end. */

/** The first step that does not hold, with a clause that says why. */
export class NotProven extends Error {
  /**
   * @param {string} step format, network, validators, finality, transaction, receipt, state, text
   * @param {string} reason
   */
  constructor(step, reason) {
    super(reason);
    this.step = step;
  }
}

/**
 * @param {boolean} condition
 * @param {string} step
 * @param {string} reason
 */
export function require(condition, step, reason) {
  if (!condition) {
    throw new NotProven(step, reason);
  }
}
