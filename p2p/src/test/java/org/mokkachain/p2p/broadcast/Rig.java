package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Clock;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Graft;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Have;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Open;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Prune;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Push;
import org.mokkachain.types.value.PublicKey;

/** One node, A, and peers that say what the test wants. Every step is written down, with what follows from it. */
final class Rig {
    private final World names = World.of(1, 26);
    private final StringBuilder transcript = new StringBuilder();
    final Broadcast broadcast;
    long now = 1_000;
    List<BroadcastEffect> effects = List.of();

    Rig() {
        this(BroadcastSettings.DEFAULT);
    }

    Rig(BroadcastSettings settings) {
        broadcast = new Broadcast(names.node(0).signer, 1, World.GENESIS, settings);
    }

    PublicKey key(char name) {
        return names.node(name - 'A').key;
    }

    FeedId feed(char name) {
        return new FeedId(key(name), 1);
    }

    Message message(char origin, long sequence) {
        return message(origin, sequence, "m" + sequence);
    }

    Message message(char origin, long sequence, String text) {
        return names.node(origin - 'A').sign(feed(origin), sequence, text);
    }

    /** Links with these peers, whose clocks are empty. */
    Rig linked(String peers) {
        for (char peer : peers.toCharArray()) {
            happens(new BroadcastEvent.LinkUp(key(peer)));
            says(peer, new Open(1, 0, 0, true));
            says(peer, new Clock(0, 0, List.of()));
        }
        transcript.setLength(0);
        return this;
    }

    Rig says(char peer, BroadcastMessage message) {
        transcript.append("%d %s: %s%n".formatted(now, peer, Words.of(message)));
        VerifiedBroadcast verified = new BroadcastVerifier(names.scheme.verifier(), World.GENESIS)
                .verify(message)
                .orElseThrow(() -> new AssertionError("bad signature"));
        return step(new BroadcastEvent.Received(key(peer), verified));
    }

    Rig happens(BroadcastEvent event) {
        transcript.append("%d %s%n".formatted(now, event.getClass().getSimpleName()));
        return step(event);
    }

    Rig publishes(String text) {
        return happens(new BroadcastEvent.Publish(World.text(text)));
    }

    /** Lets time pass, waking the node as it wishes. */
    Rig waits(long ms) {
        long end = now + ms;
        while (broadcast.wakeAt() <= end) {
            now = Math.max(now, broadcast.wakeAt());
            int before = transcript.length();
            transcript.append("%d wakes%n".formatted(now));
            step(new BroadcastEvent.Wake());
            if (effects.isEmpty()) {
                transcript.setLength(before);
            }
        }
        now = end;
        return this;
    }

    private Rig step(BroadcastEvent event) {
        effects = broadcast.step(now, event);
        for (BroadcastEffect effect : effects) {
            transcript.append("  ").append(words(effect)).append('\n');
        }
        return this;
    }

    Rig pushes(char peer, int hop, Message... messages) {
        Message first = messages[0];
        Message last = messages[messages.length - 1];
        List<Item> items = List.of(messages);
        return says(peer, new Push(first.feed(), hop, first.sequence(), last.sequence(), false, items));
    }

    Rig answers(char peer, FeedId feed, long first, long head, Item... items) {
        return says(peer, new Push(feed, 0, first, head, true, List.of(items)));
    }

    Rig has(char peer, char origin, long head, int hop) {
        return says(peer, new Have(List.of(new Head(feed(origin), head, hop))));
    }

    Rig prunes(char peer, char origin, long head) {
        return says(peer, new Prune(List.of(new Mark(feed(origin), head))));
    }

    Rig grafts(char peer, char origin, long after) {
        return says(peer, new Graft(List.of(new Mark(feed(origin), after))));
    }

    private static String words(BroadcastEffect effect) {
        return switch (effect) {
            case BroadcastEffect.Send send -> "→ " + Words.name(send.to()) + ": " + Words.of(send.message());
            case BroadcastEffect.Published mine -> "published " + mine.sequence();
            case BroadcastEffect.Deliver deliver -> "deliver " + Words.of(deliver.message()) + " hop " + deliver.hop();
            case BroadcastEffect.Skipped skipped ->
                "skipped " + Words.of(skipped.feed()) + " " + skipped.from() + " to " + skipped.to();
            case BroadcastEffect.Forked forked ->
                "forked " + Words.of(forked.one()) + " and " + Words.of(forked.other());
            case BroadcastEffect.Offence offence -> "offence: " + offence.sentence();
        };
    }

    /** What followed from the last step. */
    List<String> last() {
        List<String> words = new ArrayList<>();
        effects.forEach(effect -> words.add(words(effect)));
        return words;
    }

    String transcript() {
        return transcript.toString().strip();
    }
}
