package org.mokkachain.consensus.epoch;

import java.util.List;
import java.util.OptionalInt;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * One instance of the protocol: a validator set and the committed block from which it goes on. Every epoch is a fresh
 * start: its root counts as a block of term 0 with an implicit certificate, and its terms begin at 1. Immutable.
 *
 * @param chainId hash of the genesis; part of everything signed
 * @param root the last block of the epoch before, named with this epoch's number and term 0
 */
public record Epoch(Hash chainId, CrashModel model, BlockReference root, ValidatorSet validators) {
    public Epoch {
        if (root.term() != 0) {
            throw new IllegalArgumentException("the root of an epoch has term 0");
        }
    }

    /** The epoch {@code number} that goes on from the block {@code hash} at {@code height}. */
    public static Epoch startingAt(
            Hash chainId, CrashModel model, long number, long height, Hash hash, ValidatorSet validators) {
        return new Epoch(chainId, model, new BlockReference(number, 0, height, hash), validators);
    }

    public long number() {
        return root.epoch();
    }

    public int size() {
        return validators.size();
    }

    /** Votes that decide. */
    public int quorum() {
        return Quorum.size(model, validators.size());
    }

    /** The one validator that may lead in {@code term}; nobody twice in a row unless alone. */
    public int candidate(long term) {
        return (int) ((term + number()) % validators.size());
    }

    public PublicKey key(int validator) {
        return validators.get(validator).key();
    }

    public String name(int validator) {
        return validators.get(validator).name();
    }

    public OptionalInt indexOf(PublicKey key) {
        return validators.indexOf(key);
    }

    /** The implicit certificate of the root: no signature needed, everybody in the epoch has committed it. */
    public Certificate rootCertificate() {
        return new Certificate(Phase.PREPARE, root, List.of());
    }

    /** A reference in this epoch. */
    public BlockReference reference(long term, long height, Hash hash) {
        return new BlockReference(number(), term, height, hash);
    }
}
