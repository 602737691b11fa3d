package org.mokkachain.simulator.world;

import java.util.List;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.network.Network;
import org.mokkachain.simulator.plan.Fault;
import org.mokkachain.simulator.plan.Scenario;

/** Lets the faults of a plan happen, and ends them all. */
final class Misfortune {
    private static final long MS = 1_000_000;

    private final World world;
    private final List<Host> hosts;
    private final Network<Parcel> network;
    private final Scenario scenario;
    private final Chance chance;
    private boolean over;

    Misfortune(World world, List<Host> hosts, Network<Parcel> network, Scenario scenario) {
        this.world = world;
        this.hosts = hosts;
        this.network = network;
        this.scenario = scenario;
        this.chance = Chance.of(scenario.seed(), "misfortune");
    }

    void start() {
        for (Fault fault : scenario.plan().faults()) {
            world.at(fault.at(), () -> {
                if (!over) {
                    strike(fault);
                }
            });
        }
    }

    /** Everything is well from now on: the network calm, everybody up, disks fast, clocks right. */
    void end() {
        over = true;
        network.healAll();
        network.weather(scenario.conditions().weather());
        for (Host host : hosts) {
            host.resume();
            host.fuse().putOut();
            host.clockOff = 0;
            host.syncLatency = scenario.conditions().syncLatency();
            long delay = chance.between(1, 500) * MS;
            world.after(delay, () -> world.start(host.index()));
        }
    }

    private void later(long delay, Runnable action) {
        world.after(delay, () -> {
            if (!over) {
                action.run();
            }
        });
    }

    private void strike(Fault fault) {
        switch (fault) {
            case Fault.Crash f -> hosts.get(f.host()).fuse().light(f.boundary(), f.death(), f.downFor());
            case Fault.LeaderCrash f -> crashLeader(f);
            case Fault.PowerCut f -> {
                for (int i = 0; i < hosts.size(); i++) {
                    world.crash(i, Fault.Death.POWER, f.downFor().get(i % f.downFor().size()));
                }
            }
            case Fault.DiskLoss f -> loseDisk(f);
            case Fault.Pause f -> hosts.get(f.host()).pause(world.now() + f.length());
            case Fault.SlowDisk f -> {
                Host host = hosts.get(f.host());
                host.syncLatency = f.latency();
                later(f.length(), () -> host.syncLatency = scenario.conditions().syncLatency());
            }
            case Fault.ClockJump f -> {
                Host host = hosts.get(f.host());
                host.clockOff = f.millis();
                later(f.length(), () -> host.clockOff = 0);
            }
            case Fault.Cut f -> cut(f);
            case Fault.Clog f ->
                network.clog(f.link().from(), f.link().to(), world.now() + f.length());
            case Fault.Storm f -> {
                network.weather(f.weather());
                later(f.length(), () -> network.weather(scenario.conditions().weather()));
            }
            case Fault.MemberChange f -> world.use().electorate().elect(f.members());
            case Fault.Operator f -> operate(hosts.get(f.host()), f.wish());
        }
    }

    private void crashLeader(Fault.LeaderCrash fault) {
        hosts.stream()
                .filter(host -> host.isUp() && host.replica().view(world.now()).role() == Role.LEADER)
                .findFirst()
                .ifPresent(host -> world.crash(host.index(), fault.death(), fault.downFor()));
    }

    private void loseDisk(Fault.DiskLoss fault) {
        Host host = hosts.get(fault.host());
        if (!host.isHonest()) {
            return;
        }
        world.crash(fault.host(), Fault.Death.KILL, fault.downFor());
        world.note(fault.host(), () -> "damage: " + fault.damage());
        switch (fault.damage()) {
            case LOG_LOST -> host.log().lose();
            case LOG_BIT_FLIPPED -> host.log().flipBit(chance);
            case LEDGER_LOST -> host.ledger().lose();
            case EVERYTHING_LOST -> {
                host.log().lose();
                host.ledger().lose();
            }
        }
    }

    private void cut(Fault.Cut fault) {
        fault.links().forEach(link -> network.cut(link.from(), link.to()));
        later(fault.length(), () -> fault.links().forEach(link -> network.mend(link.from(), link.to())));
    }

    private void operate(Host host, Fault.Wish wish) {
        if (!host.isUp()) {
            return;
        }
        Event event =
                switch (wish) {
                    case STEP_DOWN -> new Event.StepDown();
                    case WEAKEN -> new Event.Weaken(3_000 * MS);
                    case SHUT_DOWN -> new Event.ShutDown();
                };
        host.deliver(new ReplicaEvent.ForConsensus(event));
        if (wish == Fault.Wish.SHUT_DOWN) {
            world.after(1_000 * MS, () -> world.crash(host.index(), Fault.Death.KILL, 500 * MS));
        }
    }
}
