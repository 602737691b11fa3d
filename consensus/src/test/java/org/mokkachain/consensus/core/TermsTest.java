package org.mokkachain.consensus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.fixture.Council;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.CertificateNotice;
import org.mokkachain.consensus.message.EvidenceNotice;
import org.mokkachain.consensus.message.Handover;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;

/** How terms begin and end. */
class TermsTest {
    private final Rig rig = new Rig(CrashModel.BFT, 4);

    private long term() {
        return rig.mokka.view(rig.now).term();
    }

    private List<Suspicion> suspicions() {
        return rig.sent().stream()
                .filter(m -> m instanceof Suspect)
                .map(m -> ((Suspect) m).reason())
                .distinct()
                .toList();
    }

    @Test
    void aLeaderEndsItsTermWhenAFinalBlockIsNotOnItsChain() {
        Rig leader = new Rig(new Council(CrashModel.BFT, 4), 1, List.of());
        Council council = leader.council;
        leader.receive(0, council.vote(0, 1));
        leader.receive(3, council.vote(3, 1));
        Lead own = (Lead) leader.sent().stream().filter(m -> m instanceof Lead).findFirst().orElseThrow();
        leader.on(new Event.ProposalBuilt(council.block(council.genesis, own, 1)));
        Lead later = council.lead(2, council.epoch.rootCertificate(), 0, 2, 3);
        ProposedBlock other = council.block(council.genesis, later, 2);
        leader.receive(0, new CertificateNotice(council.certificate(Phase.COMMIT, other.reference(), 0, 2, 3)));
        leader.receive(0, new BlocksReply(List.of(other)));
        assertThat(leader.committed()).containsExactly(other.reference());
        assertThat(leader.sent()).anyMatch(m -> m instanceof Handover h && h.term() == 1);
        leader.on(new Event.WorkPending(true));
        assertThat(leader.effects).noneMatch(e -> e instanceof Effect.BuildProposal);
        assertThat(leader.mokka.view(leader.now).role()).isEqualTo(Role.FOLLOWER);
    }

    @Test
    void everybodyBeginsInTermOneAndVotesForItsCandidate() {
        assertThat(term()).isEqualTo(1);
        assertThat(rig.disk.vote().orElseThrow()).isEqualTo(rig.council.vote(0, 1));
    }

    @Test
    void oneSuspicionTooFewOpensNoTerm() {
        rig.receive(1, rig.council.suspect(1, 1));
        rig.receive(2, rig.council.suspect(2, 1));
        assertThat(term()).isEqualTo(1);
        rig.receive(3, rig.council.suspect(3, 1));
        assertThat(term()).isEqualTo(2);
        assertThat(rig.sent()).contains(rig.council.entry(2, 1, 2, 3));
    }

    @Test
    void aSuspicionLapsesUnlessItIsRepeated() {
        rig.follow();
        rig.receive(1, rig.council.suspect(1, 1));
        rig.receive(2, rig.council.suspect(2, 1));
        for (int i = 1; i <= 6; i++) {
            rig.pass(100 * Rig.MS);
            rig.receive(1, rig.council.heartbeat(rig.council.lead(1, rig.council.epoch.rootCertificate(), 1, 2, 3), i));
        }
        rig.receive(3, rig.council.suspect(3, 1));
        assertThat(term()).isEqualTo(1);
    }

    @Test
    void aTermCanBeSkippedButNotInvented() {
        rig.receive(1, rig.council.suspect(1, 9));
        rig.receive(2, rig.council.suspect(2, 9));
        assertThat(term()).isEqualTo(1);
        rig.receive(2, rig.council.entry(7, 1, 2, 3));
        assertThat(term()).isEqualTo(7);
        rig.receive(3, rig.council.suspect(3, 9));
        assertThat(term()).isEqualTo(10);
    }

    @Test
    void aLeadOfALaterTermIsFollowedWithoutAVoteOfItsOwn() {
        Lead lead = rig.council.lead(6, rig.council.epoch.rootCertificate(), 1, 2, 3);
        rig.receive(2, lead);
        assertThat(term()).isEqualTo(6);
        assertThat(rig.sent()).noneMatch(m -> m instanceof Vote);
        assertThat(rig.mokka.view(rig.now).leader()).hasValue(rig.council.epoch.candidate(6));
    }

    @Test
    void withoutALeaderTheCandidateIsSuspectedAndTheTimeoutDoubles() {
        rig.pass(140 * Rig.MS);
        assertThat(suspicions()).isEmpty();
        rig.pass(20 * Rig.MS);
        assertThat(suspicions()).containsExactly(Suspicion.NO_LEADER);
        rig.receive(1, rig.council.entry(2, 1, 2, 3));
        rig.pass(590 * Rig.MS);
        assertThat(suspicions()).isEmpty();
        rig.pass(20 * Rig.MS);
        assertThat(suspicions()).containsExactly(Suspicion.NO_LEADER);
    }

    @Test
    void aSilentLeaderIsSuspectedUntilItIsHeardAgain() {
        Lead lead = rig.follow();
        rig.pass(249 * Rig.MS);
        assertThat(suspicions()).isEmpty();
        rig.pass(2 * Rig.MS);
        assertThat(suspicions()).containsExactly(Suspicion.SILENCE);
        rig.receive(1, rig.council.heartbeat(lead, 1));
        assertThat(rig.published()).contains(new ConsensusEvent.SuspicionEnded(1));
        rig.pass(200 * Rig.MS);
        assertThat(suspicions()).isEmpty();
    }

    @Test
    void anOldHeartbeatReplayedCountsForNothing() {
        Lead lead = rig.follow();
        rig.receive(1, rig.council.heartbeat(lead, 5));
        rig.pass(200 * Rig.MS);
        rig.receive(1, rig.council.heartbeat(lead, 5));
        rig.receive(1, rig.council.heartbeat(lead, 4));
        rig.pass(60 * Rig.MS);
        assertThat(suspicions()).containsExactly(Suspicion.SILENCE);
    }

    @Test
    void aLostConnectionToTheLeaderCountsAsAMissedHeartbeat() {
        rig.follow();
        rig.on(new Event.PeerDisconnected(rig.council.epoch.key(1)));
        rig.pass(49 * Rig.MS);
        assertThat(suspicions()).isEmpty();
        rig.pass(2 * Rig.MS);
        assertThat(suspicions()).containsExactly(Suspicion.SILENCE);
    }

    @Test
    void pendingWorkThatIsNotCommittedMakesTheLeaderSuspect() {
        Lead lead = rig.follow();
        rig.on(new Event.WorkPending(true));
        for (int i = 1; i <= 9; i++) {
            rig.receive(1, rig.council.heartbeat(lead, i));
            rig.pass(99 * Rig.MS);
            assertThat(suspicions()).isEmpty();
        }
        rig.receive(1, rig.council.heartbeat(lead, 10));
        rig.pass(20 * Rig.MS);
        assertThat(suspicions()).containsExactly(Suspicion.NO_PROGRESS);
    }

    @Test
    void workThatCannotBeExecutedIsNeverWaitedFor() {
        Lead lead = rig.follow();
        rig.on(new Event.WorkPending(true));
        rig.pass(100 * Rig.MS);
        rig.on(new Event.WorkPending(false));
        for (int i = 1; i <= 30; i++) {
            rig.receive(1, rig.council.heartbeat(lead, i));
            rig.pass(100 * Rig.MS);
            assertThat(suspicions()).isEmpty();
        }
    }

    @Test
    void aHandoverIsFollowedAtOnce() {
        rig.follow();
        rig.receive(1, rig.council.handover(1));
        assertThat(suspicions()).containsExactly(Suspicion.HANDOVER);
    }

    @Test
    void aDeclineHeardBeforeItsTermCountsWhenTheTermBegins() {
        rig.follow();
        rig.receive(2, rig.council.handover(2));
        assertThat(suspicions()).isEmpty();
        rig.receive(1, rig.council.entry(2, 1, 2, 3));
        assertThat(suspicions()).containsExactly(Suspicion.HANDOVER);
    }

    @Test
    void censorshipIsSuspectedForTheRestOfTheTerm() {
        Lead lead = rig.follow();
        rig.on(new Event.CensorshipSuspected());
        assertThat(suspicions()).as("the leader is new").isEmpty();
        for (int i = 1; i <= 101; i++) {
            rig.pass(100 * Rig.MS);
            rig.receive(1, rig.council.heartbeat(lead, i));
        }
        rig.on(new Event.CensorshipSuspected());
        assertThat(suspicions()).containsExactly(Suspicion.CENSORSHIP);
        rig.receive(1, rig.council.entry(2, 1, 2, 3));
        assertThat(suspicions()).isEmpty();
    }

    @Test
    void twoProofsInOneTermAreEvidence() {
        rig.follow();
        rig.receive(1, rig.council.lead(1, rig.council.epoch.rootCertificate(), 0, 1, 2));
        assertThat(rig.sent()).anyMatch(m -> m instanceof EvidenceNotice e && e.evidence().offender() == 1);
        assertThat(suspicions()).containsExactly(Suspicion.MISBEHAVIOUR);
    }

    @Test
    void aVoteThatConcealsALockIsEvidence() {
        ProposedBlock one = rig.council.block(rig.council.genesis, rig.follow(), 1);
        rig.receive(2, rig.council.vote(Phase.COMMIT, 2, one.reference()));
        rig.receive(3, rig.council.lead(2, rig.council.epoch.rootCertificate(), 1, 2, 3));
        assertThat(rig.sent()).anyMatch(m -> m instanceof EvidenceNotice e
                && e.evidence().offender() == 2
                && e.evidence().offence().equals("a vote that conceals a lock"));
    }

    @Test
    void aHonestVoteAfterACommitIsNoEvidence() {
        ProposedBlock one = rig.council.block(rig.council.genesis, rig.follow(), 1);
        Certificate lock = rig.council.certificate(Phase.PREPARE, one.reference(), 1, 2, 3);
        rig.receive(2, rig.council.vote(Phase.COMMIT, 2, one.reference()));
        rig.receive(3, rig.council.lead(2, lock, 1, 2, 3));
        assertThat(rig.sent()).noneMatch(m -> m instanceof EvidenceNotice);
    }

    @Test
    void aCertificateOfALaterTermRaisesTheLockButOpensNoTerm() {
        Lead lead = rig.council.lead(4, rig.council.epoch.rootCertificate(), 1, 2, 3);
        ProposedBlock one = rig.council.block(rig.council.genesis, lead, 1);
        rig.receive(1, new CertificateNotice(rig.council.certificate(Phase.PREPARE, one.reference(), 1, 2, 3)));
        assertThat(term()).isEqualTo(1);
        assertThat(rig.voted(Phase.COMMIT)).isEmpty();
        rig.receive(1, rig.council.entry(3, 1, 2, 3));
        assertThat(rig.sent()).as("highQC.term < t is required to vote").noneMatch(m -> m instanceof Vote);
    }

    @Test
    void aCandidateWithAQuorumOfVotesProvesItsLeadershipAndStartsTheTerm() {
        Rig candidate = new Rig(new Council(CrashModel.BFT, 4), 1, List.of());
        assertThat(candidate.mokka.view(candidate.now).role()).isEqualTo(Role.CANDIDATE);
        candidate.receive(0, candidate.council.vote(0, 1));
        assertThat(candidate.sent()).noneMatch(m -> m instanceof Lead);
        candidate.receive(3, candidate.council.vote(3, 1));
        assertThat(candidate.mokka.view(candidate.now).role()).isEqualTo(Role.LEADER);
        assertThat(candidate.effects).anyMatch(e -> e instanceof Effect.BuildProposal b
                && b.required() && b.parent().equals(candidate.council.genesis));
    }

    @Test
    void aVoteForALaterTermIsKeptUntilThatTermBegins() {
        Rig candidate = new Rig(new Council(CrashModel.BFT, 4), 2, List.of());
        candidate.receive(0, candidate.council.vote(0, 2));
        candidate.receive(3, candidate.council.vote(3, 2));
        assertThat(candidate.mokka.view(candidate.now).role()).isEqualTo(Role.FOLLOWER);
        candidate.receive(0, candidate.council.entry(2, 0, 1, 3));
        assertThat(candidate.mokka.view(candidate.now).role()).isEqualTo(Role.LEADER);
    }

    @Test
    void theBaseOfAProofIsTheHighestReportAndIsFetchedIfItIsMissing() {
        Rig candidate = new Rig(new Council(CrashModel.BFT, 4), 2, List.of());
        Council council = candidate.council;
        Lead first = council.lead(1, council.epoch.rootCertificate(), 0, 1, 3);
        ProposedBlock one = council.block(council.genesis, first, 1);
        Certificate lock = council.certificate(Phase.PREPARE, one.reference(), 0, 1, 3);
        candidate.receive(0, council.entry(2, 0, 1, 3));
        candidate.receive(0, council.vote(0, 2, lock, Optional.empty()));
        candidate.receive(3, council.vote(3, 2));
        assertThat(candidate.mokka.view(candidate.now).role()).isEqualTo(Role.CANDIDATE);
        candidate.receive(0, new BlocksReply(List.of(one)));
        Lead lead = (Lead) candidate.sent().stream().filter(m -> m instanceof Lead).findFirst().orElseThrow();
        assertThat(lead.proof().base()).isEqualTo(lock);
        assertThat(candidate.effects).anyMatch(e -> e instanceof Effect.BuildProposal b
                && b.parent().equals(one.header()));
    }

    @Test
    void aTermThatItsCandidateDeclinedDoublesNoTimeout() {
        rig.receive(1, rig.council.entry(2, 1, 2, 3));
        rig.receive(2, rig.council.handover(2));
        rig.receive(1, rig.council.entry(3, 1, 2, 3));
        rig.receive(3, rig.council.handover(3));
        rig.receive(1, rig.council.entry(5, 1, 2, 3));
        rig.pass(590 * Rig.MS);
        assertThat(suspicions()).isEmpty();
        rig.pass(20 * Rig.MS);
        assertThat(suspicions()).containsExactly(Suspicion.NO_LEADER);
    }

    @Test
    void aWeakenedCandidateDeclinesAtOnce() {
        Rig candidate = new Rig(new Council(CrashModel.BFT, 4), 2, List.of());
        candidate.on(new Event.Weaken(10_000 * Rig.MS));
        candidate.receive(0, candidate.council.entry(2, 0, 1, 3));
        assertThat(candidate.sent()).anyMatch(m -> m instanceof Handover h && h.term() == 2);
        assertThat(candidate.sent()).anyMatch(m -> m instanceof Suspect s && s.term() == 2);
    }

    @Test
    void everyTermIsAnnouncedToTheOthers() {
        rig.receive(2, rig.council.entry(3, 1, 2, 3));
        assertThat(rig.sent()).anyMatch(m -> m instanceof TermEntry e && e.term() == 3);
    }

    @Test
    void theTimeoutsCollapseWhenAQuorumIsReachableAgain() {
        for (int term = 2; term <= 6; term++) {
            rig.receive(1, rig.council.entry(term, 1, 2, 3));
        }
        for (int i = 1; i <= 3; i++) {
            rig.on(new Event.PeerDisconnected(rig.council.epoch.key(i)));
        }
        rig.pass(1_000 * Rig.MS);
        rig.on(new Event.PeerConnected(rig.council.epoch.key(1)));
        rig.on(new Event.PeerConnected(rig.council.epoch.key(2)));
        rig.pass(310 * Rig.MS);
        assertThat(suspicions()).containsExactly(Suspicion.NO_LEADER);
    }
}
