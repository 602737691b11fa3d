package org.mokkachain.ledger.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.snapshot.SnapshotWorld.Manner;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

class SnapshotClientTest {
    private static final long HOUR = 3_600_000;
    private static final int ENTRIES = 26_000;

    private final SampleStates states = new SampleStates(3);

    private SnapshotWorld world(NavigableMap<Hash, SnapshotEntry> entries, long seed, Manner... peers) {
        SnapshotWorld world =
                new SnapshotWorld(states, states.snapshot(states.base() + 10, entries), Chance.of(seed, "world"));
        List.of(peers).forEach(world::add);
        return world;
    }

    private static NavigableMap<Hash, SnapshotEntry> entries(long seed) {
        return SampleStates.entries(Chance.of(seed, "state"), ENTRIES);
    }

    @Test
    void theStateComesWholeFromSeveralPeers() {
        NavigableMap<Hash, SnapshotEntry> entries = entries(1);
        SnapshotWorld world = world(entries, 1, Manner.HONEST, Manner.HONEST, Manner.HONEST);
        world.run(HOUR, Integer.MAX_VALUE);
        assertThat(world.completed).isPresent();
        assertThat(world.completed.get().certified().links()).hasSize(3);
        assertThat(world.completed.get().height()).isEqualTo(states.base() + 10);
        assertThat(world.disk).isEqualTo(entries);
        assertThat(world.now).isLessThan(5_000);
        assertThat(world.progress().share()).isEqualTo(1.0);
    }

    @Test
    void anEmptyAndATinyStateAreFetchedToo() {
        for (int count : new int[] {0, 1, 16, 17}) {
            NavigableMap<Hash, SnapshotEntry> entries = SampleStates.entries(Chance.of(count, "tiny"), count);
            SnapshotWorld world = world(entries, count, Manner.HONEST);
            world.run(HOUR, Integer.MAX_VALUE);
            assertThat(world.completed).as("%d entries", count).isPresent();
            assertThat(world.disk).isEqualTo(entries);
        }
    }

    /** Two honest peers are always among them. */
    @Test
    void whateverOthersDoTheStateComesAndLiarsAreDropped() {
        NavigableMap<Hash, SnapshotEntry> entries = entries(2);
        for (long seed = 0; seed < 40; seed++) {
            Chance chance = Chance.of(seed, "cast");
            SnapshotWorld world = world(entries, seed, Manner.HONEST, Manner.HONEST);
            for (int i = chance.below(7); i > 0; i--) {
                world.add(chance.oneOf(List.of(Manner.values())));
            }
            world.run(HOUR, Integer.MAX_VALUE);
            assertThat(world.completed).as("seed %d", seed).isPresent();
            assertThat(world.disk).as("seed %d", seed).isEqualTo(entries);
            for (PublicKey peer : world.penalized) {
                assertThat(world.peers.get(peer).lies()).as("seed %d: %s", seed, world.peers.get(peer)).isTrue();
            }
        }
    }

    @Test
    void aLiarIsAskedNoMore() {
        for (Manner liar : List.of(Manner.FALSE_ENTRIES, Manner.FALSE_PARTS, Manner.MISSING_ENTRY, Manner.UNPROVED)) {
            SnapshotWorld world = world(entries(3), 3);
            PublicKey peer = world.add(liar);
            world.run(60_000, Integer.MAX_VALUE);
            assertThat(world.completed).as("%s", liar).isEmpty();
            assertThat(world.penalized).as("%s", liar).contains(peer);
            world.add(Manner.HONEST);
            world.run(HOUR, Integer.MAX_VALUE);
            assertThat(world.completed).as("%s", liar).isPresent();
        }
    }

    /** Before anything of the state is asked for. */
    @Test
    void whoeverLiesAboutTheValidatorsIsDroppedAndTheStateComesFromOthers() {
        NavigableMap<Hash, SnapshotEntry> entries = entries(6);
        SnapshotWorld world = world(entries, 6);
        PublicKey liar = world.add(Manner.FALSE_LINKS);
        world.run(60_000, Integer.MAX_VALUE);
        assertThat(world.penalized).containsExactly(liar);
        assertThat(world.fetched).as("entries of a state whose block nobody has proved").isZero();
        world.add(Manner.HONEST);
        world.run(HOUR, Integer.MAX_VALUE);
        assertThat(world.completed).isPresent();
        assertThat(world.disk).isEqualTo(entries);
    }

    @Test
    void aSnapshotThatIsTooOldIsNotFetchedAndANewerOneIs() {
        NavigableMap<Hash, SnapshotEntry> entries = entries(7);
        long old = states.base() + 10;
        SnapshotWorld world =
                new SnapshotWorld(states, states.snapshot(old, entries), Chance.of(7, "world"), old + 1);
        world.add(Manner.HONEST);
        world.add(Manner.HONEST);
        world.run(60_000, Integer.MAX_VALUE);
        assertThat(world.fetched).isZero();
        assertThat(world.progress().phase()).isEqualTo(SnapshotProgress.Phase.SEEKING);
        assertThat(world.penalized).as("being behind is no lie").isEmpty();
        world.replace(states.snapshot(old + 1, entries));
        world.run(HOUR, Integer.MAX_VALUE);
        assertThat(world.completed.orElseThrow().height()).isEqualTo(old + 1);
        assertThat(world.disk).isEqualTo(entries);
    }

    @Test
    void aRestartGoesOnWithWhatIsStored() {
        NavigableMap<Hash, SnapshotEntry> entries = entries(4);
        for (long seed = 0; seed < 20; seed++) {
            SnapshotWorld world = world(entries, seed, Manner.HONEST, Manner.HONEST);
            Chance chance = Chance.of(seed, "restarts");
            for (int i = 0; i < 3; i++) {
                world.run(HOUR, 1 + chance.below(3));
                world.restart();
            }
            world.run(HOUR, Integer.MAX_VALUE);
            assertThat(world.completed).as("seed %d", seed).isPresent();
            assertThat(world.disk).as("seed %d", seed).isEqualTo(entries);
            assertThat(world.fetched).as("seed %d: nothing twice", seed).isEqualTo(entries.size());
        }
    }

    @Test
    void ofALaterSnapshotOnlyWhatDiffersIsFetched() {
        NavigableMap<Hash, SnapshotEntry> entries = entries(5);
        for (long seed = 0; seed < 20; seed++) {
            SnapshotWorld world = world(entries, seed, Manner.HONEST, Manner.HONEST);
            Chance chance = Chance.of(seed, "later");
            world.run(HOUR, 1 + chance.below(3));
            NavigableMap<Hash, SnapshotEntry> later = changed(entries, chance);
            world.replace(states.snapshot(states.base() + 20, later));
            if (chance.hits(0.5)) {
                world.restart();
            }
            world.run(HOUR, Integer.MAX_VALUE);
            assertThat(world.completed).as("seed %d", seed).isPresent();
            assertThat(world.completed.get().height()).isEqualTo(states.base() + 20);
            assertThat(world.disk).as("seed %d", seed).isEqualTo(later);
            assertThat(world.fetched).as("seed %d", seed).isLessThan(later.size() + entries.size() / 2);
        }
    }

    /** One entry of the first half of the tree changes, comes or goes. */
    private static NavigableMap<Hash, SnapshotEntry> changed(NavigableMap<Hash, SnapshotEntry> entries, Chance chance) {
        NavigableMap<Hash, SnapshotEntry> later = new TreeMap<>(entries);
        Hash victim = later.firstKey();
        later.remove(victim);
        if (chance.hits(0.5)) {
            SampleStates.put(later, SampleStates.entry(chance));
        }
        return later;
    }
}
