// Runs beside the page: reads a file piece by piece and hashes it. WebCrypto only hashes what is in memory as a whole.
import { sha256 } from '/explorer/vendor/noble-hashes/sha2.js';

const PIECE = 4 * 1024 * 1024;

addEventListener('message', async ({ data: file }) => {
  try {
    postMessage({ hash: await hash(file) });
  } catch (problem) {
    postMessage({ failure: `The file cannot be read: ${problem?.message ?? problem}` });
  }
});

async function hash(file) {
  const state = sha256.create();
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = await file.slice(at, at + PIECE).arrayBuffer();
    state.update(new Uint8Array(piece));
    postMessage({ hashed: Math.min(file.size, at + PIECE) });
  }
  return Array.from(state.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
