package org.mokkachain.p2p.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.mokkachain.p2p.membership.MembershipEffect.Send;
import org.mokkachain.p2p.membership.MembershipEvent.Linked;
import org.mokkachain.p2p.membership.MembershipEvent.Put;
import org.mokkachain.p2p.membership.MembershipEvent.Received;
import org.mokkachain.p2p.membership.MembershipEvent.Unlinked;
import org.mokkachain.p2p.membership.MembershipEvent.Wake;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.time.VirtualTime;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** A number of nodes and the links between them, in virtual time of milliseconds. */
final class World {
    /** What happened at a node. */
    record Happening(long time, int node, MembershipEffect effect) {}

    private final SignatureScheme scheme;
    private final MembershipSettings settings;
    private final VirtualTime time = new VirtualTime();
    private final Chance chance;
    private final long seed;
    private final MembershipVerifier verifier;
    private final List<Membership> nodes = new ArrayList<>();
    private final List<Boolean> running = new ArrayList<>();
    private final List<Integer> runs = new ArrayList<>();
    private final Map<PublicKey, Integer> numbers = new TreeMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private BiPredicate<Integer, Integer> cut = (from, to) -> false;
    private final Set<String> links = new TreeSet<>();
    private boolean open;
    private double loss;
    private long maxDelay = 50;
    private long messages;
    private long bytes;
    private long refused;
    private boolean encoded;
    private BiFunction<Integer, MembershipMessage, MembershipMessage> hand = (from, message) -> message;

    World(SignatureScheme scheme, MembershipSettings settings, long seed) {
        this.scheme = scheme;
        this.settings = settings;
        this.seed = seed;
        this.chance = Chance.of(seed, "world");
        this.verifier = new MembershipVerifier(scheme.verifier(), Keys.GENESIS);
    }

    static World of(int size, long seed) {
        World world = new World(Keys.KEYED, MembershipSettings.DEFAULT, seed);
        world.start(size);
        return world;
    }

    /** So many nodes more, without links. */
    void start(int more) {
        for (int i = 0; i < more; i++) {
            int number = nodes.size();
            nodes.add(node(number, 1_000_000));
            running.add(true);
            runs.add(0);
            numbers.put(Keys.signer(scheme, number).publicKey(), number);
            watch(number);
        }
    }

    private Membership node(int number, long generation) {
        return new Membership(
                Keys.signer(scheme, number),
                generation,
                Keys.GENESIS,
                settings,
                new SplittableRandom(seed * 1_000_003 + number * 31L + generation));
    }

    /** Ends a node and starts it again at once, with nothing but its key. */
    void restart(int number, long generation) {
        nodes.set(number, node(number, generation));
        running.set(number, true);
        watch(number);
    }

    private void watch(int number) {
        int run = runs.get(number) + 1;
        runs.set(number, run);
        tick(number, run);
    }

    private void tick(int number, int run) {
        if (runs.get(number) == run && running.get(number)) {
            tell(number, new Wake());
            time.at(nodes.get(number).wakeAt(), () -> tick(number, run));
        }
    }

    void tell(int number, MembershipEvent event) {
        if (!running.get(number)) {
            return;
        }
        for (MembershipEffect effect : nodes.get(number).step(time.now(), event)) {
            if (effect instanceof Send send) {
                send(number, numbers.get(send.to()), send.message());
            } else {
                happenings.add(new Happening(time.now(), number, effect));
            }
        }
    }

    private void send(int from, int to, MembershipMessage message) {
        messages++;
        if (encoded) {
            bytes += MembershipCodec.encode(message).length();
        }
        boolean hasWay = open || links.contains(pair(from, to));
        if (hasWay && !cut.test(from, to) && !chance.hits(loss)) {
            time.after(chance.between(1, maxDelay), () -> arrive(from, to, message));
        }
    }

    private static String pair(int a, int b) {
        return Math.min(a, b) + "-" + Math.max(a, b);
    }

    private void arrive(int from, int to, MembershipMessage message) {
        if (!cut.test(from, to)) {
            MembershipMessage carried = carried(hand.apply(from, message));
            verifier.verify(carried).ifPresentOrElse(
                    verified -> tell(to, new Received(key(from), verified)), () -> refused++);
        }
    }

    private MembershipMessage carried(MembershipMessage message) {
        try {
            return encoded ? MembershipCodec.decode(MembershipCodec.encode(message)) : message;
        } catch (DecodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on everything is encoded and counted in bytes. */
    World encoding() {
        encoded = true;
        return this;
    }

    /** Messages need no links. */
    World open() {
        open = true;
        return this;
    }

    World losing(double probability) {
        loss = probability;
        return this;
    }

    World delaying(long most) {
        maxDelay = most;
        return this;
    }

    /** Nothing passes from one to another where this holds. */
    void cut(BiPredicate<Integer, Integer> where) {
        cut = where;
    }

    /** What nodes send is changed by this first. */
    void changing(BiFunction<Integer, MembershipMessage, MembershipMessage> how) {
        hand = how;
    }

    /** Messages that did not verify. */
    long refused() {
        return refused;
    }

    World meshed() {
        return linked((a, b) -> true);
    }

    World linked(BiPredicate<Integer, Integer> which) {
        for (int a = 0; a < nodes.size(); a++) {
            for (int b = 0; b < a; b++) {
                if (which.test(a, b)) {
                    link(a, b);
                }
            }
        }
        return this;
    }

    /** Everybody has about {@code degree} neighbours: two on a ring, the others at random. */
    World sparse(int degree) {
        int size = nodes.size();
        boolean[][] has = new boolean[size][size];
        for (int a = 0; a < size; a++) {
            has[a][(a + 1) % size] = true;
        }
        for (int i = 0; i < size * (degree - 2) / 2; i++) {
            has[chance.below(size)][chance.below(size)] = true;
        }
        return linked((a, b) -> has[a][b] || has[b][a]);
    }

    void link(int a, int b) {
        links.add(pair(a, b));
        tell(a, new Linked(key(b)));
        tell(b, new Linked(key(a)));
    }

    /** Tells a node that was started again of its links. */
    void relink(int number) {
        for (int other = 0; other < nodes.size(); other++) {
            if (links.contains(pair(number, other))) {
                tell(other, new Unlinked(key(number)));
                link(number, other);
            }
        }
    }

    /** Ends a node without a word; its links end, if {@code noticed}. */
    void kill(int number, boolean noticed) {
        running.set(number, false);
        for (int other = 0; noticed && other < nodes.size(); other++) {
            links.remove(pair(number, other));
            tell(other, new Unlinked(key(number)));
        }
    }

    void put(int number, String key, String value) {
        tell(number, new Put(key, Keys.bytes(value)));
    }

    void run(long milliseconds) {
        long end = time.now() + milliseconds;
        while (time.stepUntil(end)) {
            // everything that is due by then
        }
    }

    /** Runs until it holds, looking every 10 ms; the answer is how long that took, or {@code most}. */
    long runUntil(Predicate<World> goal, long most) {
        long start = time.now();
        while (!goal.test(this) && time.now() - start < most) {
            run(10);
        }
        return time.now() - start;
    }

    long now() {
        return time.now();
    }

    int size() {
        return nodes.size();
    }

    Membership node(int number) {
        return nodes.get(number);
    }

    boolean isRunning(int number) {
        return running.get(number);
    }

    PublicKey key(int number) {
        return Keys.signer(scheme, number).publicKey();
    }

    long messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }

    List<Happening> happenings() {
        return happenings;
    }

    <E extends MembershipEffect> List<Happening> happenings(Class<E> kind) {
        return happenings.stream().filter(happening -> kind.isInstance(happening.effect())).toList();
    }

    /** What a node knows of all, itself included. */
    SortedMap<PublicKey, SortedMap<String, Bytes>> knowledge(int number) {
        SortedMap<PublicKey, SortedMap<String, Bytes>> all = new TreeMap<>();
        Membership node = nodes.get(number);
        node.peers(time.now()).forEach(view -> all.put(view.key(), view.values()));
        all.put(key(number), node.self().values());
        return all;
    }

    /** Whether all that run know the same of all. */
    boolean agrees() {
        SortedMap<PublicKey, SortedMap<String, Bytes>> first = new TreeMap<>();
        for (int i = 0; i < size(); i++) {
            if (isRunning(i)) {
                if (first.isEmpty()) {
                    first = knowledge(i);
                } else if (!first.equals(knowledge(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How near anybody is to take anybody for dead. */
    double highestPhi() {
        double highest = 0;
        for (Membership node : nodes) {
            for (PeerView view : node.peers(now())) {
                highest = Math.max(highest, view.phi());
            }
        }
        return highest;
    }

    boolean hasValue(int at, int of, String key, String value) {
        return node(at).peer(key(of), now())
                .filter(view -> Keys.bytes(value).equals(view.values().get(key)))
                .isPresent();
    }
}
