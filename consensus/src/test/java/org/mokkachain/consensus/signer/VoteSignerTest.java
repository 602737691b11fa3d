package org.mokkachain.consensus.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.fixture.Council;
import org.mokkachain.consensus.fixture.KeyedSignatures;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;

class VoteSignerTest {
    private final Council council = new Council(CrashModel.BFT, 4);
    private final DurableState log = new DurableState();
    private final VoteSigner signer = new VoteSigner(KeyedSignatures.signer(KeyedSignatures.key(1)), log);
    private final Lead lead = council.lead(1, council.epoch.rootCertificate(), 0, 1, 2);
    private final ProposedBlock one = council.block(council.genesis, lead, 1);
    private final ProposedBlock rival = council.block(council.genesis, lead, 2);
    private final Certificate lock = council.certificate(Phase.PREPARE, one.reference(), 0, 1, 2);

    private static void refused(ThrowingCallable call, String why) {
        assertThatThrownBy(call).isInstanceOf(SafetyViolation.class).hasMessageContaining(why);
    }

    private void inTermOne() {
        log.apply(new LogRecord.TermEntered(TermEntry.first(0)));
        log.apply(new LogRecord.Led(lead.proof()));
    }

    @Test
    void itPreparesWhatTheLogHolds() {
        inTermOne();
        log.apply(new LogRecord.Accepted(one));
        assertThat(signer.prepare(council.epoch, 1, one.reference()))
                .isEqualTo(council.vote(Phase.PREPARE, 1, one.reference()));
        assertThat(signer.append(council.epoch, 1, one.reference())).isEqualTo(council.append(one).statement());
    }

    @Test
    void itRefusesWhatIsNotInTheLog() {
        inTermOne();
        refused(() -> signer.prepare(council.epoch, 1, one.reference()), "not the last accepted");
        refused(() -> signer.append(council.epoch, 1, one.reference()), "not the last accepted");
    }

    @Test
    void itRefusesASecondBlockAtAHeight() {
        inTermOne();
        log.apply(new LogRecord.Accepted(one));
        signer.prepare(council.epoch, 1, one.reference());
        log.apply(new LogRecord.Accepted(rival));
        refused(() -> signer.prepare(council.epoch, 1, rival.reference()), "not the last accepted");
        refused(() -> signer.prepare(council.epoch, 1, one.reference()), "a second PREPARE");
    }

    @Test
    void itRefusesToCommitWithoutARecordedLockOrInAnOldTerm() {
        inTermOne();
        log.apply(new LogRecord.Accepted(one));
        refused(() -> signer.commit(council.epoch, 1, one.reference()), "without a recorded lock");
        log.apply(new LogRecord.Locked(lock));
        signer.commit(council.epoch, 1, one.reference());
        log.apply(new LogRecord.TermEntered(council.entry(2, 0, 1, 2)));
        refused(() -> signer.commit(council.epoch, 1, one.reference()), "after term 2");
    }

    @Test
    void itRefusesASecondVoteAndOneThatConcealsTheLock() {
        log.apply(new LogRecord.Locked(lock));
        log.apply(new LogRecord.TermEntered(council.entry(2, 0, 1, 2)));
        refused(() -> signer.vote(council.epoch, 1, 2, council.epoch.root()), "conceals");
        refused(() -> signer.vote(council.epoch, 1, 1, council.epoch.root()), "after term 2");
        assertThat(signer.vote(council.epoch, 1, 2, one.reference()))
                .isEqualTo(council.statement(1, 2, one.reference()));
        log.apply(new LogRecord.Voted(council.vote(1, 2, lock, Optional.empty())));
        refused(() -> signer.vote(council.epoch, 1, 2, one.reference()), "a second vote");
    }

    @Test
    void inTheCrashModelAVoteReportsTheLastAcceptedBlock() {
        Council crash = new Council(CrashModel.CFT, 3);
        Lead first = crash.lead(1, crash.epoch.rootCertificate(), 0, 1);
        log.apply(new LogRecord.Pinned(first.proof()));
        log.apply(new LogRecord.Accepted(crash.block(crash.genesis, first, 1)));
        log.apply(new LogRecord.TermEntered(crash.entry(2, 0, 1)));
        refused(() -> signer.vote(crash.epoch, 1, 2, crash.epoch.root()), "conceals");
    }

    @Test
    void itLeadsOnlyWhatIsRecordedAsLed() {
        log.apply(new LogRecord.TermEntered(TermEntry.first(0)));
        refused(() -> signer.lead(council.epoch, 1, lead.proof()), "not recorded");
        log.apply(new LogRecord.Led(lead.proof()));
        assertThat(signer.lead(council.epoch, 1, lead.proof())).isEqualTo(lead.statement());
        Lead other = council.lead(1, council.epoch.rootCertificate(), 0, 1, 3);
        refused(() -> signer.lead(council.epoch, 1, other.proof()), "not the pinned one");
    }

    @Test
    void itSignsNothingBindingWhileThePastIsLostNorInTheForgottenTerms() {
        inTermOne();
        log.apply(new LogRecord.Accepted(one));
        log.apply(new LogRecord.Rejoining(1));
        refused(() -> signer.prepare(council.epoch, 1, one.reference()), "without memory");
        log.apply(new LogRecord.Rejoined());
        refused(() -> signer.prepare(council.epoch, 1, one.reference()), "forgotten term");
        log.apply(new LogRecord.Rejoining(1));
        assertThat(signer.suspect(council.epoch, 1, 1, Suspicion.SILENCE).term())
                .isEqualTo(1);
    }

    @Test
    void itSignsNothingForAnotherEpochThanTheLogs() {
        inTermOne();
        log.apply(new LogRecord.EpochEntered(1));
        refused(() -> signer.vote(council.epoch, 1, 2, council.epoch.root()), "epoch 0");
    }
}
