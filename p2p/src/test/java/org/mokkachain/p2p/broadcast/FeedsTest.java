package org.mokkachain.p2p.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Push;
import org.mokkachain.types.value.PublicKey;

/** What happens to a feed: order, holes, forks, blocked authors, limits, and what is told of it. */
class FeedsTest {
    private static BroadcastSettings limits(BroadcastSettings.Limits limits) {
        return new BroadcastSettings(BroadcastSettings.Times.DEFAULT, limits, 7, true);
    }

    private static BroadcastSettings.Limits small(long logBytes, int feeds, int perOrigin) {
        return new BroadcastSettings.Limits(
                logBytes, 60_000, 1_000, 1_000_000, 16, 4, 100, feeds, perOrigin, 100, 5, 2);
    }

    @Test
    void messagesBeforeTheirTimeWaitWithinBounds() {
        Rig rig = new Rig(limits(small(10_000, 100, 8))).linked("B");
        for (long sequence : new long[] {9, 8, 7, 6, 5, 3, 2}) {
            rig.pushes('B', 0, rig.message('X', sequence));
            assertThat(rig.last()).isEmpty();
        }
        assertThat(rig.broadcast.counters().dropped()).isEqualTo(3);
        rig.pushes('B', 0, rig.message('X', 1));
        assertThat(rig.last()).containsExactly("deliver x1 \"m1\" hop 1");
        rig.waits(200);
        assertThat(rig.last()).containsExactly("→ B: GRAFT x1");
        rig.answers('B', rig.feed('X'), 2, 9, items(rig, 2, 9));
        assertThat(rig.last()).hasSize(8).first().isEqualTo("deliver x2 \"m2\" hop 1");
        assertThat(rig.broadcast.counters().earlyBytes()).isZero();
        assertThat(rig.broadcast.counters().delivered()).isEqualTo(9);
    }

    private static Item[] items(Rig rig, long first, long last) {
        Item[] items = new Item[(int) (last - first + 1)];
        for (int i = 0; i < items.length; i++) {
            items[i] = rig.message('X', first + i);
        }
        return items;
    }

    @Test
    void holesAreOnlyBelievedUpToAMessageThatProvesTheNumber() {
        Rig rig = new Rig().linked("BC");
        List<Item> far = List.of(new Hole(1L << 60), rig.message('X', (1L << 60) + 1));
        rig.says('B', new Push(rig.feed('X'), 0, 1, 4, false, far));
        assertThat(rig.last()).contains("skipped x 1 to " + (1L << 60));
        rig.pushes('C', 0, rig.message('Y', 1));
        rig.answers('B', rig.feed('Y'), 2, Long.MAX_VALUE, new Hole(Long.MAX_VALUE - 2));
        assertThat(rig.last()).isEmpty();
        rig.pushes('C', 0, rig.message('Y', 2));
        assertThat(rig.last()).contains("deliver y2 \"m2\" hop 1");
    }

    @Test
    void aSettledMessageLeavesTheLogAndThoseAtTheBeginningRaiseTheFloor() {
        Rig rig = new Rig();
        for (int i = 1; i <= 5; i++) {
            rig.publishes("content");
        }
        rig.happens(new BroadcastEvent.Settle(rig.feed('A'), 2));
        assertThat(rig.broadcast.progress().getFirst().floor()).isZero();
        rig.happens(new BroadcastEvent.Settle(rig.feed('A'), 1));
        assertThat(rig.broadcast.progress().getFirst().floor()).isEqualTo(2);
        rig.happens(new BroadcastEvent.Settle(rig.feed('A'), 1));
        rig.happens(new BroadcastEvent.Settle(rig.feed('X'), 1));
        assertThat(rig.broadcast.counters().logMessages()).isEqualTo(3);
        assertThat(rig.broadcast.counters().logBytes()).isEqualTo(21);
    }

    @Test
    void theLogIsBoundedInBytesTakingTheOldestOfTheLargestFeed() {
        Rig rig = new Rig(limits(small(400, 100, 8))).linked("B");
        rig.pushes('B', 0, rig.message('X', 1, "0123456789"));
        for (int i = 0; i < 100; i++) {
            rig.publishes("0123456789");
            assertThat(rig.broadcast.counters().logBytes()).isLessThanOrEqualTo(400);
        }
        assertThat(rig.broadcast.progress()).extracting(FeedProgress::floor).contains(0L);
        assertThat(rig.broadcast.counters().logMessages()).isBetween(30, 40);
    }

    @Test
    void theLogIsBoundedInAge() {
        Rig rig = new Rig(limits(small(10_000, 100, 8)));
        rig.publishes("old").waits(40_000);
        rig.publishes("young").waits(30_000);
        assertThat(rig.broadcast.counters().logMessages()).isEqualTo(1);
        rig.waits(40_000);
        assertThat(rig.broadcast.counters().logMessages()).isZero();
        assertThat(rig.broadcast.wakeAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aRetiredFeedIsNeverDeliveredTwiceAndGoesOnWhereItStood() {
        Rig rig = new Rig(limits(small(10_000, 3, 8))).linked("B");
        for (char origin : "XYZ".toCharArray()) {
            rig.pushes('B', 0, rig.message(origin, 1));
            rig.happens(new BroadcastEvent.Settle(rig.feed(origin), 1));
        }
        assertThat(rig.broadcast.counters().feeds()).isEqualTo(3);
        assertThat(rig.broadcast.counters().retired()).isEqualTo(1);
        rig.pushes('B', 0, rig.message('X', 1));
        assertThat(rig.last()).containsExactly("→ B: PRUNE x1");
        rig.has('B', 'X', 1, 0).waits(1_000);
        assertThat(rig.broadcast.counters().grafts()).isZero();
        rig.pushes('B', 0, rig.message('X', 2));
        assertThat(rig.last()).containsExactly("deliver x2 \"m2\" hop 1");
    }

    @Test
    void ofOneOriginTheLastRunsAreKeptAndEarlierOnesAreOver() {
        Rig rig = new Rig(limits(small(10_000, 100, 2))).linked("B");
        for (int epoch = 1; epoch <= 6; epoch++) {
            rig.pushes('B', 0, signed('X', epoch, 1));
            assertThat(rig.last()).hasSize(1).first().asString().startsWith("deliver");
        }
        assertThat(rig.broadcast.counters().feeds()).isEqualTo(3);
        for (int epoch = 1; epoch <= 6; epoch++) {
            rig.pushes('B', 0, signed('X', epoch, 1));
            assertThat(rig.effects).noneMatch(BroadcastEffect.Deliver.class::isInstance);
        }
    }

    private static Message signed(char origin, long epoch, long sequence) {
        SimNode node = World.of(1, 26).node(origin - 'A');
        return node.sign(new FeedId(node.key, epoch), sequence, "m");
    }

    @Test
    void aForkIsFoundByEverybodyAndTheFeedStandsStill() {
        World world = World.of(9, 8);
        world.loop();
        world.settleDown();
        SimNode liar = world.node(0);
        liar.dead = true;
        world.forks(liar.feed());
        Message one = liar.sign(liar.feed(), 1, "to the left");
        Message other = liar.sign(liar.feed(), 1, "to the right");
        world.node(1).receive(liar, new Push(liar.feed(), 0, 1, 1, false, List.of(one)));
        world.node(7).receive(liar, new Push(liar.feed(), 0, 1, 1, false, List.of(other)));
        world.settleDown();
        Message next = liar.sign(liar.feed(), 2, "more");
        world.node(1).receive(liar, new Push(liar.feed(), 0, 2, 2, false, List.of(next)));
        world.settleDown();
        for (SimNode node : world.nodes.subList(1, 8)) {
            assertThat(node.forks).as("forks found by %s", node).hasSize(1);
            assertThat(node.heads.get(liar.feed())).isEqualTo(1);
            assertThat(node.broadcast.progress()).anyMatch(FeedProgress::forked);
        }
    }

    @Test
    void aBlockedAuthorIsCaughtUpWithWhenItIsAllowedAgain() {
        World world = World.of(9, 4);
        world.chain();
        PublicKey author = world.node(0).key;
        world.node(0).publish(2);
        world.settleDown();
        world.node(1).happens(new BroadcastEvent.Block(author));
        world.node(0).publish(3);
        world.settleDown();
        assertThat(world.node(1).heads.get(world.node(0).feed())).isEqualTo(2);
        assertThat(world.node(3).heads.get(world.node(0).feed())).isEqualTo(2);
        world.node(1).happens(new BroadcastEvent.Allow(author));
        world.settleDown();
        NetworksTest.everybodyHasEverything(world, 9);
    }

    @Test
    void anAuthorUnknownWhenItWasBlockedIsCaughtUpWithToo() {
        World world = World.of(9, 3);
        world.chain();
        world.node(1).happens(new BroadcastEvent.Block(world.node(0).key));
        world.node(0).publish(3);
        world.settleDown();
        assertThat(world.node(1).delivered).isEmpty();
        world.node(1).happens(new BroadcastEvent.Allow(world.node(0).key));
        world.settleDown();
        NetworksTest.everybodyHasEverything(world, 9);
    }

    @Test
    void progressTellsHowFarEveryPeerIsBehind() {
        World world = World.of(9, 3);
        world.link(0, 1);
        world.node(0).publish(5);
        world.settleDown();
        world.link(0, 2);
        world.runFor(1);
        FeedProgress own = world.node(0).broadcast.progress().getFirst();
        assertThat(own.peers()).extracting(peer -> peer.behind(own.head())).containsExactly(0L, 5L);
        world.settleDown();
        FeedProgress later = world.node(0).broadcast.progress().getFirst();
        assertThat(later.peers()).allMatch(peer -> peer.behind(later.head()) == 0);
    }
}
