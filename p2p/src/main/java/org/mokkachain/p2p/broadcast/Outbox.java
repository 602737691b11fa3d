package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What follows from one step. Grafts and prunes for one peer are put together, at its end. */
final class Outbox {
    private final Tally tally;
    private final List<Link> marked = new ArrayList<>(4);
    private List<BroadcastEffect> effects = new ArrayList<>();

    Outbox(Tally tally) {
        this.tally = tally;
    }

    void add(BroadcastEffect effect) {
        effects.add(effect);
    }

    void send(Link link, BroadcastMessage message) {
        effects.add(new BroadcastEffect.Send(link.peer, message));
    }

    void push(Link link, BroadcastMessage.Push push) {
        for (Item item : push.items()) {
            if (item instanceof Message message) {
                int bytes = message.content().length();
                tally.payloadsSent++;
                tally.payloadBytesSent += bytes;
                tally.replayBytesSent += push.answer() ? bytes : 0;
            }
        }
        send(link, push);
    }

    void graft(Link link, Feed feed) {
        tally.grafts++;
        mark(link);
        link.graftMarks.add(new Mark(feed.id, feed.head));
    }

    void prune(Link link, FeedId feed, long head) {
        tally.prunes++;
        mark(link);
        link.pruneMarks.add(new Mark(feed, head));
    }

    /** All effects since the last time. */
    List<BroadcastEffect> take() {
        for (Link link : marked) {
            send(link, link.pruneMarks, BroadcastMessage.Prune::new);
            send(link, link.graftMarks, BroadcastMessage.Graft::new);
        }
        marked.clear();
        if (effects.isEmpty()) {
            return List.of();
        }
        List<BroadcastEffect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }

    private void mark(Link link) {
        if (link.graftMarks.isEmpty() && link.pruneMarks.isEmpty()) {
            marked.add(link);
        }
    }

    private void send(Link link, List<Mark> marks, Function<List<Mark>, BroadcastMessage> message) {
        for (int at = 0; at < marks.size() && link.up; at += BroadcastCodec.MAX_MARKS) {
            int end = Math.min(marks.size(), at + BroadcastCodec.MAX_MARKS);
            send(link, message.apply(marks.subList(at, end)));
        }
        marks.clear();
    }
}
