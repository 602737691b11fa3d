package org.mokkachain.consensus.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.message.FinalBlock;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;

/** Final blocks as they are stored and sent: every stored one proves itself, so a range may end anywhere. */
final class FinalBlocks {
    /** Header and proof of a block, roughly: 100 signatures. */
    private static final int OVERHEAD = 10_000;

    private FinalBlocks() {}

    static List<FinalBlock> of(Effect.Commit commit) {
        List<FinalBlock> stored = new ArrayList<>();
        List<Header> descendants = new ArrayList<>(commit.proof().descendants());
        for (ProposedBlock block : commit.blocks().reversed()) {
            FinalityProof proof = new FinalityProof(descendants, commit.proof().certificate());
            stored.addFirst(new FinalBlock(block, Optional.of(proof)));
            descendants.addFirst(block.header());
        }
        return stored;
    }

    /** What is stored and fits into an answer; only the last one keeps its proof, which proves them all. */
    static RangeReply range(Storage storage, Effect.ServeRange ask) {
        List<FinalBlock> blocks = new ArrayList<>();
        Optional<FinalBlock> next = at(storage, ask.fromHeight());
        long bytes = 0;
        while (next.isPresent() && blocks.size() < ask.maxBlocks()) {
            bytes += next.get().block().body().length() + OVERHEAD;
            if (!blocks.isEmpty() && bytes > RangeReply.MAX_BYTES) {
                break;
            }
            blocks.addLast(next.get());
            next = at(storage, ask.fromHeight() + blocks.size());
        }
        for (int i = 0; i + 1 < blocks.size(); i++) {
            blocks.set(i, new FinalBlock(blocks.get(i).block(), Optional.empty()));
        }
        return new RangeReply(ask.fromHeight(), blocks);
    }

    private static Optional<FinalBlock> at(Storage storage, long height) {
        return storage.blocks(height, 1).stream().findFirst();
    }
}
