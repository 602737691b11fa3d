package org.mokkachain.p2p.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What may go wrong with links and nodes, one thing at a time. */
class FaultsTest {
    private static World with(int nodes) {
        return World.of(3, nodes);
    }

    private static boolean has(World world, int node, int origin) {
        return world.node(node).delivered.containsAll(world.node(origin).published);
    }

    @Test
    void whatIsPublishedWhileALinkIsDownComesWhenItIsUpAgain() {
        World world = with(2);
        world.link(0, 1);
        world.node(0).publish(3);
        world.settleDown();
        world.cut(0, 1);
        world.node(0).publish(5);
        world.node(1).publish(2);
        world.settleDown();
        assertThat(has(world, 1, 0)).isFalse();
        world.link(0, 1);
        world.runFor(200);
        NetworksTest.everybodyHasEverything(world, 3);
    }

    @Test
    void whatWasUnderWayWhenALinkBrokeComesAgain() {
        for (int after = 0; after < 60; after++) {
            World world = with(2);
            world.link(0, 1);
            world.runFor(1_000);
            world.node(0).publish(3);
            world.runFor(after);
            world.cut(0, 1);
            world.node(0).publish(1);
            world.link(0, 1);
            world.settleDown();
            NetworksTest.everybodyHasEverything(world, after);
        }
    }

    @Test
    void whereNothingHasChangedAReconnectCostsAFewBytes() {
        World world = with(20);
        world.random(40);
        for (SimNode node : world.nodes) {
            node.publish(10);
        }
        world.settleDown();
        int[] ends = world.wires.keySet().stream()
                .map(name -> name.split("-"))
                .map(name -> new int[] {Integer.parseInt(name[0]), Integer.parseInt(name[1])})
                .findFirst()
                .orElseThrow();
        world.cut(ends[0], ends[1]);
        world.runFor(1_000);
        world.link(ends[0], ends[1]);
        world.settleDown();
        Wire wire = world.wire(ends[0], ends[1]);
        assertThat(wire.from(ends[0]).bytes + wire.from(ends[1]).bytes).isLessThan(200);
        world.node(3).publish(1);
        world.settleDown();
        NetworksTest.everybodyHasEverything(world, 3);
    }

    @Test
    void aPeerThatStallsFromTheBeginningHoldsNobodyUp() {
        World world = with(3);
        world.node(0).publish(20);
        world.link(0, 1);
        world.link(0, 2);
        world.runFor(1_000);
        world.add(1);
        world.link(3, 1);
        world.link(3, 2);
        // It tells its clock, then answers nothing.
        world.runFor(60);
        world.wire(3, 1).from(1).stalled = true;
        world.node(0).publish(20);
        world.runFor(3_000);
        assertThat(has(world, 3, 0)).isTrue();
    }

    @Test
    void aPeerThatStallsInTheMiddleIsReplacedByOneThatAnnounces() {
        World world = with(4);
        world.loop();
        world.node(0).publish(5);
        world.settleDown();
        world.wire(0, 1).from(0).stalled = true;
        world.node(0).publish(1);
        world.runFor(600);
        assertThat(has(world, 1, 0)).isTrue();
        world.node(0).publish(3);
        world.runFor(100);
        assertThat(has(world, 1, 0)).as("the tree has been mended, nothing waits any more").isTrue();
    }

    @Test
    void aGraftThatIsNotAnsweredGoesToTheNextPeer() {
        World world = with(4);
        world.node(0).publish(10);
        world.link(0, 1);
        world.link(0, 2);
        world.settleDown();
        world.link(3, 1);
        world.link(3, 2);
        // Both have told their clocks; whoever is asked does not answer.
        while (world.node(3).broadcast.counters().grafts() == 0) {
            world.runFor(1);
        }
        int asked = world.wire(3, 1).from(3).messages > world.wire(3, 2).from(3).messages ? 1 : 2;
        world.wire(3, asked).from(asked).stalled = true;
        world.runFor(400);
        assertThat(has(world, 3, 0)).isTrue();
        assertThat(world.node(3).broadcast.counters().regrafts()).isLessThanOrEqualTo(1);
    }

    @Test
    void aNodeThatLostAllItHadGetsItAgainFromOthers() {
        World world = with(4);
        world.loop();
        for (SimNode node : world.nodes) {
            node.publish(6);
        }
        world.settleDown();
        world.node(2).restart();
        world.settleDown();
        // What it said in its earlier run comes back to it, as somebody else's.
        assertThat(world.node(2).delivered).containsAll(world.node(2).published);
        assertThat(world.node(2).delivered).containsAll(world.published(world.node(2)));
        world.node(2).publish(2);
        world.settleDown();
        assertThat(world.node(0).delivered).isEqualTo(world.published(world.node(0)));
    }

    @Test
    void aQueueThatOverflowsLosesNothing() {
        World world = with(3);
        world.chain();
        world.settleDown();
        world.wire(0, 1).from(0).drop = 0.5;
        for (int i = 0; i < 50; i++) {
            world.node(0).publish(1);
            world.runFor(50);
        }
        world.wire(0, 1).from(0).drop = 0;
        world.settleDown();
        NetworksTest.everybodyHasEverything(world, 3);
    }

    @Test
    void aPushThatIsLostWithoutNoticeIsMissedAndAskedFor() {
        World world = with(3);
        world.chain();
        world.settleDown();
        world.wire(0, 1).from(0).stalled = true;
        world.node(0).publish(1);
        world.runFor(100);
        world.wire(0, 1).from(0).stalled = false;
        world.settleDown();
        NetworksTest.everybodyHasEverything(world, 3);
    }

    @Test
    void whereOnePeerHasAllAFeedIsAskedOfItAlone() {
        World world = with(6);
        world.node(0).publish(30);
        for (int i = 1; i < 5; i++) {
            world.link(0, i);
        }
        world.settleDown();
        for (int i = 1; i < 5; i++) {
            world.link(5, i);
        }
        world.settleDown();
        assertThat(has(world, 5, 0)).isTrue();
        assertThat(world.node(5).broadcast.counters().grafts()).isEqualTo(1);
        assertThat(world.node(5).broadcast.counters().duplicates()).isZero();
    }

    @Test
    void aLongReplayComesInPiecesThatAreAskedFor() {
        World world = with(2);
        for (int i = 0; i < 1_000; i++) {
            world.node(0).publish("y".repeat(2_000) + i);
        }
        world.link(0, 1);
        world.settleDown();
        NetworksTest.everybodyHasEverything(world, 3);
        assertThat(world.node(1).broadcast.counters().grafts()).isEqualTo(8);
        assertThat(world.node(1).broadcast.counters().duplicates()).isZero();
    }

    @Test
    void aSecondLinkToTheSamePeerReplacesTheFirst() {
        World world = with(2);
        world.link(0, 1);
        world.node(0).publish(2);
        world.runFor(100);
        world.node(0).up(world.node(1));
        world.node(0).publish(2);
        world.node(1).publish(1);
        world.settleDown();
        NetworksTest.everybodyHasEverything(world, 3);
    }

    @Test
    void onlyOneEndNoticesThatTheLinkIsAnother() {
        World world = with(2);
        world.link(0, 1);
        world.runFor(1_000);
        world.node(0).down(world.node(1));
        world.node(1).publish(3);
        world.runFor(1_000);
        world.node(0).publish(3);
        world.node(0).up(world.node(1));
        world.settleDown();
        NetworksTest.everybodyHasEverything(world, 3);
    }
}
