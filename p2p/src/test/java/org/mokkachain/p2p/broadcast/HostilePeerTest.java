package org.mokkachain.p2p.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Clock;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Graft;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Have;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Open;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Prune;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Push;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.value.PublicKey;

/** What a peer may say that is not so, or makes no sense: it costs little, and holds nothing up. */
class HostilePeerTest {
    private static final long FAR = 1L << 62;

    @Test
    void whoeverClaimsMoreThanItHasHoldsNothingUp() {
        Rig rig = new Rig().linked("BCD");
        rig.pushes('C', 0, rig.message('X', 1));
        rig.has('B', 'X', FAR, 0);
        for (int i = 2; i < 40; i++) {
            rig.waits(500);
            rig.has('B', 'X', FAR + i, 0);
            rig.has('C', 'X', i, 1);
            rig.waits(210);
            long asked = rig.broadcast.counters().grafts();
            // Whatever the liar is asked, C is asked too, and before the next message comes.
            rig.waits(100);
            rig.answers('C', rig.feed('X'), i, i, rig.message('X', i));
            assertThat(rig.broadcast.counters().delivered()).as("after %d grafts", asked).isEqualTo(i);
        }
        assertThat(rig.broadcast.counters().grafts()).isLessThan(100);
    }

    @Test
    void aLiarIsAskedLessAndLess() {
        Rig rig = new Rig().linked("B");
        rig.pushes('B', 0, rig.message('X', 1));
        rig.has('B', 'X', FAR, 0).waits(600_000);
        assertThat(rig.broadcast.counters().grafts()).isLessThan(40);
        // What is said of an unknown feed is forgotten soon.
        rig.has('B', 'Y', FAR, 0).waits(60_000);
        assertThat(rig.broadcast.counters().feeds()).isEqualTo(2);
    }

    @Test
    void anAnswerThatSaysLessIsBelieved() {
        Rig rig = new Rig().linked("B");
        rig.pushes('B', 0, rig.message('X', 1));
        rig.has('B', 'X', FAR, 0).waits(200);
        rig.answers('B', rig.feed('X'), 2, 1).waits(600_000);
        assertThat(rig.broadcast.counters().grafts()).isEqualTo(1);
    }

    @Test
    void aFloodOfUnknownFeedsLeavesRoomForOthers() {
        Rig rig = new Rig().linked("BC");
        for (int round = 0; round < 10; round++) {
            List<Head> heads = new ArrayList<>();
            for (int i = 0; i < 4_000; i++) {
                heads.add(new Head(new FeedId(key(round * 4_000 + i), 1), FAR, 0));
            }
            rig.says('B', new Have(heads));
            assertThat(rig.broadcast.counters().feeds()).isLessThanOrEqualTo(2_501);
        }
        rig.has('C', 'X', 1, 0).waits(220);
        assertThat(rig.transcript()).contains("→ C: GRAFT x0");
        rig.answers('C', rig.feed('X'), 1, 1, rig.message('X', 1));
        assertThat(rig.broadcast.counters().delivered()).isEqualTo(1);
        rig.happens(new BroadcastEvent.LinkDown(rig.key('B'))).waits(10_000);
        assertThat(rig.broadcast.counters().feeds()).isEqualTo(2);
        assertThat(rig.broadcast.counters().missing()).isZero();
    }

    private static PublicKey key(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) 0x80;
        bytes[1] = (byte) (number >>> 16);
        bytes[2] = (byte) (number >>> 8);
        bytes[3] = (byte) number;
        return PublicKey.of(bytes);
    }

    @Test
    void graftsForNonsenseAreAnsweredWithNothing() {
        Rig rig = new Rig().linked("B").publishes("one");
        rig.grafts('B', 'A', FAR);
        assertThat(rig.last()).containsExactly("→ B: PUSH a [] from " + (FAR + 1) + " of 1 answer");
        rig.grafts('B', 'X', 7);
        assertThat(rig.last()).containsExactly("→ B: PUSH x [] from 8 of 0 answer");
        rig.grafts('B', 'A', Long.MAX_VALUE);
        assertThat(rig.last()).containsExactly("offence: asked for messages after the last possible number");
        rig.grafts('B', 'A', 0);
        assertThat(rig.last()).containsExactly("→ B: PUSH a [1] from 1 of 1 answer");
    }

    @Test
    void theSameMessagesAgainAndAgainAreSentOnlySoMuchInASecond() {
        Rig rig = new Rig().linked("B");
        for (int i = 0; i < 10; i++) {
            rig.publishes("z".repeat(200_000));
        }
        long before = rig.broadcast.counters().replayBytesSent();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            marks.add(new Mark(rig.feed('A'), 0));
        }
        rig.says('B', new Graft(marks));
        assertThat(rig.broadcast.counters().replayBytesSent() - before).isBetween(30L << 20, 33L << 20);
    }

    @Test
    void messagesFarAheadAreKeptWithinBoundsAndForgotten() {
        Rig rig = new Rig().linked("BC");
        for (int i = 0; i < 1_000; i++) {
            rig.pushes('B', 0, rig.message('X', FAR + 2 * i));
        }
        assertThat(rig.broadcast.counters().dropped()).isEqualTo(1_000 - 64);
        rig.pushes('C', 0, rig.message('X', 1));
        assertThat(rig.last()).contains("deliver x1 \"m1\" hop 1");
        rig.happens(new BroadcastEvent.LinkDown(rig.key('B'))).waits(1_000);
        assertThat(rig.broadcast.counters().earlyBytes()).isZero();
    }

    @Test
    void nonsenseBeforeTheConversationBeginsIsNotListenedTo() {
        Rig rig = new Rig();
        rig.has('B', 'X', 5, 0);
        assertThat(rig.last()).isEmpty();
        rig.happens(new BroadcastEvent.LinkUp(rig.key('B')));
        rig.has('B', 'X', 5, 0).grafts('B', 'A', 0).prunes('B', 'A', 3);
        rig.says('B', new Clock(0, 9, List.of(new Head(rig.feed('X'), 5, 0)))).waits(1_000);
        assertThat(rig.broadcast.counters().grafts()).isZero();
        rig.says('B', new Open(1, 1, FAR, true));
        assertThat(rig.last()).containsExactly("→ B: CLOCK 0-0");
        // Its clock leaves something out: the conversation begins anew.
        rig.says('B', new Clock(5, 9, List.of())).waits(2_000);
        assertThat(rig.last()).containsExactly("→ B: OPEN");
    }

    @Test
    void anythingWithoutSenseNeitherStopsANodeNorLetsItGrow() {
        for (long seed = 1; seed <= 20; seed++) {
            Chance chance = Chance.of(seed, "hostile");
            Rig rig = new Rig().linked("BCD");
            for (int i = 0; i < 2_000; i++) {
                char peer = (char) ('B' + chance.below(3));
                rig.says(peer, anything(rig, chance));
                if (chance.hits(0.1)) {
                    rig.waits(chance.below(500));
                }
            }
            assertThat(rig.broadcast.counters().feeds()).as("seed %d", seed).isLessThan(30);
        }
    }

    private static BroadcastMessage anything(Rig rig, Chance chance) {
        char origin = (char) ('A' + chance.below(6));
        long number = chance.spread(1, chance.hits(0.5) ? 10 : FAR);
        Head head = new Head(rig.feed(origin), number, chance.below(20));
        Mark mark = new Mark(rig.feed(origin), number - 1);
        return switch (chance.below(8)) {
            case 0 -> new Open(1 + chance.below(2), chance.below(3), chance.below(20), chance.hits(0.5));
            case 1 -> new Clock(Math.min(chance.below(10), number), number, List.of(head));
            case 2 -> new Have(List.of(head));
            case 3 -> new Prune(List.of(mark));
            case 4 -> new Graft(List.of(mark, mark));
            case 5 -> new Push(rig.feed(origin), 0, number, number + 2, chance.hits(0.5), List.of(new Hole(number)));
            default -> {
                List<Item> items = List.of(rig.message(origin, number), new Hole(1 + chance.below(3)));
                yield new Push(rig.feed(origin), chance.below(9), number, number, chance.hits(0.5), items);
            }
        };
    }
}
