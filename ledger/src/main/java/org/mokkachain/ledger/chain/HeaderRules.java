package org.mokkachain.ledger.chain;

import java.util.Optional;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.Hash;

/** What can be said of a header beside its parent's, without the body (rules V2, V6 and the first half of V7). */
final class HeaderRules {
    private HeaderRules() {}

    /** What is wrong, if anything is. */
    static Optional<String> fault(Header header, Header parent, ChainRules rules, ValidatorSet validators) {
        if (!header.chainId().equals(rules.chainId())) {
            return Optional.of("chain id " + header.chainId() + ", this chain is " + rules.chainId());
        }
        if (header.height() != parent.height() + 1) {
            return Optional.of("height " + header.height() + " after a parent of height " + parent.height());
        }
        if (header.timestampMs() <= parent.timestampMs()) {
            return Optional.of("time " + header.timestampMs() + " is not after the parent's " + parent.timestampMs());
        }
        if (!validators.contains(header.proposer())) {
            return Optional.of("proposer " + header.proposer() + ", there are " + validators.size() + " validators");
        }
        boolean nextEpoch = parent.endsEpoch() && header.epoch() == parent.epoch() + 1;
        if (!header.validatorSetHash().equals(setHash(parent, nextEpoch))) {
            return Optional.of("another validator set than that of the epoch");
        }
        if (header.epoch() != parent.epoch() && !nextEpoch) {
            return Optional.of("epoch " + header.epoch() + " after a parent of epoch " + parent.epoch());
        }
        if (parent.endsEpoch() && !nextEpoch && header.txCount() > 0) {
            return Optional.of("transactions after the end of the epoch");
        }
        return Optional.empty();
    }

    /** Hash of the set that certifies a child of {@code parent}. */
    static Hash setHash(Header parent, boolean nextEpoch) {
        return nextEpoch ? parent.nextValidatorSetHash() : parent.validatorSetHash();
    }
}
