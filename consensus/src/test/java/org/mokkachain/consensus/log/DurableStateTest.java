package org.mokkachain.consensus.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.fixture.Council;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

class DurableStateTest {
    private final Council council = new Council(CrashModel.BFT, 4);
    private final Lead first = council.lead(1, council.epoch.rootCertificate(), 0, 1, 2);
    private final ProposedBlock one = council.block(council.genesis, first, 1);
    private final ProposedBlock two = council.block(one.header(), first, 2);
    private final Lead second = council.lead(2, council.certificate(Phase.PREPARE, one.reference(), 0, 1, 2), 0, 1, 2);
    private final ProposedBlock three = council.block(one.header(), second, 3);

    private List<LogRecord> history() {
        List<LogRecord> records = new ArrayList<>();
        records.add(new LogRecord.Born(council.chainId, council.epoch.key(0)));
        records.add(new LogRecord.EpochEntered(0));
        records.add(new LogRecord.LedgerReached(Hash.ZERO, 0));
        records.add(new LogRecord.TermEntered(TermEntry.first(0)));
        records.add(new LogRecord.Voted(council.vote(0, 1)));
        records.add(new LogRecord.Pinned(first.proof()));
        records.add(new LogRecord.Accepted(one));
        records.add(new LogRecord.Accepted(two));
        records.add(new LogRecord.Locked(council.certificate(Phase.PREPARE, one.reference(), 0, 1, 2)));
        records.add(new LogRecord.TermEntered(council.entry(2, 0, 1, 2)));
        records.add(new LogRecord.Led(second.proof()));
        records.add(new LogRecord.Kept(one));
        records.add(new LogRecord.Accepted(three));
        return records;
    }

    @Test
    void theStateIsTheFoldOfItsRecords() {
        DurableState state = DurableState.replay(history());
        assertThat(state.term()).isEqualTo(2);
        assertThat(state.ledTerm()).isEqualTo(2);
        assertThat(state.pin()).contains(second.proof());
        assertThat(state.lastVoted()).contains(three.reference());
        assertThat(state.hasPrepared(two.reference())).isTrue();
        assertThat(state.locked().orElseThrow().block()).isEqualTo(one.reference());
        assertThat(state.vote()).contains(council.vote(0, 1));
        assertThat(state.blocks()).containsExactlyInAnyOrder(one, two, three);
        assertThat(state.isRejoining()).isFalse();
    }

    /** At least one of each kind. */
    List<LogRecord> samples() {
        List<LogRecord> records = new ArrayList<>(history());
        records.add(new LogRecord.Rejoining(7));
        records.add(new LogRecord.Rejoined());
        records.add(new LogRecord.Prepared(List.of(one.reference(), two.reference())));
        return records;
    }

    @Test
    void everyRecordReturnsFromItsOneEncoding() throws DecodingException {
        for (LogRecord record : samples()) {
            Bytes bytes = LogCodec.encode(record);
            assertThat(LogCodec.decode(bytes)).isEqualTo(record);
            for (int length = 0; length < bytes.length(); length++) {
                Bytes part = bytes.slice(0, length);
                assertThatThrownBy(() -> LogCodec.decode(part)).isInstanceOf(DecodingException.class);
            }
        }
    }

    @Test
    void aSnapshotGivesTheSameStateAtEveryPoint() {
        List<LogRecord> history = new ArrayList<>(history());
        history.add(new LogRecord.LedgerReached(Hash.ZERO, 1));
        history.add(new LogRecord.Rejoining(9));
        history.add(new LogRecord.Rejoined());
        history.add(new LogRecord.EpochEntered(1));
        for (int length = 0; length <= history.size(); length++) {
            DurableState state = DurableState.replay(history.subList(0, length));
            DurableState again = DurableState.replay(state.snapshot());
            assertThat(again).as("after " + length).usingRecursiveComparison().isEqualTo(state);
        }
    }

    /** Without it, its own old LEAD would look to a restarted validator like that of a twin. */
    @Test
    void aSnapshotKeepsTheTermThatWasLedAfterALaterLeaderIsPinned() {
        DurableState state = DurableState.replay(
                List.of(new LogRecord.Led(first.proof()), new LogRecord.Pinned(second.proof())));
        DurableState again = DurableState.replay(state.snapshot());
        assertThat(again.ledTerm()).isEqualTo(first.proof().term());
        assertThat(again.pin()).contains(second.proof());
    }

    @Test
    void nothingMonotoneFallsBack() {
        DurableState state = DurableState.replay(history());
        state.apply(new LogRecord.Locked(council.epoch.rootCertificate()));
        state.apply(new LogRecord.TermEntered(TermEntry.first(0)));
        state.apply(new LogRecord.Accepted(two));
        state.apply(new LogRecord.Pinned(first.proof()));
        state.apply(new LogRecord.Voted(council.vote(0, 1, council.epoch.rootCertificate(), Optional.empty())));
        assertThat(state.term()).isEqualTo(2);
        assertThat(state.lastVoted()).contains(three.reference());
        assertThat(state.pin()).contains(second.proof());
        assertThat(state.locked().orElseThrow().block()).isEqualTo(one.reference());
        assertThatThrownBy(() -> DurableState.replay(
                        List.of(new LogRecord.EpochEntered(2), new LogRecord.EpochEntered(1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theTermIsTheHighestInWhichAnythingMayHaveBeenSigned() {
        DurableState state = new DurableState();
        state.apply(new LogRecord.Voted(council.vote(0, 5)));
        assertThat(state.term()).isEqualTo(5);
        state.apply(new LogRecord.Led(council.lead(9, council.epoch.rootCertificate(), 0, 1, 2).proof()));
        assertThat(state.term()).isEqualTo(9);
    }

    @Test
    void bodiesLeaveOnlyWhenTheLedgerHasThem() {
        DurableState state = DurableState.replay(history());
        state.apply(new LogRecord.LedgerReached(Hash.ZERO, 1));
        assertThat(state.blocks()).containsExactlyInAnyOrder(two, three);
        assertThat(state.lastVoted()).contains(three.reference());
    }

    @Test
    void anotherEpochForgetsTermsButNotThatThePastIsLost() {
        DurableState state = DurableState.replay(history());
        state.apply(new LogRecord.Rejoining(12));
        state.apply(new LogRecord.EpochEntered(1));
        assertThat(state.term()).isZero();
        assertThat(state.lastVoted()).isEmpty();
        assertThat(state.isRejoining()).isTrue();
        assertThat(state.forgottenTerm()).as("to be learnt anew").isZero();
        state.apply(new LogRecord.Rejoined());
        state.apply(new LogRecord.EpochEntered(2));
        assertThat(state.forgottenTerm()).isZero();
    }
}
