package org.mokkachain.ledger.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** A client and peers of all kinds in virtual time; what the client stores is kept as a disk would. */
final class SnapshotWorld {
    /** How a peer answers. */
    enum Manner {
        HONEST,
        SILENT,
        SLOW,
        /** Goes away after some answers. */
        DYING,
        FALSE_ENTRIES,
        FALSE_PARTS,
        MISSING_ENTRY,
        /** Its block has no certificate. */
        UNPROVED,
        FALSE_LINKS;

        boolean lies() {
            return compareTo(FALSE_ENTRIES) >= 0;
        }
    }

    private record Arrival(long at, long number, SnapshotEvent event) {}

    final Map<PublicKey, Manner> peers = new LinkedHashMap<>();
    final TreeSet<PublicKey> penalized = new TreeSet<>();
    final NavigableMap<Hash, SnapshotEntry> disk = new TreeMap<>();
    final NavigableMap<Prefix, Hash> records = new TreeMap<>();
    Optional<Target> completed = Optional.empty();
    long now;
    long fetched;

    private final long minHeight;
    private final SampleStates states;
    private final Chance chance;
    private final PriorityQueue<Arrival> arrivals =
            new PriorityQueue<>(Comparator.comparingLong(Arrival::at).thenComparingLong(Arrival::number));
    private final Map<PublicKey, Integer> answers = new LinkedHashMap<>();
    private SnapshotAnswers snapshot;
    private SnapshotClient client;
    private long number;

    SnapshotWorld(SampleStates states, SnapshotAnswers snapshot, Chance chance) {
        this(states, snapshot, chance, 1);
    }

    /** @param minHeight of a snapshot worth fetching */
    SnapshotWorld(SampleStates states, SnapshotAnswers snapshot, Chance chance, long minHeight) {
        this.minHeight = minHeight;
        this.states = states;
        this.snapshot = snapshot;
        this.chance = chance;
        this.client = newClient();
    }

    private SnapshotClient newClient() {
        return new SnapshotClient(SnapshotSettings.above(minHeight), states.genesisTrust(), records);
    }

    PublicKey add(Manner manner) {
        byte[] bytes = new byte[PublicKey.LENGTH];
        bytes[0] = (byte) (peers.size() + 1);
        PublicKey key = PublicKey.of(bytes);
        peers.put(key, manner);
        later(0, new SnapshotEvent.Connected(key));
        return key;
    }

    /** All peers have another snapshot from now on, and not the one before. */
    void replace(SnapshotAnswers other) {
        snapshot = other;
    }

    /** The client's process dies and begins anew, with what is on the disk. */
    void restart() {
        arrivals.clear();
        client = newClient();
        peers.keySet().forEach(peer -> later(0, new SnapshotEvent.Connected(peer)));
    }

    SnapshotProgress progress() {
        return client.progress();
    }

    private void later(long delay, SnapshotEvent event) {
        arrivals.add(new Arrival(now + delay, number++, event));
    }

    /** Until all is stored, or so much time has passed, or so many chunks were stored. */
    void run(long millis, int chunks) {
        long end = now + millis;
        int stored = 0;
        long nextTick = now;
        while (completed.isEmpty() && now < end && stored < chunks) {
            if (arrivals.isEmpty() || arrivals.peek().at() > nextTick) {
                now = nextTick;
                nextTick += 250;
                step(new SnapshotEvent.Tick());
                continue;
            }
            Arrival arrival = arrivals.remove();
            now = arrival.at();
            stored += arrival.event() instanceof SnapshotEvent.Stored ? 1 : 0;
            step(arrival.event());
        }
    }

    private void step(SnapshotEvent event) {
        for (SnapshotEffect effect : client.step(now, event)) {
            switch (effect) {
                case SnapshotEffect.Ask(PublicKey peer, SnapshotMessage question) -> answer(peer, question);
                case SnapshotEffect.Store store -> store(store);
                case SnapshotEffect.Penalize(PublicKey peer, String _) -> penalized.add(peer);
                case SnapshotEffect.Complete(Target target) -> completed = Optional.of(target);
            }
        }
    }

    private void store(SnapshotEffect.Store store) {
        Prefix prefix = store.prefix();
        disk.subMap(prefix.first(), true, prefix.last(), true).clear();
        records.keySet().removeIf(other -> other.covers(prefix) || prefix.covers(other));
        store.entries().forEach(entry -> SampleStates.put(disk, entry));
        records.put(prefix, store.hash());
        fetched += store.entries().size();
        later(chance.below(20), new SnapshotEvent.Stored(prefix));
    }

    private void answer(PublicKey peer, SnapshotMessage question) {
        Manner manner = peers.getOrDefault(peer, Manner.SILENT);
        if (manner == Manner.SILENT && !(question instanceof SnapshotMessage.GetOffers)) {
            return;
        }
        if (manner == Manner.DYING && answers.merge(peer, 1, Integer::sum) > 10) {
            peers.put(peer, Manner.SILENT);
            later(0, new SnapshotEvent.Disconnected(peer));
            return;
        }
        long delay = manner == Manner.SLOW ? 4_000 + chance.below(8_000) : 1 + chance.below(80);
        later(delay, new SnapshotEvent.Received(peer, spoil(manner, honest(question))));
    }

    private SnapshotMessage honest(SnapshotMessage question) {
        return switch (question) {
            case SnapshotMessage.GetOffers _ ->
                new SnapshotMessage.Offers(snapshot.offer().height() + 5, List.of(snapshot.offer()));
            case SnapshotMessage.GetLinks(long from) ->
                new SnapshotMessage.Links(from, states.links().stream().skip(from).limit(2).toList());
            case SnapshotMessage.GetChunk chunk -> snapshot.answer(chunk);
            default -> throw new IllegalStateException("not a question: " + question);
        };
    }

    private SnapshotMessage spoil(Manner manner, SnapshotMessage answer) {
        return switch (answer) {
            case SnapshotMessage.Chunk chunk when !chunk.entries().isEmpty() && manner == Manner.FALSE_ENTRIES -> {
                List<SnapshotEntry> entries = new ArrayList<>(chunk.entries());
                SnapshotEntry victim = entries.getFirst();
                entries.set(0, new SnapshotEntry(victim.kind(), victim.key(), Bytes.of((byte) 77, (byte) 78)));
                yield new SnapshotMessage.Chunk(chunk.root(), chunk.prefix(), entries);
            }
            case SnapshotMessage.Chunk chunk when !chunk.entries().isEmpty() && manner == Manner.MISSING_ENTRY ->
                new SnapshotMessage.Chunk(
                        chunk.root(), chunk.prefix(), chunk.entries().subList(1, chunk.entries().size()));
            case SnapshotMessage.Division division when manner == Manner.FALSE_PARTS ->
                new SnapshotMessage.Division(division.root(), division.prefix(), division.parts().reversed());
            case SnapshotMessage.Offers(long head, List<Offer> offers) when manner == Manner.UNPROVED -> {
                Offer offer = offers.getFirst();
                byte[] other = new byte[Signature.LENGTH];
                other[3] = 1;
                yield new SnapshotMessage.Offers(head, List.of(new Offer(
                        new FinalHeader(offer.header(), Optional.empty(),
                                states.proof(offer.header(), Signature.of(other))),
                        offer.entries())));
            }
            case SnapshotMessage.Links(long from, var links) when manner == Manner.FALSE_LINKS ->
                new SnapshotMessage.Links(from, links.reversed());
            default -> answer;
        };
    }
}
