package org.mokkachain.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/** One run: fund accounts, sign everything, send it at the rate, wait until it is final, check the balances. */
final class Bench {
    private static final String FUNDER = "alice";
    private static final Duration SETTLE = Duration.ofSeconds(60);

    private final Network network;
    private final Load load;
    private final List<MokkaClient> clients;

    Bench(Network network, Load load) {
        this.network = network;
        this.load = load;
        this.clients = network.nodes().stream().map(node -> new MokkaClient(node.url())).toList();
    }

    /** @param warmupSeconds how long to run at half the rate first; 0: not at all */
    Report run(int warmupSeconds) throws MokkaClientException, IOException, InterruptedException {
        if (warmupSeconds > 0) {
            say("warming up for " + warmupSeconds + " s");
            new Bench(network, load.warmup(warmupSeconds)).run();
            say("warm");
        }
        return run();
    }

    private Report run() throws MokkaClientException, IOException, InterruptedException {
        Status before = clients.getFirst().status();
        Amount fee = Amount.of(Long.parseLong(before.minFee()));
        Workload workload = new Workload(Hash.fromHex(before.chainId()), fee, load);
        AddressFormat addresses = new AddressFormat(before.addressPrefix());
        say("funding " + load.accounts() + " accounts");
        fund(workload, addresses);
        say("signing " + load.transfers() + " transfers");
        List<Transaction> transfers = workload.transfers();
        long firstHeight = clients.getFirst().status().height();
        List<Usage> usageBefore = usage();
        try (FinalityWatch watch = new FinalityWatch(clients.getFirst(), load, transfers)) {
            List<String> read = workload.accounts().stream().map(addresses::format).toList();
            Reads reads = Reads.start(clients, read, load.reads());
            List<Sender> senders = send(transfers, watch);
            reads.stop();
            awaitFinal(watch, senders);
            List<Report.NodeUsage> used = used(usageBefore);
            long blocks = clients.getFirst().status().height() - firstHeight;
            boolean addUp = new BalanceCheck(clients, addresses, workload).holds(watch.seen(), fee);
            return report(watch, senders, new Observed(blocks, addUp, reads.times(), used));
        }
    }

    private record Observed(
            long blocks, boolean addUp, List<Report.ReadTimes> reads, List<Report.NodeUsage> used) {}

    private Report report(FinalityWatch watch, List<Sender> senders, Observed observed) {
        Map<String, Long> refused = new TreeMap<>();
        for (Sender sender : senders) {
            sender.refused().forEach((code, count) -> refused.merge(code, count.sum(), Long::sum));
        }
        return new Report(
                clients.size(),
                load.transfers(),
                senders.stream().mapToLong(Sender::accepted).sum(),
                refused,
                watch.seen(),
                watch.seen() / watch.secondsToLast(),
                new Report.Latency(watch.millis(50), watch.millis(90), watch.millis(99), watch.maxMillis()),
                observed.blocks(),
                observed.addUp() && watch.failed() == 0,
                observed.reads(),
                observed.used());
    }

    private void fund(Workload workload, AddressFormat addresses) throws MokkaClientException, IOException {
        Signer funder = Ed25519.preferred().signer(DevelopmentKeys.of(FUNDER));
        Address address = AccountAddress.of(funder.publicKey());
        Account account = clients.getFirst().account(addresses.format(address));
        List<Transaction> fundings = workload.fundings(funder, account.pendingNonce());
        for (Transaction funding : fundings) {
            clients.getFirst().submit(funding.encoded());
        }
        for (Transaction funding : fundings) {
            TransactionState state =
                    clients.getFirst().awaitTransaction(funding.id(), SETTLE).status();
            if (state != TransactionState.COMMITTED) {
                throw new IOException(FUNDER + " could not fund the accounts: the transaction is " + state.text());
            }
        }
    }

    private List<Sender> send(List<Transaction> transfers, FinalityWatch watch) throws InterruptedException {
        List<List<Sender.Due>> shares = shares(transfers);
        List<Sender> senders = clients.stream().map(client -> new Sender(client, load)).toList();
        long start = System.nanoTime() + 50_000_000;
        watch.start(start);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < senders.size(); i++) {
            Sender sender = senders.get(i);
            List<Sender.Due> share = shares.get(i);
            threads.add(Thread.ofPlatform().start(() -> runQuietly(sender, share, start)));
        }
        for (int second = 0; second < load.seconds(); second++) {
            Thread.sleep(1_000);
            progress(watch, senders);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return senders;
    }

    private static void runQuietly(Sender sender, List<Sender.Due> share, long start) {
        try {
            sender.run(share, start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All transfers of one account go to one node. */
    private List<List<Sender.Due>> shares(List<Transaction> transfers) {
        List<List<Sender.Due>> shares = new ArrayList<>();
        clients.forEach(_ -> shares.add(new ArrayList<>()));
        for (int i = 0; i < transfers.size(); i++) {
            shares.get(i % load.accounts() % clients.size()).add(new Sender.Due(i, transfers.get(i)));
        }
        return shares;
    }

    private void awaitFinal(FinalityWatch watch, List<Sender> senders) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLE.toNanos();
        long accepted = senders.stream().mapToLong(Sender::accepted).sum();
        while (watch.seen() < accepted && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        progress(watch, senders);
        if (watch.missedSome()) {
            say("some events were missed: more may be final than were counted");
        }
    }

    private List<Usage> usage() {
        return network.nodes().stream().map(node -> Usage.of(node.pid())).toList();
    }

    private List<Report.NodeUsage> used(List<Usage> before) {
        List<Usage> after = usage();
        List<Report.NodeUsage> used = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            double cpu = after.get(i).cpuSeconds() - before.get(i).cpuSeconds();
            used.add(new Report.NodeUsage(
                    network.nodes().get(i).name(), cpu, after.get(i).rssBytes()));
        }
        return used;
    }

    private static void progress(FinalityWatch watch, List<Sender> senders) {
        long accepted = senders.stream().mapToLong(Sender::accepted).sum();
        say(String.format("accepted %,d  final %,d  p50 %.0f ms  p99 %.0f ms",
                accepted, watch.seen(), watch.millis(50), watch.millis(99)));
    }

    private static void say(String text) {
        System.err.println(text);
    }
}
