package org.mokkachain.simulator.world;

import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.node.runtime.FinalBlocks;
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
    RangeReply range(Effect.ServeRange request) {
        return FinalBlocks.range(store, request);
    }
}
