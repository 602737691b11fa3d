package org.mokkachain.node.runtime;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Bytes;

/** Answers those who want to join. The encoding is kept as long as there is room. Thread-safe. */
final class GenesisAnswers {
    private final Genesis genesis;
    private SoftReference<byte[]> encoding = new SoftReference<>(null);

    GenesisAnswers(Genesis genesis) {
        this.genesis = genesis;
    }

    /** An empty part if there is nothing at that offset. */
    GenesisMessage.Part answer(GenesisMessage.Get question) {
        byte[] all = encoding();
        int from = (int) Math.min(question.offset(), all.length);
        int to = Math.min(from + GenesisMessage.MAX_PART, all.length);
        return new GenesisMessage.Part(all.length, from, Bytes.of(Arrays.copyOfRange(all, from, to)));
    }

    private synchronized byte[] encoding() {
        byte[] known = encoding.get();
        if (known != null) {
            return known;
        }
        Encoder out = new Encoder();
        genesis.encode(out);
        byte[] made = out.toByteArray();
        encoding = new SoftReference<>(made);
        return made;
    }
}
