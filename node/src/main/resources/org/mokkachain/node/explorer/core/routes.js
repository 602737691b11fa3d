// Every page. The server answers with the frame for exactly these addresses.

/**
 * @typedef {{path: string, module: string, tag: string, title: string, bare?: boolean}} RouteEntry
 *   `bare`: the heading is for screen readers only
 */

const page = (path, name, title, more = {}) =>
  ({ path, module: `/explorer/pages/${name}.js`, tag: `${name}-page`, title, ...more });

/** @type {RouteEntry[]} */
export const routes = [
  page('/', 'home', 'Mokka Chain', { bare: true }),
  page('/blocks', 'blocks', 'Blocks'),
  page('/blocks/:ref', 'block', 'Block'),
  page('/transactions/:id', 'transaction', 'Transaction'),
  page('/accounts/:address', 'account', 'Account'),
  page('/assets', 'assets', 'Assets'),
  page('/assets/:asset', 'asset', 'Asset'),
  page('/anchors', 'anchors', 'Anchored documents'),
  page('/anchors/:hash', 'anchor', 'Anchored document'),
  page('/data/:owner', 'data', 'Stored data'),
  page('/verify', 'verify', 'Verify'),
  page('/mempool', 'mempool', 'Mempool'),
  page('/consensus', 'consensus', 'Consensus'),
  page('/validators', 'validators', 'Validators'),
  page('/validators/:validator', 'validator', 'Validator'),
  page('/proposals', 'proposals', 'Proposals'),
  page('/proposals/:number', 'proposal', 'Proposal'),
  page('/network', 'network', 'Network'),
  page('/parameters', 'parameters', 'Parameters'),
  page('/charts', 'charts', 'Charts'),
  page('/search', 'search', 'Search'),
  page('/clock', 'clock', 'Clock', { bare: true }),
];

/**
 * @param {string} path
 * @returns {{route: RouteEntry, params: Record<string, string>}|undefined}
 */
export function match(path) {
  const parts = path.split('/');
  for (const route of routes) {
    const params = fit(route.path.split('/'), parts);
    if (params) return { route, params };
  }
  return undefined;
}

function fit(pattern, parts) {
  if (pattern.length !== parts.length) return undefined;
  /** @type {Record<string, string>} */
  const params = {};
  for (const [index, name] of pattern.entries()) {
    const part = parts[index];
    if (name.startsWith(':')) {
      if (!part) return undefined;
      params[name.slice(1)] = decoded(part);
    } else if (name !== part) {
      return undefined;
    }
  }
  return params;
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
