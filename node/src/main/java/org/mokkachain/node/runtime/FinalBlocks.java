package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.message.FinalBlock;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.ledger.store.ProvenBlock;
import org.mokkachain.ledger.store.RangeLimit;

/** What a node sends to one that catches up: final blocks of one epoch, the last one with its proof. */
public final class FinalBlocks {
    private FinalBlocks() {}

    /** Carries out {@code ServeRange}. Reads the ledger, on any thread. */
    public static RangeReply range(LedgerReader ledger, Effect.ServeRange request) {
        int blocks = Math.clamp(request.maxBlocks(), 1, RangeReply.MAX_BLOCKS);
        List<ProvenBlock> found = ledger.range(request.fromHeight(), new RangeLimit(blocks, RangeReply.MAX_BYTES));
        List<FinalBlock> reply = new ArrayList<>();
        for (ProvenBlock block : found) {
            if (block.header().epoch() != found.getFirst().header().epoch()) {
                break;
            }
            reply.add(new FinalBlock(new ProposedBlock(block.header(), block.body()), block.proof()));
        }
        proveLast(ledger, reply);
        return new RangeReply(request.fromHeight(), reply);
    }

    private static void proveLast(LedgerReader ledger, List<FinalBlock> blocks) {
        if (!blocks.isEmpty() && blocks.getLast().proof().isEmpty()) {
            ProposedBlock last = blocks.removeLast().block();
            blocks.add(new FinalBlock(last, ledger.proof(last.header().height())));
        }
    }
}
