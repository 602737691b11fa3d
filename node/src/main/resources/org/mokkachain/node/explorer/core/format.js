// Texts for people. Everything here is pure; amounts are exact.

const THIN = '\u202f';
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** 1234567 → "1 234 567", with narrow spaces that do not break. */
export function integer(number) {
  const text = String(typeof number === 'number' ? Math.trunc(number) : number);
  return text.replace(/\B(?=(\d{3})+(?!\d))/g, THIN);
}

/**
 * An amount of base units, exactly: no rounding, no exponent, no needless zeros.
 * @param {string|number|bigint} units
 * @param {number} [decimals]
 * @param {string} [symbol]
 */
export function amount(units, decimals = 0, symbol = '') {
  const value = toBigInt(units);
  if (value === undefined) return String(units ?? '');
  const digits = (value < 0n ? -value : value).toString().padStart(Number(decimals) + 1, '0');
  const whole = integer(digits.slice(0, digits.length - decimals));
  const part = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const sign = value < 0n ? '−' : '';
  return sign + whole + (decimals > 0 && part ? '.' + part : '') + (symbol ? '\u00a0' + symbol : '');
}

function toBigInt(units) {
  try {
    return BigInt(units);
  } catch {
    return undefined;
  }
}

/** 1536 → "1.5 kB". */
export function bytes(number) {
  let value = Number(number);
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)}\u00a0${UNITS[unit]}`;
}

/** A span of milliseconds: "87 ms", "1.4 s", "3 min 20 s", "2 d 4 h". */
export function duration(ms) {
  if (ms === null || ms === undefined || Number.isNaN(Number(ms))) return '–';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return spans(Math.round(seconds));
}

function spans(seconds) {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return two(seconds, 60, 'min', 1, 's');
  if (seconds < 86_400) return two(seconds, 3600, 'h', 60, 'min');
  return two(seconds, 86_400, 'd', 3600, 'h');
}

function two(seconds, large, largeName, small, smallName) {
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)} ${largeName}` + (rest ? ` ${rest} ${smallName}` : '');
}

/** "12 s ago". A time in the future of this computer's clock is "just now". */
export function ago(ms, now = Date.now()) {
  const seconds = Math.floor((now - ms) / 1000);
  if (seconds < 1) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${integer(Math.floor(seconds / 86_400))} d ago`;
}

/** The time where the reader is, and the same in UTC (ISO 8601). */
export function absolute(ms) {
  const date = new Date(Number(ms));
  if (Number.isNaN(date.getTime())) return '–';
  return `${local(ms)} (${date.toISOString()})`;
}

/** The time where the reader is: "2026-11-21 23:04:11". */
export function local(ms) {
  const date = new Date(Number(ms));
  if (Number.isNaN(date.getTime())) return '–';
  const pad = (number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} `
    + `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** "3f9a01…c2d4": enough to recognise, too little to rely on. Addresses keep their prefix. */
export function short(text, head = 6, tail = 4) {
  const value = String(text ?? '');
  const start = /^[a-z]{2,8}1[02-9ac-hj-np-z]+$/.test(value) ? head + 4 : head;
  return value.length <= start + tail + 1 ? value : `${value.slice(0, start)}…${value.slice(-tail)}`;
}

/** A rate: "0", "0.4", "12", "1 250". */
export function rate(number) {
  const value = Number(number) || 0;
  return value > 0 && value < 10 ? value.toFixed(1) : integer(Math.round(value));
}
