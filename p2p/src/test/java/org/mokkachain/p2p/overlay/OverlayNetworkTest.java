package org.mokkachain.p2p.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole networks of overlays. */
final class OverlayNetworkTest {
    private static final OverlaySettings SETTINGS = OverlaySettings.DEFAULT;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoeverJoinsIsConnectedWithEverybody(long seed) {
        OverlayWorld world = new OverlayWorld(300, SETTINGS, seed).grown(60);

        assertThat(world.reachable()).as("seed %d", seed).isEqualTo(300);
        assertThat(world.oneSided()).isEmpty();
        assertViewsAreBounded(world);
        assertThat(world.neighbours.stream().mapToInt(peers -> peers.size()).average().orElse(0)).isGreaterThan(4.5);
        assertThat(world.nodes).allMatch(node -> node.passive().size() >= 15);
        assertThat(world.offences).isEmpty();
    }

    @Test
    void noPartOfANetworkThatGrowsFastIsCutOff() {
        for (long seed = 1; seed <= 30; seed++) {
            OverlayWorld world = new OverlayWorld(100, SETTINGS, seed);
            for (int i = 0; i < 100; i++) {
                List<Integer> contact = List.of(i == 0 ? 0 : world.chance.below(i));
                world.step(i, new OverlayEvent.Join(contact.stream().map(OverlayWorld::address).toList()));
                world.run(1);
            }
            world.run(20_000);
            assertThat(world.reachable()).as("seed %d", seed).isEqualTo(100);
        }
    }

    @Test
    void whoeverStartsAtOnceWithAllOthersFindsThem() {
        OverlayWorld world = new OverlayWorld(1_000, SETTINGS, 12);
        for (int i = 0; i < 1_000; i++) {
            int contact = i == 0 ? 0 : world.chance.below(i);
            world.step(i, new OverlayEvent.Join(List.of(OverlayWorld.address(contact))));
        }
        world.run(30_000);

        assertThat(world.reachable()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 50, 70, 80})
    void survivorsFindTogetherWhateverShareDies(int percent) {
        OverlayWorld world = new OverlayWorld(400, SETTINGS, percent).grown(60);
        world.chance.order(400).stream().limit(4L * percent).forEach(world::kill);

        world.run(60_000);

        assertThat(world.reachable()).isEqualTo(400 - 4 * percent);
        assertThat(world.oneSided()).isEmpty();
        assertViewsAreBounded(world);
    }

    @Test
    void lostMessagesLeaveNoHalfOfALinkForLong() {
        OverlayWorld world = new OverlayWorld(200, SETTINGS, 5);
        world.loss = 0.1;
        world.grown(60);
        world.loss = 0;
        world.run(400_000);

        assertThat(world.reachable()).isEqualTo(200);
        assertThat(world.oneSided()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 30})
    void aSmallNetworkIsLinkedCompletely(int size) {
        OverlayWorld world = new OverlayWorld(size, SETTINGS, size);
        IntStream.range(0, size).forEach(i -> world.step(i, new OverlayEvent.Size(size)));
        world.grown(60);

        assertThat(world.neighbours).allMatch(peers -> peers.size() == size - 1);

        world.breakLink(0, 1);
        world.run(10_000);
        assertThat(world.neighbours).allMatch(peers -> peers.size() == size - 1);
    }

    @Test
    void aNetworkThatOutgrowsTheMeshThinsOutAndStaysConnected() {
        OverlayWorld world = new OverlayWorld(40, SETTINGS, 8);
        IntStream.range(0, 40).forEach(i -> world.step(i, new OverlayEvent.Size(30)));
        world.grown(30);
        IntStream.range(0, 40).forEach(i -> world.step(i, new OverlayEvent.Size(40)));
        for (int second = 0; second < 120; second++) {
            world.run(1_000);
            assertThat(world.reachable()).isEqualTo(40);
        }

        assertViewsAreBounded(world);
    }

    @Test
    void pinnedNeighboursStayAndComeBack() {
        OverlayWorld world = new OverlayWorld(200, SETTINGS, 9);
        List<Integer> validators = List.of(3, 50, 100, 150, 199);
        validators.forEach(i -> world.step(i, pin(validators)));
        world.grown(60);
        assertPinned(world, validators);

        world.breakLink(3, 50);
        IntStream.range(0, 200).filter(i -> i % 3 == 1 && !validators.contains(i)).forEach(world::kill);
        world.run(30_000);

        assertPinned(world, validators);
        assertThat(world.reachable()).isEqualTo(world.alive().size());
    }

    @Test
    void twoHalvesThatWereCutApartGrowTogether() {
        OverlayWorld world = new OverlayWorld(200, SETTINGS, 10).grown(60);
        world.cut = (a, b) -> a < 100 != b < 100;
        world.applyCut();
        world.run(600_000);
        assertThat(world.reachable()).isEqualTo(100);

        world.cut = (a, b) -> false;
        world.run(60_000);

        assertThat(world.reachable()).isEqualTo(200);
        assertThat(world.oneSided()).isEmpty();
        assertViewsAreBounded(world);
    }

    @Test
    void whoeverLeavesIsForgottenAndCanComeBack() {
        OverlayWorld world = new OverlayWorld(60, SETTINGS, 11).grown(30);
        world.step(17, new OverlayEvent.Leave());
        world.run(10_000);
        assertThat(world.neighbours).noneMatch(peers -> peers.contains(17));
        assertThat(world.nodes.get(17).wakeAt()).isEqualTo(Long.MAX_VALUE);

        world.step(17, new OverlayEvent.Join(List.of(OverlayWorld.address(4))));
        world.run(10_000);
        assertThat(world.neighbours.get(17)).isNotEmpty();
        assertThat(world.oneSided()).isEmpty();
    }

    @Test
    void whoeverFindsNoContactGoesOnAskingWithPauses() {
        OverlayWorld world = new OverlayWorld(3, SETTINGS, 12);
        world.kill(0);
        world.step(1, new OverlayEvent.Join(List.of(OverlayWorld.address(0), OverlayWorld.address(2))));
        world.run(120_000);
        assertThat(world.time.steps()).isLessThan(60);

        world.step(2, new OverlayEvent.Join(List.of()));
        world.run(40_000);
        assertThat(world.neighbours.get(1)).containsExactly(2);
    }

    @Test
    void oneSeedIsOneHistory() {
        assertThat(history(4)).isEqualTo(history(4)).isNotEqualTo(history(5));
    }

    private static long history(long seed) {
        OverlayWorld world = new OverlayWorld(100, SETTINGS, seed);
        world.loss = 0.05;
        world.grown(30);
        world.chance.order(100).stream().limit(40).forEach(world::kill);
        world.run(30_000);
        return world.history.value();
    }

    private static OverlayEvent pin(List<Integer> nodes) {
        return new OverlayEvent.Pin(nodes.stream().map(OverlayWorld::address).toList());
    }

    private static void assertPinned(OverlayWorld world, List<Integer> validators) {
        for (int validator : validators) {
            assertThat(world.neighbours.get(validator))
                    .containsAll(validators.stream().filter(other -> other != validator).toList());
        }
    }

    private static void assertViewsAreBounded(OverlayWorld world) {
        for (int i = 0; i < world.nodes.size(); i++) {
            assertThat(world.nodes.get(i).active()).as("node %d", i).hasSizeLessThanOrEqualTo(SETTINGS.active());
            assertThat(world.nodes.get(i).passive()).hasSizeLessThanOrEqualTo(SETTINGS.passive() + 3);
        }
    }
}
