package org.mokkachain.types.proof;

import java.util.Optional;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * What the state had under a key after a block: a value, or nothing. After the certified header: {@code entry kind u8 |
 * natural key as shortBytes | bool | value as bytes, if there is one | path of the state proof}.
 *
 * @param entryKind kind byte of the entry, 1 to 255
 * @param key natural key, 0 to {@value #MAX_KEY} bytes
 * @param value encoded, at most {@value #MAX_VALUE} bytes; empty for the claim that there is none
 * @param path of the key in the state tree
 */
public record EntryProof(
        CertifiedHeader header, int entryKind, Bytes key, Optional<Bytes> value, StateProof path) implements Proof {
    public static final int MAX_KEY = 1_024;
    public static final int MAX_VALUE = 1 << 20;
    static final int KIND = 2;

    public EntryProof {
        if (entryKind < 1 || entryKind > 255) {
            throw new IllegalArgumentException("the kind of an entry is 1 to 255, got " + entryKind);
        }
        if (key.length() > MAX_KEY || value.map(Bytes::length).orElse(0) > MAX_VALUE) {
            throw new IllegalArgumentException("a key has at most " + MAX_KEY + " bytes, a value " + MAX_VALUE);
        }
        if (!path.key().equals(StateTreeFormat.key(entryKind, key))) {
            throw new IllegalArgumentException("the path is of another key");
        }
    }

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public Verdict<ProvenEntry> verify(TrustChain trust) {
        return trust.check(header).then(this::statement);
    }

    private Verdict<ProvenEntry> statement(ProvenHeader block) {
        long height = block.header().height();
        if (!path.verifies(block.header().stateRoot())) {
            return new Verdict.Invalid<>(Step.STATE, "the path does not lead to the state after block " + height);
        }
        Optional<Hash> committed = path.value();
        if (committed.isPresent() != value.isPresent()) {
            return new Verdict.Invalid<>(Step.STATE, "the state after block " + height
                    + (committed.isPresent() ? " has an entry under this key" : " has nothing under this key"));
        }
        if (!committed.equals(value.map(StateTreeFormat::value))) {
            return new Verdict.Invalid<>(Step.STATE, "the state after block " + height + " has another value");
        }
        return new Verdict.Valid<>(new ProvenEntry(block, entryKind, key, value));
    }

    @Override
    public void encodeStatement(Encoder out) {
        out.u8(entryKind).shortBytes(key).bool(value.isPresent());
        value.ifPresent(out::bytes);
        path.encodePath(out);
    }

    static EntryProof decode(Decoder in) throws DecodingException {
        CertifiedHeader header = CertifiedHeader.decode(in);
        int entryKind = in.u8();
        Bytes key = in.shortBytes(MAX_KEY);
        Optional<Bytes> value = in.bool() ? Optional.of(in.bytes(MAX_VALUE)) : Optional.empty();
        StateProof path = StateProof.decodePath(StateTreeFormat.key(entryKind, key), in);
        return new EntryProof(header, entryKind, key, value, path);
    }
}
