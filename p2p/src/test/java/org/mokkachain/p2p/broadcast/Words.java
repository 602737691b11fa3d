package org.mokkachain.p2p.broadcast;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.mokkachain.types.value.PublicKey;

/** Messages in a few words. */
final class Words {
    private Words() {}

    /** The nodes of a {@link World} with the keyed scheme: A, B, C. */
    static String name(PublicKey key) {
        int index = key.unsignedByteAt(0) << 8 | key.unsignedByteAt(1);
        return index < 26 ? String.valueOf((char) ('A' + index)) : "N" + index;
    }

    static String of(FeedId feed) {
        return name(feed.origin()).toLowerCase(java.util.Locale.ROOT) + (feed.epoch() == 1 ? "" : "@" + feed.epoch());
    }

    static String of(Message message) {
        return of(message.feed()) + message.sequence() + " \""
                + new String(message.content().toBytes(), StandardCharsets.UTF_8) + "\"";
    }

    static String of(BroadcastMessage message) {
        return switch (message) {
            case BroadcastMessage.Open open ->
                "OPEN" + (open.answer() ? " answer" : "")
                        + (open.seenEpoch() == 0 ? "" : " seen " + open.seenRevision());
            case BroadcastMessage.Clock clock ->
                "CLOCK " + clock.since() + "-" + clock.revision() + heads(clock.heads());
            case BroadcastMessage.Push push ->
                "PUSH " + of(push.feed()) + " " + push.items().stream().map(Words::of).toList()
                        + " from " + push.first() + " of " + push.head() + (push.answer() ? " answer" : "");
            case BroadcastMessage.Have have -> "HAVE" + heads(have.heads());
            case BroadcastMessage.Prune prune -> "PRUNE" + marks(prune.marks());
            case BroadcastMessage.Graft graft -> "GRAFT" + marks(graft.marks());
        };
    }

    private static String of(Item item) {
        return switch (item) {
            case Message message -> String.valueOf(message.sequence());
            case Hole hole -> "hole of " + hole.count();
        };
    }

    private static String heads(List<Head> heads) {
        return heads.stream()
                .map(head -> " " + of(head.feed()) + head.head() + " hop " + head.hop())
                .collect(Collectors.joining());
    }

    private static String marks(List<Mark> marks) {
        return marks.stream().map(mark -> " " + of(mark.feed()) + mark.sequence()).collect(Collectors.joining());
    }
}
