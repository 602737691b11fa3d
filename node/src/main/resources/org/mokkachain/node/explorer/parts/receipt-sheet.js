// The receipt on paper: one page A4, in sight only while it is printed.
import { html, nothing } from 'lit';
import { absolute, integer } from '../core/format.js';
import { fee } from './records.js';
import { said } from './said.js';

const MAX_OPERATIONS = 8;

/**
 * @param {{status: any, block: any, net: import('../core/network.js').Network, verdict: any}} of a final transaction
 */
export function receiptSheet({ status, block, net, verdict }) {
  const { transaction } = status;
  const rows = [
    ['Result', status.status === 'committed' ? 'Executed, final' : `Failed, final: ${status.failure?.message ?? ''}`],
    ['Transaction', mono(status.id)],
    ['Block', html`${integer(status.height)}, as number ${integer(status.index)}<br>${mono(status.blockHash)}`],
    ['Time', absolute(status.timestampMs)],
    transaction && ['Sender', html`${mono(transaction.sender)}<br>nonce ${integer(transaction.nonce)}`],
    ['Fee paid', fee(status.fee)],
    ['Signed final by', said((block?.certificate?.signers ?? []).join(', '), { max: 600 })],
    ['Network', html`${net.network}<br>Genesis fingerprint<br>${mono(grouped(net.genesisHash))}`],
    ['Proof', proofText(verdict)],
  ];
  return html`<section class="receipt-sheet" aria-hidden="true">
    <header><img src="/site/icon.svg" alt="" width="36" height="36">
      <div><p class="receipt-title">Receipt</p><p>Mokka Chain · ${net.network}</p></div></header>
    ${transaction ? operations(transaction.operations) : nothing}
    <dl>${rows.filter(Boolean).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
    <footer>
      <p>Printed ${absolute(Date.now())} from ${location.host}. This sheet only shows what the receipt file proves: save
        it with <b>Download receipt</b>, and anybody can check it offline against the fingerprint above, with
        <code>mokka verify</code> or on the page Verify of any node.</p>
    </footer></section>`;
}

const mono = (text) => html`<span class="mono">${text}</span>`;
const grouped = (hash) => String(hash ?? '').replace(/(.{8})(?=.)/g, '$1 ');

function operations(list) {
  const rest = list.length - MAX_OPERATIONS;
  return html`<ol class=${list.length === 1 ? 'single' : ''}>${list.slice(0, MAX_OPERATIONS).map((operation) => html`
    <li>${sentence(operation)}</li>`)}</ol>
    ${rest > 0 ? html`<p>and ${rest} more, which the receipt file has.</p>` : nothing}`;
}

function sentence(operation) {
  const text = String(operation.text ?? '');
  const memo = operation.memoText ? html`, memo <q class="quoted">${said(operation.memoText)}</q>` : nothing;
  return html`${said(text.charAt(0).toUpperCase() + text.slice(1))}${memo}`;
}

function proofText(verdict) {
  if (!verdict) return 'Not checked in this browser';
  if (!verdict.ok) return `Not proven: ${verdict.reason ?? verdict.step ?? ''}`;
  const quorum = verdict.quorum ? `${verdict.signers?.length ?? 0} signatures, ${verdict.quorum} needed` : '';
  return html`Checked in this browser against the fingerprint above${quorum ? ` (${quorum})` : nothing}: Merkle path,
    block and signatures are right. ${verdict.confirmed ? 'Its user has confirmed that fingerprint.'
      : 'Nobody has confirmed that fingerprint here: compare it with what your operator told you.'}`;
}
