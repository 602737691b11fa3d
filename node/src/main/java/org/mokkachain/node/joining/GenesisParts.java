package org.mokkachain.node.joining;

import java.io.ByteArrayOutputStream;
import org.mokkachain.node.runtime.GenesisMessage;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Hash;

/** Puts together what one node sends of a genesis. Not thread-safe. */
final class GenesisParts {
    /** No genesis is longer. */
    private static final long MAX_BYTES = 256L << 20;

    private final Hash fingerprint;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long total = -1;

    GenesisParts(Hash fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** What a part leads to. */
    sealed interface Step {}

    /** More is needed. */
    record Next(long offset) implements Step {}

    /** All is here, and has the fingerprint. */
    record Whole(Genesis genesis) implements Step {}

    /** This is not the genesis; more of it is of no use. */
    record Wrong(String reason) implements Step {}

    Step add(GenesisMessage.Part part) {
        if (total < 0) {
            total = part.total();
        }
        if (total > MAX_BYTES || total == 0) {
            return new Wrong("it says that its genesis has " + total + " bytes");
        }
        boolean fits = part.total() == total && part.offset() == bytes.size() && part.bytes().length() > 0
                && part.bytes().length() <= total - bytes.size();
        if (!fits) {
            return new Wrong("it sent parts of a genesis that do not fit together");
        }
        byte[] next = part.bytes().toBytes();
        bytes.write(next, 0, next.length);
        return bytes.size() < total ? new Next(bytes.size()) : whole();
    }

    private Step whole() {
        try {
            Genesis genesis = Decoder.decodeExactly(bytes.toByteArray(), Genesis::decode);
            Hash hash = genesis.hash();
            return hash.equals(fingerprint)
                    ? new Whole(genesis)
                    : new Wrong("it sent the genesis " + hash.hex() + " instead of " + fingerprint.hex());
        } catch (DecodingException e) {
            return new Wrong("what it sent is no genesis: " + e.getMessage());
        }
    }
}
