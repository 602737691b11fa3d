package org.mokkachain.consensus.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.fixture.KeyedSignatures;
import org.mokkachain.consensus.message.MessageCodec;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.SignatureCache;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** Nodes, a network between them, and virtual time. One seed, one history. */
final class Cluster implements Machine.World {
    static final long MS = 1_000_000;

    /** How the network behaves; delays in microseconds. */
    record Weather(int minDelay, int maxDelay, int lossPercent, int minSync, int maxSync) {
        static final Weather FAIR = new Weather(100, 600, 0, 200, 800);
        static final Weather EXACT = new Weather(1_000, 1_000, 0, 0, 0);
    }

    private record Task(long at, long order, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    final CrashModel model;
    final Settings settings;
    final Hash chainId = Sha256.hash(new byte[] {7});
    final List<SimNode> nodes = new ArrayList<>();
    final List<Validator> everybody = new ArrayList<>();
    final Invariants invariants;
    final SignatureCache signatures = new SignatureCache(new KeyedSignatures());
    final Random random;
    final int initial;
    final boolean[][] cut;
    final List<String> transcript = new ArrayList<>();
    boolean transcribing;
    Weather weather = Weather.FAIR;
    long now;
    long messages;
    long steps;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long order;

    Cluster(CrashModel model, int validators, int nodeCount, long seed) {
        this(model, validators, nodeCount, seed, Settings.lan());
    }

    Cluster(CrashModel model, int validators, int nodeCount, long seed, Settings settings) {
        this.model = model;
        this.settings = settings;
        this.initial = validators;
        this.random = new Random(seed);
        this.cut = new boolean[nodeCount][nodeCount];
        this.invariants = new Invariants(seed);
        for (int i = 0; i < nodeCount; i++) {
            everybody.add(new Validator("v" + i, KeyedSignatures.key(i), Address.of(new byte[20])));
        }
        Header genesis = Machine.genesis(chainId, first(validators));
        Epoch epoch = Epoch.startingAt(chainId, model, 0, 0, genesis.hash(), first(validators));
        for (int i = 0; i < nodeCount; i++) {
            nodes.add(new SimNode(this, i, genesis, epoch));
        }
    }

    Cluster start() {
        nodes.forEach(SimNode::start);
        return this;
    }

    @Override
    public ValidatorSet first(int members) {
        return new ValidatorSet(everybody.subList(0, members < 0 ? initial : members));
    }

    @Override
    public long wallClockMs() {
        return 1_700_000_000_000L + now / MS;
    }

    void after(long delay, Runnable action) {
        tasks.add(new Task(now + delay, order++, action));
    }

    void runFor(long duration) {
        long end = now + duration;
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            Task task = tasks.poll();
            now = task.at();
            task.action().run();
        }
        now = end;
    }

    /** Runs until the condition holds; whether it did before the time was over. */
    boolean runUntil(long limit, java.util.function.BooleanSupplier condition) {
        long end = now + limit;
        while (!condition.getAsBoolean()) {
            if (tasks.isEmpty() || tasks.peek().at() > end) {
                return false;
            }
            Task task = tasks.poll();
            now = task.at();
            task.action().run();
        }
        return true;
    }

    int indexOf(PublicKey key) {
        for (int i = 0; i < everybody.size(); i++) {
            if (everybody.get(i).key().equals(key)) {
                return i;
            }
        }
        throw new AssertionError("unknown key");
    }

    /** Carries encoded bytes from node to node, or loses them. */
    void transmit(int from, int to, Bytes bytes) {
        messages++;
        if (cut[from][to] || random.nextInt(100) < weather.lossPercent()) {
            return;
        }
        SimNode target = nodes.get(to);
        int life = target.life;
        after(delay(weather.minDelay(), weather.maxDelay()), () -> {
            if (target.isUp() && target.life == life && !cut[from][to]) {
                try {
                    target.receive(everybody.get(from).key(), MessageCodec.decode(bytes));
                } catch (DecodingException e) {
                    throw new AssertionError("own encoding refused", e);
                }
            }
        });
    }

    long delay(int min, int max) {
        return (min + (max > min ? random.nextInt(max - min) : 0)) * 1_000L;
    }

    // ---- faults

    /** Only nodes of the same group can talk; both directions. */
    void partition(List<List<Integer>> groups) {
        for (int a = 0; a < nodes.size(); a++) {
            for (int b = 0; b < nodes.size(); b++) {
                int x = a;
                int y = b;
                setCut(a, b, groups.stream().noneMatch(g -> g.contains(x) && g.contains(y)));
            }
        }
    }

    void heal() {
        for (int a = 0; a < nodes.size(); a++) {
            for (int b = 0; b < nodes.size(); b++) {
                setCut(a, b, false);
            }
        }
    }

    void setCut(int from, int to, boolean value) {
        if (from == to || cut[from][to] == value) {
            return;
        }
        cut[from][to] = value;
        boolean link = !cut[from][to] && !cut[to][from];
        nodes.get(from).linkChanged(to, link);
        nodes.get(to).linkChanged(from, link);
    }

    boolean linked(int a, int b) {
        return !cut[a][b] && !cut[b][a] && nodes.get(a).isUp() && nodes.get(b).isUp();
    }

    // ---- load and progress

    /** Every node learns a transaction. */
    void submit(long tx) {
        nodes.forEach(node -> node.submit(tx));
    }

    /** Submits a transaction every {@code interval} until {@code end}. */
    void load(long interval, long end) {
        after(interval, () -> {
            if (now < end) {
                submit(1 + now / 1000);
                load(interval, end);
            }
        });
    }

    long maxHeight() {
        return nodes.stream().mapToLong(n -> n.machine.tip().height()).max().orElse(0);
    }

    long minHeight() {
        return nodes.stream().filter(SimNode::isUp).mapToLong(n -> n.machine.tip().height()).min().orElse(0);
    }

    /** The highest or the lowest ledger among the honest nodes. */
    long honestHeight(boolean highest) {
        var heights = nodes.stream()
                .filter(n -> n.mischief.isEmpty())
                .mapToLong(n -> n.machine.tip().height());
        return highest ? heights.max().orElse(0) : heights.min().orElse(0);
    }

    void log(int node, String line) {
        if (transcribing) {
            transcript.add("%7.3f v%d %s".formatted(now / (double) MS, node, line));
        }
    }
}
