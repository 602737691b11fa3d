// States every page has: loading, nothing there, refused; cards; facts; tabs.
import { html, nothing } from 'lit';
import { Element, define } from '../core/element.js';
import { navigate } from '../core/router.js';

/** Grey bars where content will be. Attribute `rows`. */
class Loading extends Element {
  static properties = { rows: { type: Number } };

  render() {
    return html`<div class="loading" role="status"><span class="hidden">Loading</span>
      ${Array.from({ length: this.rows ?? 3 }, () => html`<span class="bar" aria-hidden="true"></span>`)}</div>`;
  }
}

/** Why something cannot be shown, what to do, and a way to try again. */
class ProblemBox extends Element {
  static properties = { problem: { attribute: false }, retry: { attribute: false } };

  render() {
    const { problem } = this;
    if (!problem) return nothing;
    const missing = problem.status === 404;
    return html`<section class="problem ${missing ? 'missing' : ''}" role="alert">
      <h2>${problem.title ?? 'Something went wrong'}</h2>
      ${problem.detail || !problem.title ? html`<p>${problem.detail || problem.message}</p>` : nothing}
      ${problem.remedy ? html`<p class="soft">${problem.remedy}</p>` : nothing}
      <p class="actions">
        ${this.retry ? html`<button type="button" class="button" @click=${() => this.retry()}>Try again</button>`
          : nothing}
        ${missing ? html`<a class="button plain" href="/">Dashboard</a>` : nothing}
      </p>
    </section>`;
  }
}

/** Nothing there, in words. */
class Empty extends Element {
  static properties = { text: {} };

  render() {
    return html`<p class="empty">${this.text || 'Nothing here yet.'}</p>`;
  }
}

/** A box with a heading; what stands inside follows it. */
class Card extends Element {
  static properties = { heading: {}, href: {} };

  render() {
    if (!this.heading) return nothing;
    return html`<h2>${this.href ? html`<a href=${this.href}>${this.heading}</a>` : this.heading}</h2>`;
  }
}

/** Facts at the head of a page: `.items=${[[label, template, help?], …]}`; falsy items are left out. */
class Facts extends Element {
  static properties = { items: { attribute: false } };

  render() {
    const items = (this.items ?? []).filter(Boolean);
    return html`<dl class="facts">${items.map(([label, value, help]) => html`
      <div><dt title=${help ?? nothing}>${label}</dt><dd>${value ?? '–'}</dd></div>`)}</dl>`;
  }
}

/**
 * Tabs: `.tabs=${[{id, label, count?, render: () => template}]}`. The chosen one stands in the address (`?tab=`), so
 * that it can be linked and survives going back.
 */
class Tabs extends Element {
  static properties = { tabs: { attribute: false }, label: {} };

  get #selected() {
    const asked = new URLSearchParams(location.search).get('tab');
    const tabs = this.tabs ?? [];
    return tabs.find((tab) => tab.id === asked) ?? tabs[0];
  }

  #select(id) {
    const url = new URL(location.href);
    url.searchParams.set('tab', id);
    navigate(url, { replace: true });
    this.requestUpdate();
    const chosen = () => /** @type {HTMLElement|null} */ (this.querySelector('[aria-selected=true]'));
    this.updateComplete.then(() => chosen()?.focus());
  }

  #keys(event) {
    const tabs = this.tabs ?? [];
    const at = tabs.indexOf(this.#selected);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#select(tabs[(at + step + tabs.length) % tabs.length].id);
  }

  render() {
    const chosen = this.#selected;
    if (!chosen) return nothing;
    return html`<div class="tabs" role="tablist" aria-label=${this.label || 'Sections'} @keydown=${this.#keys}>
      ${(this.tabs ?? []).map((tab) => html`<button type="button" role="tab" id="tab-${tab.id}"
        aria-selected=${tab === chosen} aria-controls="panel-${tab.id}" tabindex=${tab === chosen ? 0 : -1}
        @click=${() => this.#select(tab.id)}>${tab.label}
        ${tab.count === undefined ? nothing : html`<span class="count">${tab.count}</span>`}</button>`)}
    </div>
    <div class="tab-panel" role="tabpanel" id="panel-${chosen.id}" aria-labelledby="tab-${chosen.id}">
      ${chosen.render()}</div>`;
  }
}

define('mk-loading', Loading);
define('mk-problem', ProblemBox);
define('mk-empty', Empty);
define('mk-card', Card);
define('mk-facts', Facts);
define('mk-tabs', Tabs);
