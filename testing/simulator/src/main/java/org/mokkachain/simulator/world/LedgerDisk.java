package org.mokkachain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.message.FinalBlock;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.ledger.store.ProvenBlock;
import org.mokkachain.ledger.store.RangeLimit;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/** The ledger's store of one host, on a disk that can lose power or everything. */
final class LedgerDisk {
    private final CommitBatch genesis;
    private final int host;
    private int births;
    private InMemoryLedgerStore store;

    LedgerDisk(CommitBatch genesis, int host) {
        this.genesis = genesis;
        this.host = host;
        this.store = create();
    }

    private InMemoryLedgerStore create() {
        births++;
        Hash id = Sha256.hash(new byte[] {(byte) host, (byte) births});
        InMemoryLedgerStore created = new InMemoryLedgerStore(genesis, id);
        created.sync();
        return created;
    }

    InMemoryLedgerStore store() {
        return store;
    }

    void losePower() {
        store = store.afterPowerLoss();
    }

    /** Somebody removed the store: another one is created in its place. */
    void lose() {
        store = create();
    }

    /** What a node sends to one that catches up. */
    static RangeReply range(LedgerReader ledger, Effect.ServeRange request) {
        int blocks = Math.clamp(request.maxBlocks(), 1, RangeReply.MAX_BLOCKS);
        List<FinalBlock> reply = new ArrayList<>();
        long epoch = -1;
        for (ProvenBlock block : ledger.range(request.fromHeight(), new RangeLimit(blocks, RangeReply.MAX_BYTES))) {
            if (!reply.isEmpty() && block.header().epoch() != epoch) {
                break;
            }
            epoch = block.header().epoch();
            reply.add(new FinalBlock(
                    new ProposedBlock(block.header(), block.body()),
                    block.proof()));
        }
        return new RangeReply(request.fromHeight(), withProofOfLast(ledger, reply));
    }

    private static List<FinalBlock> withProofOfLast(LedgerReader ledger, List<FinalBlock> blocks) {
        if (!blocks.isEmpty() && blocks.getLast().proof().isEmpty()) {
            ProposedBlock last = blocks.removeLast().block();
            blocks.add(new FinalBlock(
                    last,
                    ledger.proof(last.header().height())));
        }
        return blocks;
    }
}
