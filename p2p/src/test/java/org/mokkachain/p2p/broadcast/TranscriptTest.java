package org.mokkachain.p2p.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Clock;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Open;

/** The protocol as transcripts: node A, what its peers say, and what follows. Times in milliseconds. */
class TranscriptTest {
    @Test
    void newMessagesArePushedOverAllLinksAtFirst() {
        Rig rig = new Rig().linked("BCD").publishes("hello");
        rig.pushes('B', 2, rig.message('X', 1));
        assertThat(rig.transcript()).isEqualTo("""
                1000 Publish
                  published 1
                  → B: PUSH a [1] from 1 of 1
                  → C: PUSH a [1] from 1 of 1
                  → D: PUSH a [1] from 1 of 1
                1000 B: PUSH x [1] from 1 of 1
                  deliver x1 "m1" hop 3
                  → C: PUSH x [1] from 1 of 1
                  → D: PUSH x [1] from 1 of 1""");
    }

    @Test
    void aDuplicateIsAnsweredByPruneAndTheLinkIsOnlyToldFromThen() {
        Rig rig = new Rig().linked("BCD");
        rig.pushes('B', 0, rig.message('X', 1));
        rig.pushes('C', 3, rig.message('X', 1)).waits(30);
        rig.pushes('B', 0, rig.message('X', 2)).waits(30);
        assertThat(rig.transcript()).isEqualTo("""
                1000 B: PUSH x [1] from 1 of 1
                  deliver x1 "m1" hop 1
                  → C: PUSH x [1] from 1 of 1
                  → D: PUSH x [1] from 1 of 1
                1000 C: PUSH x [1] from 1 of 1
                  → C: PRUNE x1
                1030 B: PUSH x [2] from 2 of 2
                  deliver x2 "m2" hop 1
                  → D: PUSH x [2] from 2 of 2
                1055 wakes
                  → C: HAVE x2 hop 1""");
    }

    @Test
    void whatIsAnnouncedAndDoesNotComeIsAskedForFromOneAfterTheOther() {
        Rig rig = new Rig().linked("BCD");
        rig.pushes('B', 0, rig.message('X', 1)).waits(5);
        rig.has('C', 'X', 3, 2).waits(5);
        rig.has('D', 'X', 3, 2).waits(350);
        rig.answers('D', rig.feed('X'), 2, 3, rig.message('X', 2), rig.message('X', 3)).waits(300);
        assertThat(rig.transcript()).isEqualTo("""
                1000 B: PUSH x [1] from 1 of 1
                  deliver x1 "m1" hop 1
                  → C: PUSH x [1] from 1 of 1
                  → D: PUSH x [1] from 1 of 1
                1005 C: HAVE x3 hop 2
                1010 D: HAVE x3 hop 2
                1205 wakes
                  → C: GRAFT x1
                1305 wakes
                  → D: GRAFT x1
                1360 D: PUSH x [2, 3] from 2 of 3 answer
                  deliver x2 "m2" hop 1
                  deliver x3 "m3" hop 1
                1385 wakes
                  → B: HAVE x3 hop 1""");
    }

    @Test
    void aMuchShorterWayReplacesTheOneMessagesCome() {
        Rig rig = new Rig().linked("BC");
        rig.pushes('B', 9, rig.message('X', 1));
        rig.pushes('C', 2, rig.message('X', 1)).waits(3_000);
        rig.has('C', 'X', 2, 2).waits(10);
        rig.pushes('B', 9, rig.message('X', 2));
        assertThat(rig.transcript()).isEqualTo("""
                1000 B: PUSH x [1] from 1 of 1
                  deliver x1 "m1" hop 10
                  → C: PUSH x [1] from 1 of 1
                1000 C: PUSH x [1] from 1 of 1
                  → C: PRUNE x1
                3000 wakes
                  → B: CLOCK 0-1 x1 hop 10
                  → C: CLOCK 0-1 x1 hop 10
                4000 C: HAVE x2 hop 2
                4010 B: PUSH x [2] from 2 of 2
                  deliver x2 "m2" hop 10
                  → C: GRAFT x2
                  → B: PRUNE x2""");
    }

    @Test
    void aLinkBeginsWithClocksAndWhatIsKnownIsLeftOut() {
        Rig rig = new Rig();
        rig.publishes("one").happens(new BroadcastEvent.LinkUp(rig.key('B')));
        rig.says('B', new Open(7, 0, 0, true));
        rig.says('B', new Clock(0, 4, List.of(new Head(rig.feed('X'), 2, 1))));
        rig.answers('B', rig.feed('X'), 1, 2, rig.message('X', 1), rig.message('X', 2));
        rig.happens(new BroadcastEvent.LinkDown(rig.key('B'))).waits(100);
        rig.publishes("two").happens(new BroadcastEvent.LinkUp(rig.key('B')));
        rig.says('B', new Open(7, 1, 2, false));
        assertThat(rig.transcript()).isEqualTo("""
                1000 Publish
                  published 1
                1000 LinkUp
                  → B: OPEN
                1000 B: OPEN answer
                  → B: CLOCK 0-1 a1 hop 0
                1000 B: CLOCK 0-4 x2 hop 1
                  → B: GRAFT x0
                1000 B: PUSH x [1, 2] from 1 of 2 answer
                  deliver x1 "m1" hop 1
                  deliver x2 "m2" hop 1
                1000 LinkDown
                1100 Publish
                  published 2
                1100 LinkUp
                  → B: OPEN seen 4
                1100 B: OPEN seen 2
                  → B: OPEN answer seen 4
                  → B: CLOCK 2-3 a2 hop 0""");
    }

    @Test
    void aReplayTellsWhichMessagesNobodyNeedsAnyMore() {
        Rig rig = new Rig().linked("B");
        for (int i = 1; i <= 6; i++) {
            rig.publishes("m" + i);
        }
        for (long settled : new long[] {1, 2, 4, 6}) {
            rig.happens(new BroadcastEvent.Settle(rig.feed('A'), settled));
        }
        String before = rig.transcript();
        rig.grafts('B', 'A', 0);
        rig.answers('B', rig.feed('X'), 1, 5, new Hole(2), rig.message('X', 3), new Hole(2));
        rig.pushes('B', 0, rig.message('X', 6));
        assertThat(rig.transcript().substring(before.length()).strip()).isEqualTo("""
                1000 B: GRAFT a0
                  → B: PUSH a [hole of 2, 3, hole of 1, 5, hole of 1] from 1 of 6 answer
                1000 B: PUSH x [hole of 2, 3, hole of 2] from 1 of 5 answer
                  skipped x 1 to 2
                  deliver x3 "m3" hop 1
                1000 B: PUSH x [6] from 6 of 6
                  skipped x 4 to 5
                  deliver x6 "m6" hop 1""");
    }

    @Test
    void anOriginThatSaysTwoThingsUnderOneNumberIsHeardNoMore() {
        Rig rig = new Rig().linked("BC");
        rig.pushes('B', 0, rig.message('X', 1));
        rig.pushes('C', 0, rig.message('X', 1, "something else"));
        rig.pushes('B', 0, rig.message('X', 2));
        assertThat(rig.transcript()).isEqualTo("""
                1000 B: PUSH x [1] from 1 of 1
                  deliver x1 "m1" hop 1
                  → C: PUSH x [1] from 1 of 1
                1000 C: PUSH x [1] from 1 of 1
                  forked x1 "m1" and x1 "something else"
                  → B: PUSH x [1] from 1 of 1
                  → B: PUSH x [1] from 1 of 1
                  → C: PUSH x [1] from 1 of 1
                  → C: PUSH x [1] from 1 of 1
                  → C: PRUNE x1
                1000 B: PUSH x [2] from 2 of 2
                  → B: PRUNE x1""");
    }

    @Test
    void aBlockedAuthorIsNeitherHeardNorToldOf() {
        Rig rig = new Rig().linked("BC");
        rig.pushes('B', 0, rig.message('X', 1));
        rig.happens(new BroadcastEvent.Block(rig.key('X')));
        rig.pushes('B', 0, rig.message('X', 2)).waits(30);
        rig.grafts('C', 'X', 0);
        rig.happens(new BroadcastEvent.Allow(rig.key('X')));
        rig.says('B', new Open(1, 1, 1, true));
        rig.says('B', new Clock(0, 2, List.of(new Head(rig.feed('X'), 2, 0)))).waits(200);
        rig.answers('B', rig.feed('X'), 2, 2, rig.message('X', 2));
        assertThat(rig.transcript()).isEqualTo("""
                1000 B: PUSH x [1] from 1 of 1
                  deliver x1 "m1" hop 1
                  → C: PUSH x [1] from 1 of 1
                1000 Block
                1000 B: PUSH x [2] from 2 of 2
                  → B: PRUNE x1
                1030 C: GRAFT x0
                  → C: PUSH x [] from 1 of 0 answer
                1030 Allow
                  → B: OPEN
                  → C: OPEN
                1030 B: OPEN answer seen 1
                  → B: CLOCK 1-2 x1 hop 1
                1030 B: CLOCK 0-2 x2 hop 0
                1230 wakes
                  → B: GRAFT x1
                1230 B: PUSH x [2] from 2 of 2 answer
                  deliver x2 "m2" hop 1""");
    }
}
