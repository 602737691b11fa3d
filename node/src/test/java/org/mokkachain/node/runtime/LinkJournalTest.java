package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.node.http.EventHub;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Refusal.Field;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.LoggerFactory;

/** One line per offence, and never more than the limits, whatever strangers do. */
class LinkJournalTest {
    private static final Disconnect OFFENCE = new Disconnect(Cause.MISCONDUCT, "not a vote");
    private static final Refusal REFUSED = new Refusal(Field.GENESIS, "aa", "bb");

    private final Logger logger = (Logger) LoggerFactory.getLogger(LinkJournal.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final AtomicLong now = new AtomicLong();
    private final PublicKey validator = OneValidator.KEY;
    private final LinkJournal journal = new LinkJournal(OneValidator.checks(), new EventHub(1, 16), now::get);

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    private List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static PublicKey stranger(int number) {
        byte[] bytes = new byte[PublicKey.LENGTH];
        bytes[0] = (byte) number;
        bytes[1] = (byte) (number >>> 8);
        bytes[2] = 1;
        return PublicKey.of(bytes);
    }

    private void nextWindow() {
        now.addAndGet(Duration.ofSeconds(31).toNanos());
    }

    @Test
    void anOffenceIsOneWarningThatNamesPeerAndOffence() {
        journal.disconnected(stranger(1), OFFENCE);
        assertThat(told()).singleElement().asString()
                .contains("peer cut off").contains("offence=MISCONDUCT").contains("not a vote")
                .contains(stranger(1).hex().substring(0, 16));
        assertThat(lines.list.getFirst().getLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void anEndWithoutFaultIsNoWarning() {
        journal.disconnected(validator, new Disconnect(Cause.IDLE, "nothing was heard"));
        assertThat(told()).containsExactly("peer disconnected peer=v-1 cause=IDLE nothing was heard");
        assertThat(lines.list.getFirst().getLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void onePeerThatOffendsAgainAndAgainGetsFewLines() {
        for (int i = 0; i < 1_000; i++) {
            journal.disconnected(stranger(1), OFFENCE);
        }
        assertThat(told()).hasSize(10);
        nextWindow();
        journal.disconnected(stranger(2), OFFENCE);
        assertThat(told()).hasSize(12).contains("log lines on peers left out count=990");
    }

    @Test
    void manyStrangersTogetherGetBoundedLinesAndDoNotHideAValidator() {
        for (int i = 0; i < 10_000; i++) {
            journal.disconnected(stranger(i), OFFENCE);
            journal.refused("10.0." + (i >>> 8) + "." + (i & 0xff) + ":4000", REFUSED);
        }
        assertThat(told()).hasSize(200);
        journal.disconnected(validator, OFFENCE);
        assertThat(told()).hasSize(201).last().asString().contains("v-1");
    }

    @Test
    void theSamePlaceIsNamedOnceAndTheSameHostAFewTimesWhateverItsPort() {
        for (int i = 0; i < 1_000; i++) {
            journal.refused("10.0.0.7:9100", REFUSED);
        }
        assertThat(told())
                .containsExactly("handshake failed address=10.0.0.7:9100 genesis refused: mine aa, theirs bb");
        for (int port = 10_000; port < 11_000; port++) {
            journal.refused("10.0.0.7:" + port, REFUSED);
        }
        assertThat(told()).hasSize(10);
    }

    @Test
    void aSimultaneousLinkIsNoFault() {
        journal.refused("10.0.0.7:9100", new Refusal(Field.DUPLICATE, "", ""));
        assertThat(told()).isEmpty();
    }

    @Test
    void whoCannotBeReachedIsNamedOncePerWindow() {
        PeerAddress peer = new PeerAddress(validator, "10.0.0.7", 9100);
        Trouble trouble = new Trouble(Trouble.Kind.CONNECTION_REFUSED, "nothing listens on 10.0.0.7:9100",
                Instant.EPOCH, Optional.empty(), 1);
        journal.unreachable(peer, trouble);
        journal.unreachable(peer, trouble);
        assertThat(told()).containsExactly("peer unreachable peer=v-1 nothing listens on 10.0.0.7:9100");
        nextWindow();
        journal.unreachable(peer, trouble);
        assertThat(told()).contains("log lines on peers left out count=1").hasSize(3);
    }

    @Test
    void aRefusedHandshakeIsNotToldTwice() {
        PeerAddress peer = new PeerAddress(validator, "10.0.0.7", 9100);
        journal.refused(peer.endpoint(), REFUSED);
        journal.unreachable(peer, new Trouble(
                Trouble.Kind.HANDSHAKE_REFUSED, REFUSED.sentence(), Instant.EPOCH, Optional.empty(), 1));
        assertThat(told()).hasSize(1);
    }
}
