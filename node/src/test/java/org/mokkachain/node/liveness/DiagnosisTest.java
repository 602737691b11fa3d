package org.mokkachain.node.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.p2p.transport.CopiedKey;
import org.mokkachain.p2p.transport.Direction;
import org.mokkachain.p2p.transport.LinkStatus;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Refusal.Field;
import org.mokkachain.p2p.transport.Traffic;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.Hash;

/** Four validators, seen by the first, v0; what is planted is named. */
class DiagnosisTest {
    private static final long NOW_MS = 1_000_000;
    private static final Instant SINCE = Instant.ofEpochMilli(900_000);
    private static final String OURS = "aa".repeat(32);
    private static final String OTHER = "bb".repeat(32);

    private final Map<String, Acquaintance> known = new TreeMap<>();
    private final List<PeerView> validators = new ArrayList<>();
    private OwnState own = OwnState.WELL;
    private Optional<String> lostPast = Optional.empty();

    private DiagnosisTest() {
        for (int i = 0; i < 4; i++) {
            validators.add(validator(i, true, 7, false, 0));
        }
    }

    private static PeerView validator(int index, boolean connected, long height, boolean rejoining, int silent) {
        return new PeerView(index, "v" + index, connected, OptionalLong.of(silent * 1_000_000_000L), height, rejoining,
                false, false, false, false);
    }

    private Liveness liveness(boolean ok, String statement, String... missing) {
        ConsensusView view = new ConsensusView(Role.FOLLOWER, 0, 5, 1, OptionalInt.of(1), 3,
                new BlockReference(0, 5, 7, Hash.ZERO), Optional.empty(), 7, false, lostPast, true, ok, statement,
                List.of(missing), OptionalLong.of(2_000_000), List.copyOf(validators));
        return new Diagnosis(view, Optional.of("v0"), name -> known.getOrDefault(name, Acquaintance.NONE), own)
                .liveness(NOW_MS);
    }

    private Liveness halted(String... missing) {
        return liveness(false, "No blocks", missing);
    }

    private void lost(int index, Trouble.Kind kind, String sentence, Optional<Refusal> refusal) {
        validators.set(index, validator(index, false, 7, false, 30));
        known.put("v" + index, known(Optional.empty(),
                Optional.of(new Trouble(kind, sentence, SINCE, Optional.empty(), 3, refusal)), Optional.empty()));
    }

    private void refused(int index, Field field, String mine, String theirs) {
        Refusal refusal = new Refusal(field, mine, theirs);
        lost(index, Trouble.Kind.HANDSHAKE_REFUSED, refusal.sentence(), Optional.of(refusal));
    }

    private static Acquaintance known(
            Optional<LinkStatus> link, Optional<Trouble> trouble, Optional<CopiedKey> copied) {
        return new Acquaintance(Optional.of(new PeerStatus(PrivateKey.of(new byte[32]).publicKey(), Optional.empty(),
                "127.0.0.1:9101", link, trouble, 0, copied)), Optional.empty());
    }

    private void clock(int index, Duration ahead) {
        known.put("v" + index, known(Optional.of(new LinkStatus(Direction.INBOUND, SINCE, Traffic.NONE, Traffic.NONE,
                0, Optional.empty(), Optional.of(ahead))), Optional.empty(), Optional.empty()));
    }

    @Test
    void aChainThatMovesNeedsNoMore() {
        Liveness liveness = liveness(true, "v1 leads term 5 and is idle at height 7");
        assertThat(liveness.sentence()).isEqualTo("v1 leads term 5 and is idle at height 7.");
        assertThat(liveness.ok()).isTrue();
        assertThat(liveness.missing()).isEmpty();
        assertThat(liveness.nextAttemptMs()).isEmpty();
    }

    @Test
    void whoCannotBeReachedIsNamedWithTheReasonAndSinceWhen() {
        lost(2, Trouble.Kind.CONNECTION_REFUSED, "nothing listens on 127.0.0.1:9102", Optional.empty());
        validators.set(3, validator(3, false, 7, false, 30));
        Liveness liveness = halted("v2", "v3");
        assertThat(liveness.sentence()).isEqualTo("No blocks; missing: v2 (nothing listens on 127.0.0.1:9102), "
                + "v3 (unreachable: there is no link to it).");
        assertThat(liveness.missing()).containsExactly(
                new Liveness.Missing("v2", "nothing listens on 127.0.0.1:9102", SINCE.toEpochMilli()),
                new Liveness.Missing("v3", "unreachable: there is no link to it", NOW_MS - 30_000));
        assertThat(liveness.nextAttemptMs()).hasValue(NOW_MS + 2);
    }

    @Test
    void differencesInAHandshakeAreSaidWithBothValuesAndTheRemedy() {
        refused(3, Field.GENESIS, OURS, OTHER);
        assertThat(halted("v3").sentence()).contains(
                "v3 (has another genesis: bbbbbbbb..., this node aaaaaaaa...; compare the files");
        refused(3, Field.NETWORK, "mine-net", "their-net");
        assertThat(halted("v3").sentence()).contains(
                "v3 (belongs to another network: their-net, this node to mine-net)");
        refused(3, Field.VERSION, "1", "2");
        assertThat(halted("v3").sentence()).contains("speaks protocol version 2, this node 1: run the same release");
        refused(3, Field.KEY, OURS, OTHER);
        assertThat(halted("v3").sentence()).contains("another key answers at its address: bbbbbbbb..., not aaaaaaaa");
        refused(3, Field.COPIED, "127.0.0.1:1", "127.0.0.1:2");
        assertThat(halted("v3").sentence())
                .contains("it is linked with another running node that has this node's key, at 127.0.0.1:2");
        refused(3, Field.SELF, OURS, OURS);
        assertThat(halted("v3").sentence()).contains("its address leads back to this node");
        refused(3, Field.PROTOCOL, "expected a node of this network", "not an SSL/TLS record");
        assertThat(halted("v3").sentence()).contains("no handshake: not an SSL/TLS record");
    }

    @Test
    void whereAllOthersHaveAnotherGenesisThisNodeIsTheOneThatIsWrong() {
        refused(1, Field.GENESIS, OURS, OTHER);
        refused(2, Field.GENESIS, OURS, OTHER);
        lost(3, Trouble.Kind.CONNECTION_REFUSED, "nothing listens on 127.0.0.1:9103", Optional.empty());
        assertThat(halted("v1", "v2", "v3").sentence()).isEqualTo("No blocks: this node has another genesis than v1, "
                + "v2: its own is " + OURS + ", theirs " + OTHER + ". Start it with the genesis file of the network.");
    }

    @Test
    void whoIsThereAndDoesNotTakePartHasAReasonToo() {
        validators.set(1, validator(1, true, 7, true, 0));
        validators.set(2, validator(2, true, 3, false, 0));
        validators.set(3, validator(3, true, 7, false, 12));
        assertThat(halted("v1", "v2", "v3").sentence()).isEqualTo("No blocks; missing: "
                + "v1 (lost its log or has an old one, and votes again when that is safe), "
                + "v2 (is behind, at height 3 of 7), v3 (connected, but silent for 12 seconds).");
        validators.set(3, validator(3, true, 7, false, 0));
        assertThat(halted("v3").sentence()).contains("v3 (connected, but does not take part)");
        known.put("v3", new Acquaintance(Optional.empty(), Optional.of("is overloaded: its mailbox was full")));
        assertThat(halted("v3").sentence()).contains("v3 (is overloaded: its mailbox was full)");
    }

    @Test
    void theOwnVoteMayBeMissingToo() {
        lostPast = Optional.of("the log is too old");
        assertThat(halted("v0").sentence())
                .isEqualTo("No blocks; missing: v0 (this node, which may not vote yet: the log is too old).");
        assertThat(halted("v0").missing()).isEmpty();
    }

    @Test
    void aWrongClockIsNamedAndItsOwnIfMostDiffer() {
        clock(1, Duration.ofMillis(1_900));
        clock(2, Duration.ofMillis(-300));
        clock(3, Duration.ofMinutes(10));
        String fine = "v1 leads term 5 and is idle at height 7";
        assertThat(liveness(true, fine).sentence())
                .isEqualTo(fine + ". v3: its clock is 10 minutes ahead; set it, best by NTP.");
        assertThat(halted("v3").sentence()).contains("missing: v3 (its clock is 10 minutes ahead)");
        clock(3, Duration.ofSeconds(-61));
        assertThat(liveness(true, fine).sentence()).contains("v3: its clock is 61 seconds behind");
        for (int i = 1; i < 4; i++) {
            clock(i, Duration.ofHours(5).plusMillis(i));
        }
        assertThat(liveness(true, fine).sentence()).isEqualTo(
                fine + ". This node's clock is 5 hours behind those of most validators: set it, best by NTP.");
    }

    @Test
    void ofTwoClocksNobodyKnowsWhichOneIsWrong() {
        validators.subList(2, 4).clear();
        clock(1, Duration.ofMinutes(-10));
        assertThat(liveness(true, "Fine").sentence()).isEqualTo("Fine. The clocks of this node and of v1 are "
                + "10 minutes apart (that one is behind): set both, best by NTP.");
    }

    @Test
    void whatIsWrongWithThisNodeIsSaidFirst() {
        own = new OwnState(Optional.of("read-only: the disk of /x has 3 MiB left"), Optional.empty(), Optional.empty());
        assertThat(liveness(true, "Fine").ok()).isFalse();
        assertThat(liveness(true, "Fine").sentence())
                .isEqualTo("This node is read-only: the disk of /x has 3 MiB left. Fine.");
        assertThat(own.complaint()).contains("is read-only: the disk of /x has 3 MiB left");

        own = new OwnState(Optional.empty(), Optional.of(new CopiedKey("a:1", "b:2", SINCE, SINCE)), Optional.empty());
        assertThat(liveness(true, "Fine").sentence()).isEqualTo("Another running node has this node's key: this one "
                + "is at a:1, the other at b:2. Stop one of them; a key is for one node alone. Fine.");
        assertThat(own.complaint()).isPresent();

        own = new OwnState(Optional.empty(), Optional.empty(), Optional.of(new OwnState.Overload(70, 10, 100)));
        assertThat(liveness(true, "Fine").sentence()).startsWith("Fine. This node is overloaded: its mailbox was full "
                + "and 70 messages of others were dropped in the last 10 s (limits.mailbox is 100)");
        assertThat(own.complaint())
                .contains("is overloaded: its mailbox was full and 70 messages were dropped in 10 s");
        assertThat(OwnState.WELL.complaint()).isEmpty();
    }

    @Test
    void aCopiedKeyOfAnotherIsNamedThoughTheChainMoves() {
        known.put("v2", known(Optional.empty(), Optional.empty(),
                Optional.of(new CopiedKey("a:1", "b:2", SINCE, SINCE))));
        Liveness liveness = liveness(true, "Fine");
        assertThat(liveness.ok()).isTrue();
        assertThat(liveness.sentence()).isEqualTo(
                "Fine. The key of v2 is used by two running nodes, at a:1 and at b:2: one of them must be stopped.");
    }
}
