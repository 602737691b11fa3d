package org.mokkachain.simulator.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * Clients: each submits transfers, one after the other, to one node or another, and repeats one that does not become
 * final; and now and then somebody reads linearizably.
 */
final class Use {
    private static final long MS = 1_000_000;
    private static final int OPERATORS = -1;
    private static final Origin CLIENTS = new Origin("clients");

    /** What a client waits for. */
    private record Pending(int client, Transaction transaction, long floor) {}

    private record Read(int host, int life, long floor) {}

    private final World world;
    private final List<Host> hosts;
    private final Chance chance;
    private final int clients;
    private final long[] nonces;
    private final Deque<List<Integer>> ballots = new ArrayDeque<>();
    private final Electorate electorate;
    private List<Integer> elected = List.of();
    private boolean proposed;
    private int votesToCome;
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
        this.clients = scenario.conditions().clients();
        this.nonces = new long[clients];
        this.electorate = new Electorate(world.setting());
        this.think = scenario.conditions().think();
    }

    void start() {
        for (int client = 0; client < clients; client++) {
            submitNext(client);
        }
        readAgain();
    }

    /** From now on nobody waits long. */
    void hurry() {
        think = Math.min(think, 150 * MS);
        patience = 300 * MS;
    }

    /** Somebody asks for these validators, after whatever was asked for before. */
    void elect(List<Integer> members) {
        ballots.add(members);
        voteNext();
    }

    /** One transaction of operators after another becomes final: proposals, approvals, then the next ballot. */
    private void voteNext() {
        while (votesToCome == 0 && (proposed || !ballots.isEmpty())) {
            if (proposed) {
                proposed = false;
                vote(electorate.approve(elected));
            } else {
                elected = ballots.remove();
                proposed = electorate.isNew(elected);
                vote(proposed ? List.of(electorate.propose(elected)) : List.of());
            }
        }
    }

    private void vote(List<Transaction> votes) {
        votesToCome = votes.size();
        votes.forEach(vote -> submit(OPERATORS, vote));
    }

    private void submitNext(int client) {
        if (client == OPERATORS) {
            votesToCome--;
            voteNext();
            return;
        }
        world.after(chance.between(think / 8, think), () -> {
            Signer to = world.setting().clients().get(chance.below(clients));
            submit(client, transfer(client, AccountAddress.of(to.publicKey()), 1 + chance.below(1_000)));
        });
    }

    private void submit(int client, Transaction transaction) {
        long floor = world.invariants().use().begin();
        pending.put(transaction.id(), new Pending(client, transaction, floor));
        submit(transaction);
    }

    private Transaction transfer(int client, Address to, long amount) {
        Setting setting = world.setting();
        Signer from = setting.clients().get(client);
        TransactionBody body = new TransactionBody(
                setting.genesis().hash(),
                AccountAddress.of(from.publicKey()),
                nonces[client]++,
                setting.genesis().limits().minFee(),
                Long.MAX_VALUE,
                List.of(new Transfer(AssetId.NATIVE, to, Amount.of(amount), Bytes.EMPTY)));
        return Transaction.sign(body, from);
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
            for (Transaction transaction : batch.block().transactions()) {
                Pending done = pending.remove(transaction.id());
                if (done != null) {
                    world.invariants().use().acknowledged(transaction.id(), batch.height(), done.floor());
                    submitNext(done.client());
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
