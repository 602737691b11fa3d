package org.mokkachain.node.metrics;

import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.mokkachain.p2p.broadcast.BroadcastCounters;

/** The figures of the feeds by which transactions travel. */
public final class GossipFigures {
    private GossipFigures() {}

    /** @param counts the latest */
    public static void measure(Meters meters, Supplier<BroadcastCounters> counts) {
        counters(new Family(meters, counts));
        gauges(new Family(meters, counts));
    }

    private record Family(Meters meters, Supplier<BroadcastCounters> counts) {
        void counter(String name, String description, ToLongFunction<BroadcastCounters> figure) {
            meters.counter("mokka.gossip." + name, description, () -> figure.applyAsLong(counts.get()));
        }

        void gauge(String name, String description, ToLongFunction<BroadcastCounters> figure) {
            meters.gauge("mokka.gossip." + name, description, () -> figure.applyAsLong(counts.get()));
        }
    }

    private static void counters(Family family) {
        family.counter("published", "Messages of this node, transactions in them", BroadcastCounters::published);
        family.counter("delivered", "Messages of others delivered", BroadcastCounters::delivered);
        family.counter("skipped", "Numbers passed over because nobody keeps their messages",
                BroadcastCounters::skipped);
        family.counter("duplicates", "Messages received that were there already", BroadcastCounters::duplicates);
        family.counter("payloads.sent", "Messages sent, each time", BroadcastCounters::payloadsSent);
        family.counter("payload.bytes.sent", "Content of those", BroadcastCounters::payloadBytesSent);
        family.counter("replay.bytes.sent", "Content sent because it was asked for; part of the content sent",
                BroadcastCounters::replayBytesSent);
        family.counter("haves", "Announcements sent", BroadcastCounters::haves);
        family.counter("clocks", "Clocks sent", BroadcastCounters::clocks);
        family.counter("heads.sent", "Heads in announcements and clocks", BroadcastCounters::headsSent);
        family.counter("grafts", "Feeds asked for", BroadcastCounters::grafts);
        family.counter("regrafts", "Of them, because a peer did not answer or had nothing",
                BroadcastCounters::regrafts);
        family.counter("prunes", "Feeds refused because they come from somebody else", BroadcastCounters::prunes);
        family.counter("optimisations", "Ways replaced by shorter ones", BroadcastCounters::optimisations);
        family.counter("forks", "Feeds whose origin signed two contents for one number", BroadcastCounters::forks);
        family.counter("dropped", "Early messages and feeds for which there was no room", BroadcastCounters::dropped);
    }

    private static void gauges(Family family) {
        family.gauge("feeds", "Feeds known", BroadcastCounters::feeds);
        family.gauge("retired", "Feeds of which only the head is known", BroadcastCounters::retired);
        family.gauge("missing", "Feeds of which somebody has more", BroadcastCounters::missing);
        family.gauge("log.messages", "Messages kept", BroadcastCounters::logMessages);
        family.gauge("log.bytes", "Their content", BroadcastCounters::logBytes);
        family.gauge("early.bytes", "Content of messages kept before their predecessors",
                BroadcastCounters::earlyBytes);
    }
}
