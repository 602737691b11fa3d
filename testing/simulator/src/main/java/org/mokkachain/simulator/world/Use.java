package org.mokkachain.simulator.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * Everybody who uses the network: clients, each with one transaction after the other, operators, and whoever reports
 * liars. What does not become final is brought to another node. Now and then somebody reads linearizably.
 */
final class Use {
    private static final long MS = 1_000_000;
    private static final Origin CLIENTS = new Origin("clients");

    /** What somebody waits for. */
    private record Pending(Sender sender, Transaction transaction, long floor) {}

    private record Read(int host, int life, long floor) {}

    private final World world;
    private final List<Host> hosts;
    private final Chance chance;
    private final Electorate electorate;
    private final Prosecution prosecution;
    private final Motions motions;
    private final Map<Hash, Pending> pending = new HashMap<>();
    private final Map<Long, Read> asked = new HashMap<>();
    private final List<Map.Entry<Long, Read>> waiting = new ArrayList<>();
    private long think;
    /** After so long a client hands its transaction to another node. */
    private long patience = 2_000 * MS;
    private long requests;

    Use(World world, List<Host> hosts) {
        this.world = world;
        this.hosts = hosts;
        var scenario = world.setting().scenario();
        this.chance = Chance.of(scenario.seed(), "clients");
        this.electorate = new Electorate(world.setting(), this::submit, this::latestState);
        this.prosecution = new Prosecution(world, this::submit);
        this.motions = new Motions(world.setting(), Chance.of(scenario.seed(), "motions"));
        this.think = scenario.conditions().think();
    }

    void start() {
        Setting setting = world.setting();
        Market market = new Market();
        Chance wishes = Chance.of(setting.scenario().seed(), "customers");
        for (int client = 0; client < setting.clients().size(); client++) {
            serve(new Customer(setting.genesis().hash(), setting.keys(client), market, wishes));
        }
        readAgain();
        long end = setting.scenario().faultsEnd();
        prosecution.start(end);
        for (long moment : motions.times(end)) {
            world.at(moment, () -> electorate.move(motions.next(world.invariants().height()), chance.hits(0.2)));
        }
    }

    /** From now on nobody waits long. */
    void hurry() {
        think = Math.min(think, 150 * MS);
        patience = 300 * MS;
    }

    Electorate electorate() {
        return electorate;
    }

    Prosecution prosecution() {
        return prosecution;
    }

    /** Liars that the chain has removed. */
    int convictions() {
        return Governance.in(latestState()).membership().convictions().size();
    }

    private StateView latestState() {
        return hosts.stream()
                .filter(Host::isHonest)
                .map(host -> host.ledger().store())
                .max(Comparator.comparingLong(store -> store.head().height()))
                .orElseThrow();
    }

    /** The next transaction of a client, after some thought. */
    private void serve(Customer customer) {
        world.after(chance.between(think / 8, think), () -> submit(
                (transaction, receipt, state) -> {
                    customer.learn(transaction, receipt);
                    serve(customer);
                },
                customer.next()));
    }

    private void submit(Sender sender, Transaction transaction) {
        long floor = world.invariants().use().begin();
        pending.put(transaction.id(), new Pending(sender, transaction, floor));
        submit(transaction);
    }

    /** Hands a transaction to some node, and again to another if it is not final in time. */
    private void submit(Transaction transaction) {
        someHost().ifPresent(host -> {
            if (!host.known(List.of(transaction)).isEmpty()) {
                host.deliver(
                        new ReplicaEvent.TransactionsReceived(CLIENTS, 0, List.of(transaction)));
            }
        });
        world.after(patience, () -> {
            if (pending.containsKey(transaction.id())) {
                submit(transaction);
            }
        });
    }

    private Optional<Host> someHost() {
        Host host = chance.oneOf(hosts);
        return host.isUp() ? Optional.of(host) : Optional.empty();
    }

    private void readAgain() {
        long pause = world.setting().scenario().conditions().readEvery();
        world.after(chance.between(pause / 2, pause), () -> {
            someHost().filter(Host::isHonest).ifPresent(host -> {
                long id = ++requests;
                asked.put(id, new Read(host.index(), host.life(), world.invariants().use().begin()));
                host.deliver(new ReplicaEvent.ForConsensus(new Event.ReadRequested(id)));
            });
            readAgain();
        });
    }

    // ---- answers

    void readReady(Host host, long id, long height) {
        Read read = asked.remove(id);
        if (read != null && read.life() == host.life()) {
            if (host.ledger().store().head().height() >= height) {
                finish(host, read);
            } else {
                waiting.add(Map.entry(height, read));
            }
        }
    }

    void readFailed(long id) {
        asked.remove(id);
    }

    private void finish(Host host, Read read) {
        if (host.isHonest()) {
            world.invariants().use().read(host.index(), host.ledger().store().head().height(), read.floor());
        }
    }

    /** Blocks can be read at a host: its clients learn that their transactions are final. */
    void stored(Host host, List<CommitBatch> batches) {
        if (!host.isHonest()) {
            return;
        }
        for (CommitBatch batch : batches) {
            for (Receipt receipt : batch.receipts()) {
                Pending done = pending.remove(receipt.transactionId());
                if (done != null) {
                    world.invariants().use().acknowledged(receipt.transactionId(), batch.height(), done.floor());
                    done.sender().isFinal(done.transaction(), receipt, host.ledger().store());
                }
            }
        }
        long head = host.ledger().store().head().height();
        waiting.removeIf(entry -> {
            Read read = entry.getValue();
            boolean here = read.host() == host.index();
            if (here && read.life() == host.life() && entry.getKey() <= head) {
                finish(host, read);
                return true;
            }
            return here && read.life() != host.life();
        });
    }
}
