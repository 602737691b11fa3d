// What an issuer may do with an asset.
import { html } from 'lit';

/** As small marks. */
export function rules({ mintable, freezable }) {
  const supply = mintable ? 'mintable' : 'fixed supply';
  return html`<span class="rule-marks"><span class="rule-mark">${supply}</span>${freezable
    ? html` <span class="rule-mark warns">freezable</span>` : ''}</span>`;
}

/** As a sentence. */
export function ruleWords({ mintable, freezable }) {
  const more = mintable ? 'The issuer may make more.' : 'There will never be more.';
  const freeze = freezable ? 'The issuer may freeze what an account holds.' : 'Nobody can freeze a holding.';
  return `${more} ${freeze}`;
}
