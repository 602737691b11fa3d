package org.mokkachain.simulator.world;

import org.mokkachain.node.replica.ReplicaEvent;

/** Wakes the replica of a host: when it wants to, and with every tick. What was set in an earlier life is void. */
final class Alarm {
    private static final long MS = 1_000_000;
    private static final long TICK = 100 * MS;

    private final World world;
    private final Host host;
    /** In milliseconds. */
    private long wakeAt;

    Alarm(World world, Host host) {
        this.world = world;
        this.host = host;
    }

    /** A new life begins. */
    void begin() {
        wakeAt = Long.MAX_VALUE;
        tick(host.life());
    }

    private void tick(int of) {
        world.after(TICK, () -> {
            if (host.life() == of && host.isUp()) {
                host.deliver(new ReplicaEvent.Tick());
                tick(of);
            }
        });
    }

    /** @param at milliseconds */
    void set(long at) {
        if (at < wakeAt) {
            wakeAt = at;
            int of = host.life();
            world.at(at * MS, () -> {
                if (host.life() == of && wakeAt == at) {
                    wakeAt = Long.MAX_VALUE;
                    host.deliver(new ReplicaEvent.Wake());
                }
            });
        }
    }
}
