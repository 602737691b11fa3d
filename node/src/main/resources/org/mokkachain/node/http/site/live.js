// The live page of a node: reads the API, then follows its events. Text only ever enters the page as text.
const BLOCKS = 15;
const byId = (id) => document.getElementById(id);
const state = { blocks: [], lastBlockMs: 0, refreshing: false };

const element = (tag, text, className) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

const short = (hash) => `${hash.slice(0, 10)}…${hash.slice(-6)}`;

const ago = (ms) => {
  const seconds = Math.max(0, (Date.now() - ms) / 1000);
  if (seconds < 60) return `${Math.floor(seconds)} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 172800) return `${Math.floor(seconds / 3600)} h ago`;
  return new Date(ms).toLocaleDateString();
};

async function read(path) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail || answer.statusText);
  return body;
}

function showStatus(status) {
  byId('network').textContent = `${status.network} · ${status.crashModel.toUpperCase()}`;
  byId('height').textContent = status.height.toLocaleString();
  byId('leader').textContent = status.leader ?? 'none';
  byId('waiting').textContent = `${status.mempool.toLocaleString()} transactions`;
  byId('node').textContent = `${status.role} ${status.name} (${status.state}), version ${status.version}, `
    + `chain ${status.chainId}`;
  state.lastBlockMs = status.blockTimeMs;
  showLiveness(status.liveness);
}

function showLiveness(liveness) {
  byId('liveness').hidden = liveness.ok;
  byId('liveness').textContent = liveness.sentence;
}

function showBlocks() {
  byId('blocks').replaceChildren(...state.blocks.map((block) => {
    const row = element('tr');
    const height = element('td');
    const open = element('button', block.height.toLocaleString(), 'link');
    open.addEventListener('click', () => openBlock(block.height));
    height.append(open);
    row.append(height, element('td', short(block.hash), 'hash'), element('td', block.proposer),
      element('td', block.txCount.toLocaleString(), 'number'),
      element('td', new Date(block.timestampMs).toLocaleTimeString()));
    return row;
  }));
}

function showValidators(validators) {
  byId('validators').replaceChildren(...validators.map((validator) => {
    const card = element('li');
    const name = element('strong');
    name.append(element('span', '', validator.online ? 'dot on' : 'dot'), validator.name);
    const height = validator.height === null ? '' : `, height ${validator.height.toLocaleString()}`;
    card.append(name, element('span', (validator.online ? 'online' : 'not reachable') + height, 'soft'),
      element('div', short(validator.publicKey), 'hash'));
    return card;
  }));
}

async function openBlock(height) {
  const [block, page] = await Promise.all([read(`/v1/blocks/${height}`),
    read(`/v1/blocks/${height}/transactions?limit=50`)]);
  byId('block-title').textContent = `Block ${block.height.toLocaleString()}`;
  const signers = block.certificate ? block.certificate.signers.join(', ') : 'none: the genesis block';
  const fields = { Hash: block.hash, Parent: block.parent, Proposer: block.proposer, Term: block.term,
    Signers: signers, 'State root': block.stateRoot, Transactions: block.txCount, Bytes: block.bodyBytes };
  byId('block-fields').replaceChildren(...Object.entries(fields).flatMap(([name, value]) =>
    [element('dt', name), element('dd', String(value), 'hash')]));
  byId('block-transactions').replaceChildren(...page.items.map((item) => {
    const texts = item.transaction.operations.map((operation) => operation.text).join('; ');
    const row = element('li', `${texts} (${item.status}) `);
    row.append(element('code', short(item.id)));
    return row;
  }));
  byId('block-section').hidden = false;
  byId('block-section').scrollIntoView({ behavior: 'smooth', block: 'nearest' });
}

async function refresh() {
  if (state.refreshing) return;
  state.refreshing = true;
  try {
    const [status, page, validators] = await Promise.all(
      [read('/v1/status'), read(`/v1/blocks?limit=${BLOCKS}`), read('/v1/validators')]);
    showStatus(status);
    state.blocks = page.items;
    showBlocks();
    showValidators(validators);
  } catch (error) {
    byId('network').textContent = `cannot read this node: ${error.message}`;
  } finally {
    state.refreshing = false;
  }
}

// Many events in a short time cost one refresh.
let due = 0;
function refreshSoon() {
  if (due) return;
  due = setTimeout(() => { due = 0; refresh(); }, 400);
}

function follow() {
  const events = new EventSource('/v1/events?topics=blocks,consensus,peers');
  const pill = byId('connection');
  events.onopen = () => { pill.textContent = 'live'; pill.className = 'pill live'; refreshSoon(); };
  events.onerror = () => { pill.textContent = 'connection lost'; pill.className = 'pill lost'; };
  ['blocks', 'peers', 'gap'].forEach((name) => events.addEventListener(name, refreshSoon));
  events.addEventListener('consensus', (event) => { showLiveness(JSON.parse(event.data).liveness); refreshSoon(); });
}

setInterval(() => { if (state.lastBlockMs) byId('age').textContent = ago(state.lastBlockMs); }, 500);
setInterval(refresh, 5000);
refresh();
follow();
