package org.mokkachain.simulator.world;

import java.util.List;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.simkit.chance.Chance;

/** Writes final blocks to a host's ledger behind its back, as the thread of a node does that is there for it. */
final class StoreWriter {
    private static final long MS = 1_000_000;
    private static final long SYNC_EVERY = 250 * MS;

    private final World world;
    private final Host host;
    private final Chance chance;
    private long freeAt;
    private boolean syncing;

    StoreWriter(World world, Host host, Chance chance) {
        this.world = world;
        this.host = host;
        this.chance = chance;
    }

    /** Its host was started. */
    void restart() {
        freeAt = world.now();
        syncing = false;
    }

    void write(List<CommitBatch> batches) {
        world.committed(host, batches);
        int of = host.life();
        freeAt = Math.max(freeAt, world.now()) + chance.between(MS / 20, MS);
        world.at(freeAt, () -> {
            if (host.life() == of) {
                host.ledger().store().append(batches);
                host.deliver(new ReplicaEvent.Stored(batches.getLast().height()));
                world.use().stored(host, batches);
                sync(of, batches.getLast().nextEpoch().isPresent() ? 0 : SYNC_EVERY);
            }
        });
    }

    private void sync(int of, long delay) {
        if (!syncing || delay == 0) {
            syncing = true;
            world.after(delay, () -> {
                if (host.life() == of) {
                    syncing = false;
                    host.deliver(new ReplicaEvent.Durable(host.ledger().store().sync()));
                }
            });
        }
    }
}
