package org.mokkachain.p2p.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Recorder;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Refusal.Field;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportHarness;
import org.mokkachain.types.value.PublicKey;

/** Two processes with one key, and what everybody is told of it; and how far a peer's clock is off. */
class CopiedKeyTest extends TransportHarness {
    /** Remembers what is said of the own key. */
    private static final class OwnKey extends Recorder {
        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void ownKeyCopied(PublicKey peer, String here, String elsewhere) {
            told.add(here + " " + elsewhere);
        }
    }

    @Override
    protected Transport create(Make make) {
        return new NettyTransport(make.key(), make.identity(), make.limits(), make.admission(),
                TransportSettings.listeningOn("127.0.0.1", 0).withThreads(1));
    }

    @Override
    protected Transport createAt(PeerAddress place, Make make) {
        throw new UnsupportedOperationException("not needed here");
    }

    @Override
    protected void eventually(Check check) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5)).untilAsserted(check::run);
    }

    @Override
    protected void stall(Peer reader) {
        throw new UnsupportedOperationException("not needed here");
    }

    @Test
    void twoProcessesWithOneKeyAreNoticedByThePeerAndByBothOfThem() {
        requireNoticed(1, 2);
        requireNoticed(2, 1);
    }

    private void requireNoticed(int victim, int copied) {
        Peer third = start(Make.number(victim));
        OwnKey first = new OwnKey();
        OwnKey second = new OwnKey();
        Peer original = started(create(Make.number(copied)), first);
        link(original, third);
        assertThat(status(third, original).copied()).isEmpty();
        Peer copy = started(create(Make.number(copied)), second);
        copy.transport().keepConnected(third.address());

        eventually(() -> {
            assertThat(status(third, original).copied()).isPresent();
            assertThat(first.told).isNotEmpty();
            assertThat(second.told).isNotEmpty();
        });
        // The one that was there first stays; the other one is refused with the reason, again and again.
        int before = second.refusals().size();
        eventually(() -> {
            assertThat(second.refusals()).hasSizeGreaterThan(before + 1).extracting(Refusal::field)
                    .containsOnly(Field.COPIED);
            assertThat(status(original, third).connected()).isTrue();
            assertThat(status(copy, third).connected()).isFalse();
            assertThat(status(copy, third).trouble().orElseThrow(AssertionError::new).sentence())
                    .contains("two running nodes have the same key");
        });
    }

    @Test
    void aRestartIsNoCopy() {
        Peer third = start(Make.number(1));
        OwnKey told = new OwnKey();
        for (int run = 0; run < 12; run++) {
            int links = third.heard().connected().size();
            Peer node = started(create(Make.number(2)), told);
            node.transport().keepConnected(third.address());
            eventually(() -> assertThat(third.heard().connected()).hasSize(links + 1));
            node.transport().close();
            eventually(() -> assertThat(third.heard().lastEnd().map(Disconnect::cause)).isPresent());
        }
        assertThat(third.transport().peers()).allMatch(peer -> peer.copied().isEmpty());
        assertThat(told.told).isEmpty();
    }

    @Test
    void clocksAreComparedSoonAfterALinkStands() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        link(a, b);
        eventually(() -> {
            Duration ahead = status(a, b).link().orElseThrow().clockAhead().orElseThrow(AssertionError::new);
            assertThat(ahead.abs()).isLessThan(Duration.ofSeconds(20));
            assertThat(status(b, a).link().orElseThrow().clockAhead()).isPresent();
        });
    }
}
