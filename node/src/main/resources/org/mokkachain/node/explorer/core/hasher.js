// SHA-256 of files of any size, in this browser. Nothing of a file leaves the computer.

/**
 * Hashes a file in a worker of its own, piece by piece.
 * @param {Blob} file
 * @param {{onProgress?: (bytes: number) => void, signal?: AbortSignal}} [options]
 * @returns {Promise<string>} the hash in hex; rejected with an `AbortError` if the signal fired
 */
export function sha256OfFile(file, { onProgress, signal } = {}) {
  return new Promise((resolve, reject) => {
    const worker = new Worker('/explorer/core/hash-worker.js', { type: 'module', name: 'sha256' });
    const stop = () => {
      end();
      reject(new DOMException('cancelled', 'AbortError'));
    };
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', stop);
    };
    worker.onmessage = ({ data }) => {
      if (data.hashed !== undefined) {
        onProgress?.(data.hashed);
        return;
      }
      end();
      if (data.hash) resolve(data.hash);
      else reject(new Error(data.failure));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end();
      reject(new Error('The part of this page that hashes files could not be loaded.'));
    };
    if (signal?.aborted) {
      stop();
      return;
    }
    signal?.addEventListener('abort', stop);
    worker.postMessage(file);
  });
}
