// Checks the explorer's verifier against published vectors. The body of a function: `load` imports one of its modules,
// `vectors` are {proofs, receipts, signatures}, `provider` says whose cryptography. Returns faults and counts.
const modules = {};
for (const name of ['bytes', 'crypto', 'decoder', 'document', 'genesis', 'proof', 'receipt', 'sentences', 'trust',
  'verdict']) {
  modules[name] = await load(name + '.js');
}
const { bytes, crypto, decoder, document: documents, genesis, proof, receipt, sentences, trust, verdict } = modules;
const faults = [];
const counts = { proofs: 0, receipts: 0, signatures: 0, changed: 0, accepted: 0 };
const equal = (a, b) => text(a) === text(b);
const text = (value) => JSON.stringify(value, (_, inner) => typeof inner === 'bigint' ? String(inner) : inner);
crypto.useProvider(provider);

async function verdictOf(run) {
  try {
    return { verdict: 'valid', said: await run() };
  } catch (e) {
    if (e instanceof verdict.NotProven) return { verdict: e.step, reason: e.message };
    if (e instanceof decoder.DecodingError) return { verdict: 'format', reason: e.message };
    throw e;
  }
}

async function verify(encoded, network) {
  const decoded = proof.decodeProof(encoded);
  return documents.describe(network, decoded, await proof.verifyProof(decoded, trust.trustOf(network)));
}

async function publishedProofs() {
  for (const [model, network] of Object.entries(vectors.proofs)) {
    const known = await genesis.readGenesis(bytes.bytesOf(network.genesis));
    if (known.hash !== network.genesisHash || known.crashModel !== model) faults.push(`genesis of ${model}`);
    for (const vector of network.proofs) {
      const encoded = bytes.bytesOf(vector.proof);
      const found = await verdictOf(() => verify(encoded, known));
      counts.proofs++;
      if (found.verdict !== vector.verdict) faults.push(`${model}, ${vector.name}: ${text(found)}`);
      if (found.verdict === 'valid') await changedBytes(encoded, known, found.said, vector.name);
    }
  }
}

// What is still accepted says what it said before.
async function changedBytes(encoded, known, said, name) {
  for (let i = 0; i < vectors.changes; i++) {
    const changed = encoded.slice();
    const at = random() % encoded.length;
    if (random() % 4 === 0) changed.copyWithin(at, random() % encoded.length, random() % encoded.length);
    else changed[at] ^= 1 << random() % 8;
    if (equal([...changed], [...encoded])) continue;
    counts.changed++;
    const found = await verdictOf(() => verify(changed, known));
    if (found.verdict !== 'valid') continue;
    counts.accepted++;
    if (!sameStatement(found.said, said)) faults.push(`${name}, change ${i} at ${at} is accepted: ${text(found)}`);
  }
}

// Which quorum signed is not part of the statement.
function sameStatement(a, b) {
  return equal({ ...a, finality: null }, { ...b, finality: null });
}

let seed = 20261121;
function random() {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed >>> 8;
}

async function publishedReceipts() {
  const known = await genesis.readGenesis(bytes.bytesOf(vectors.receipts.genesis));
  for (const { name, file, sentences: words } of vectors.receipts.receipts) {
    const found = await verdictOf(() => receipt.checkReceipt(bytes.utf8(file), known));
    counts.receipts++;
    if (found.verdict !== 'valid') faults.push(`${name}: ${text(found)}`);
    else if (!equal(sentences.sentences(found.said), words)) {
      faults.push(`${name} says ${text(sentences.sentences(found.said))}, not ${text(words)}`);
    }
    for (const other of changedTexts(file)) {
      const refused = await verdictOf(() => receipt.checkReceipt(bytes.utf8(other), known));
      counts.changed++;
      if (refused.verdict === 'valid') faults.push(`${name} is accepted as ${other.slice(0, 3000)}`);
    }
  }
}

function changedTexts(file) {
  const all = [file.replace('"kind"', '"kind":"entry","kind"'), file.replace('"kind"', '"kinds":1,"kind"'),
    file.replace('"height" : 9', '"height" : 9.0'), file.replace('"height" : 9', '"height" : 9e0'),
    file.replace('"height" : 9,', ''), file.replace('2023-11', '2023-12'), file + '{}', file.slice(0, -3),
    file.replace(/"proof" : "01/, '"proof" : "02'), file.replace('"every"', '"other"')];
  for (let i = 0; i < vectors.changes; i++) {
    const at = random() % file.length;
    const letter = String.fromCharCode(33 + random() % 90);
    const changed = file.slice(0, at) + letter + file.slice(at + 1);
    if (changed !== file) all.push(changed);
  }
  return all;
}

async function publishedSignatures() {
  for (const { name, key, message, signature, valid } of vectors.signatures) {
    counts.signatures++;
    if (await crypto.isSignedBy(key, bytes.bytesOf(message), signature) !== valid) {
      faults.push(`${name} is ${valid ? 'refused' : 'accepted'}`);
    }
  }
}

await publishedProofs();
await publishedReceipts();
await publishedSignatures();
return { faults, counts, provider: await crypto.providerName() };
