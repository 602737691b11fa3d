// Reading from this node. Everything the explorer shows comes through here or through events.js.

const TIMEOUT_MS = 15_000;

/** Why the node did not answer as wished (RFC 9457), or that it could not be reached (status 0). */
export class Problem extends Error {
  /** @param {{status: number, code: string, title: string, detail?: string, remedy?: string}} from */
  constructor({ status, code, title, detail = '', remedy = '' }) {
    super(detail || title);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.remedy = remedy;
  }
}

/**
 * The JSON under a path of this node, for example `/v1/status`.
 * @param {string} path
 * @param {{signal?: AbortSignal, timeoutMs?: number}} [options]
 * @returns {Promise<any>} rejected with a {@link Problem}; with an `AbortError` if the signal was given and fired
 */
export async function get(path, { signal, timeoutMs = TIMEOUT_MS } = {}) {
  const limit = AbortSignal.timeout(timeoutMs);
  const either = signal ? AbortSignal.any([signal, limit]) : limit;
  const answer = await send(path, either, signal);
  const body = await answer.json().catch(() => undefined);
  if (answer.ok && body !== undefined) return body;
  throw problemOf(answer, body);
}

async function send(path, either, own) {
  try {
    return await fetch(path, { signal: either, headers: { Accept: 'application/json' }, credentials: 'omit' });
  } catch (cause) {
    if (own?.aborted) throw cause;
    throw new Problem({
      status: 0,
      code: 'unreachable',
      title: 'The node does not answer',
      detail: 'This page cannot reach the node that served it.',
      remedy: 'It tries again by itself. See that the node runs and that this computer reaches it.',
    });
  }
}

function problemOf(answer, body) {
  const said = body && typeof body === 'object' ? body : {};
  return new Problem({
    status: answer.status,
    code: String(said.code ?? 'unexpected'),
    title: String(said.title ?? `The node answered with status ${answer.status}`),
    detail: String(said.detail ?? ''),
    remedy: String(said.remedy ?? ''),
  });
}

/** A part of a path: a slash in it stays part of the name. */
export const segment = (text) => encodeURIComponent(text);

/** A query string of those values that are given, with its question mark, or nothing. */
export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? '?' + new URLSearchParams(given.map(([name, value]) => [name, String(value)])) : '';
}
