package org.mokkachain.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A proxy for every ordered pair of nodes: node i reaches node j only at {@code address(i, j)}, so each link can be
 * disturbed by itself. Nodes are numbered from 0. Thread-safe.
 */
public final class ChaosMesh implements AutoCloseable {
    private static final int CONNECTIONS_PER_LINK = 64;

    private final List<Link> links;
    private final int size;

    /** The proxy by which {@code from} dials {@code to}. */
    private record Link(int from, int to, ChaosProxy proxy) {}

    private ChaosMesh(int size, List<Link> links) {
        this.size = size;
        this.links = List.copyOf(links);
    }

    /**
     * Starts the proxies, on free ports of the loopback address.
     *
     * @param nodes where each listens, or will
     * @param seed of jitter and corruption
     */
    public static ChaosMesh start(List<InetSocketAddress> nodes, long seed) throws IOException {
        List<Link> links = new ArrayList<>();
        try {
            for (int from = 0; from < nodes.size(); from++) {
                for (int to = 0; to < nodes.size(); to++) {
                    if (from != to) {
                        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
                        links.add(new Link(from, to, ChaosProxy.start(
                                any, nodes.get(to), CONNECTIONS_PER_LINK, seed + links.size())));
                    }
                }
            }
        } catch (IOException e) {
            for (Link link : links) {
                link.proxy.close();
            }
            throw e;
        }
        return new ChaosMesh(nodes.size(), links);
    }

    public int size() {
        return size;
    }

    /** The proxy by which {@code from} dials {@code to}. */
    public ChaosProxy proxy(int from, int to) {
        return links.stream()
                .filter(link -> link.from == from && link.to == to)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no link from " + from + " to " + to))
                .proxy;
    }

    /** Where {@code from} reaches {@code to}. */
    public InetSocketAddress address(int from, int to) {
        return proxy(from, to).address();
    }

    /** Sets the weather of every link, both directions. */
    public void set(Weather weather) {
        links.forEach(link -> link.proxy.set(weather));
    }

    /** Divides the nodes: what does not stand in one group with another is cut off from it. Heals nothing. */
    public void partition(Outage outage, List<List<Integer>> groups) {
        each((from, to) -> groups.stream().noneMatch(group -> group.contains(from) && group.contains(to)),
                proxy -> disturb(proxy, outage));
    }

    /** Cuts one node off from all others. */
    public void isolate(Outage outage, int node) {
        each((from, to) -> from == node || to == node, proxy -> disturb(proxy, outage));
    }

    private static void disturb(ChaosProxy proxy, Outage outage) {
        switch (outage) {
            case RESET -> {
                proxy.set(Door.REFUSE);
                proxy.cut(Cut.RESET);
            }
            case SILENT -> {
                proxy.set(Door.SILENT);
                for (Direction direction : Direction.values()) {
                    proxy.set(direction, proxy.weather(direction).with(Passage.SWALLOW));
                }
            }
        }
    }

    /** Everybody reaches everybody. Connections that have lost bytes meanwhile are reset. */
    public void heal() {
        each((from, to) -> true, proxy -> {
            proxy.set(Door.OPEN);
            proxy.cutDamaged();
            for (Direction direction : Direction.values()) {
                proxy.set(direction, proxy.weather(direction).with(Passage.FORWARD));
            }
        });
    }

    /** Ends the connections of all links. */
    public void cut(Cut how) {
        each((from, to) -> true, proxy -> proxy.cut(how));
    }

    /** Sum over all links. */
    public Totals totals() {
        return totals((from, to) -> true);
    }

    /** Sum over the links between the nodes of two groups, whoever dialled. */
    public Totals between(List<Integer> some, List<Integer> others) {
        return totals((from, to) ->
                some.contains(from) && others.contains(to) || others.contains(from) && some.contains(to));
    }

    private Totals totals(BiPredicate<Integer, Integer> which) {
        return links.stream()
                .filter(link -> which.test(link.from, link.to))
                .map(link -> link.proxy.totals())
                .reduce(Totals.NONE, Totals::plus);
    }

    private void each(BiPredicate<Integer, Integer> which, Consumer<ChaosProxy> action) {
        links.stream().filter(link -> which.test(link.from, link.to)).forEach(link -> action.accept(link.proxy));
    }

    /** All nodes, from {@code first} to before {@code end}. */
    public static List<Integer> nodes(int first, int end) {
        return IntStream.range(first, end).boxed().toList();
    }

    /** Closes all proxies. */
    @Override
    public void close() throws IOException {
        for (Link link : links) {
            link.proxy.close();
        }
    }
}
