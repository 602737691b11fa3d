package org.mokkachain.ledger.snapshot;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.proof.CertifiedHeader;
import org.mokkachain.types.proof.EpochLink;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.proof.Verdict;

/** The validators of each epoch, as far as they are proved from the genesis on. */
final class Trust {
    private final List<TrustChain> epochs = new ArrayList<>();
    private final List<EpochLink> links = new ArrayList<>();

    /** @param genesis whom the genesis trusts */
    Trust(TrustChain genesis) {
        epochs.add(genesis);
    }

    /** The last epoch whose validators are known. */
    long reached() {
        return epochs.getLast().epoch();
    }

    /** Goes on through links that begin at {@link #reached}; whether all of them hold, and there is one. */
    boolean follow(List<EpochLink> more) {
        for (EpochLink link : more) {
            Verdict<TrustChain> verdict = epochs.getLast().through(List.of(link));
            if (links.size() >= CertifiedHeader.MAX_LINKS
                    || !(verdict instanceof Verdict.Valid<TrustChain>(TrustChain next))) {
                return false;
            }
            links.add(link);
            epochs.add(next);
        }
        return !more.isEmpty();
    }

    /** Whether the block is final; its epoch must have been reached. */
    boolean isFinal(FinalHeader block) {
        return epochs.get(Math.toIntExact(block.header().epoch())).checkBlock(block).isValid();
    }

    /** The block with what proves it. */
    CertifiedHeader certified(FinalHeader block) {
        return new CertifiedHeader(links.subList(0, Math.toIntExact(block.header().epoch())), block);
    }
}
