package org.mokkachain.types.proof;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Bytes;

/**
 * A statement about a chain with everything needed to check it, but for the genesis. Encoding: {@code u8 format = 1 |
 * u8 kind | certified header | what the kind has}. Immutable and thread-safe; worth nothing until verified.
 */
public sealed interface Proof permits TransactionProof, EntryProof {
    /** Largest encoding that is read: chains with thousands of changes of the set stay far below it. */
    int MAX_BYTES = 32 << 20;

    int FORMAT = 1;

    /** The block that the statement is about. */
    CertifiedHeader header();

    /** Whether the statement is true of the network that {@code trust} is about; {@code trust} is of epoch 0. */
    Verdict<? extends Proven> verify(TrustChain trust);

    /** Whether the statement is true of the network of {@code genesis}. */
    default Verdict<? extends Proven> verify(Genesis genesis) {
        return verify(TrustChain.of(genesis));
    }

    /** The kind byte. */
    int kind();

    /** What follows the certified header. */
    void encodeStatement(Encoder out);

    default Bytes encode() {
        Encoder out = new Encoder(4_096).u8(FORMAT).u8(kind());
        header().encode(out);
        encodeStatement(out);
        return out.toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    static Proof decode(Bytes bytes) throws DecodingException {
        if (bytes.length() > MAX_BYTES) {
            throw new DecodingException("a proof has at most " + MAX_BYTES + " bytes, got " + bytes.length());
        }
        return Decoder.decodeExactly(bytes, in -> {
            int format = in.u8();
            if (format != FORMAT) {
                throw in.failure("unknown format " + format + " of a proof");
            }
            int kind = in.u8();
            return switch (kind) {
                case TransactionProof.KIND -> TransactionProof.decode(in);
                case EntryProof.KIND -> EntryProof.decode(in);
                default -> throw in.failure("unknown kind " + kind + " of a proof");
            };
        });
    }

    /** What a verified proof says. */
    sealed interface Proven permits ProvenTransaction, ProvenEntry {
        /** The block after which it is true. */
        ProvenHeader block();
    }
}
