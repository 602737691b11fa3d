// Goes from page to page without loading the frame again.
import { get } from './api.js';
import { connection } from './events.js';
import { match } from './routes.js';
import { showHeading } from './page.js';

const PATIENCE_MS = 250;
const state = { outlet: /** @type {HTMLElement|undefined} */ (undefined), path: '', turn: 0, page: undefined };

/** Shows the page of the present address in the outlet and follows links from now on. */
export function start(outlet) {
  state.outlet = outlet;
  document.addEventListener('click', follow);
  document.addEventListener('submit', search);
  addEventListener('popstate', () => show(false));
  return show(false);
}

/** Goes to a path of this site. */
export function navigate(url, { replace = false } = {}) {
  const target = new URL(url, location.origin);
  if (target.origin !== location.origin || !match(target.pathname)) {
    location.assign(target);
    return Promise.resolve();
  }
  if (target.href === location.href) replace = true;
  history[replace ? 'replaceState' : 'pushState']({}, '', target);
  return show(true);
}

function follow(event) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey
    || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  if (!match(link.pathname)) return;
  event.preventDefault();
  navigate(link.href);
}

function search(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.getAttribute('action') !== '/search') return;
  event.preventDefault();
  const text = String(new FormData(form).get('q') ?? '').trim();
  if (text) navigate(`/search?${new URLSearchParams({ q: text })}`);
}

async function show(moved) {
  const found = match(location.pathname);
  const query = new URLSearchParams(location.search);
  if (found && state.page && state.path === location.pathname) {
    state.page.query = query;
    return;
  }
  const turn = (state.turn += 1);
  state.path = location.pathname;
  state.page = undefined;
  frame(found?.route);
  const waiting = setTimeout(() => state.outlet.replaceChildren(document.createElement('mk-loading')), PATIENCE_MS);
  const page = await (found ? build(found, query) : notFound()).catch(failed);
  clearTimeout(waiting);
  if (turn !== state.turn) return;
  state.page = page;
  state.outlet.replaceChildren(page);
  if (moved) arrive();
}

async function build({ route, params }, query) {
  await import(route.module);
  const page = document.createElement(route.tag);
  Object.assign(page, { params, query });
  return page;
}

/** What belongs to a page outside of it: heading, marked link, closed menus. */
function frame(route) {
  showHeading(route?.title ?? 'Not found');
  document.documentElement.classList.toggle('wall', route?.path === '/clock');
  document.getElementById('heading').classList.toggle('hidden', route?.bare === true);
  for (const link of document.querySelectorAll('#menu a')) {
    const own = link.getAttribute('href');
    const here = state.path === own || state.path.startsWith(own + '/');
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  for (const id of ['more', 'menu']) {
    const open = document.getElementById(id);
    if (open?.matches(':popover-open')) open.hidePopover();
  }
}

function arrive() {
  scrollTo(0, 0);
  document.getElementById('heading').focus({ preventScroll: true });
}

async function notFound() {
  return problemElement({
    status: 404,
    title: 'There is no such page',
    detail: `Nothing is served under ${state.path}.`,
    remedy: 'Use the search, or go on from the dashboard.',
  });
}

/** A module that did not arrive: the node is away, or it serves another version by now. */
function failed(cause) {
  const element = problemElement({
    status: 0,
    title: 'This page could not be loaded',
    detail: String(cause?.message ?? cause),
    remedy: 'See that the node runs, then try again.',
  });
  const again = () => get('/livez').then(() => location.reload(), () => undefined);
  let lost = false;
  const end = connection.subscribe((now) => {
    if (state.page !== element && lost) end();
    else if (now === 'live' && lost) again();
    lost ||= now === 'lost';
  });
  return Object.assign(element, { retry: again });
}

function problemElement(problem) {
  return Object.assign(document.createElement('mk-problem'), { problem });
}
