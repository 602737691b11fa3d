// Addresses that others wrote.

/**
 * A link's address if it is an ordinary one: http, https, or a path of this site. Never `javascript:`, `data:` and
 * their like. Use it for everything that comes from the chain or from a peer.
 * @param {unknown} url
 * @returns {string|undefined}
 */
export function safeHref(url) {
  if (typeof url !== 'string' || url.length > 2000 || /[\u0000-\u001f\u007f]/.test(url)) return undefined;
  try {
    const parsed = new URL(url, location.origin);
    const relative = parsed.origin === location.origin && /^\/(?![/\\])/.test(url);
    const absolute = /^https?:\/\//i.test(url) && (parsed.protocol === 'http:' || parsed.protocol === 'https:');
    return relative || absolute ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}
