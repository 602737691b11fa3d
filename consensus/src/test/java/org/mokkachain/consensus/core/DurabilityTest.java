package org.mokkachain.consensus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.fixture.Council;
import org.mokkachain.consensus.fixture.KeyedSignatures;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.Handover;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Hash;

/** The table of section 4, row by row: what must be durable before a message leaves. */
class DurabilityTest {
    private final Rig rig = new Rig(CrashModel.BFT, 4);

    @Test
    void suspectAndEntryNeedNothing() {
        rig.pass(400 * Rig.MS);
        assertThat(rig.sent()).anyMatch(m -> m instanceof Suspect);
        assertThat(rig.effects).noneMatch(e -> e instanceof Effect.Persist);
        rig.receive(1, rig.council.suspect(1, 1));
        rig.receive(2, rig.council.suspect(2, 1));
        int entry = rig.sentAt(m -> m instanceof TermEntry);
        assertThat(entry).isLessThan(rig.persisted(r -> r instanceof LogRecord.TermEntered));
    }

    @Test
    void aVoteNeedsItselfItsTermAndTheLockItReports() {
        ProposedBlock one = rig.council.block(rig.council.genesis, rig.follow(), 1);
        rig.append(one);
        rig.receive(1, rig.council.vote(Phase.PREPARE, 1, one.reference()));
        rig.receive(2, rig.council.vote(Phase.PREPARE, 2, one.reference()));
        rig.receive(2, rig.council.entry(2, 1, 2, 3));
        int vote = rig.sentAt(m -> m instanceof Vote v
                && v.statement().report().equals(one.reference()));
        assertThat(rig.persisted(r -> r instanceof LogRecord.TermEntered t && t.entry().term() == 2))
                .isLessThan(vote);
        assertThat(rig.persisted(r -> r instanceof LogRecord.Voted)).isLessThan(vote);
        assertThat(rig.disk.locked().orElseThrow().block()).isEqualTo(one.reference());
    }

    @Test
    void aProofNeedsThatTheTermIsLedAndPinned() {
        Rig leader = new Rig(new Council(CrashModel.BFT, 4), 1, List.of());
        leader.receive(0, leader.council.vote(0, 1));
        leader.receive(2, leader.council.vote(2, 1));
        int lead = leader.sentAt(m -> m instanceof Lead);
        assertThat(leader.persisted(r -> r instanceof LogRecord.Led)).isLessThan(lead);
    }

    @Test
    void aProposalNeedsItsBodyAndTheLeadersOwnVote() {
        Rig leader = new Rig(new Council(CrashModel.BFT, 4), 1, List.of());
        leader.receive(0, leader.council.vote(0, 1));
        leader.receive(2, leader.council.vote(2, 1));
        Lead lead = (Lead) leader.sent().stream().filter(m -> m instanceof Lead).findFirst().orElseThrow();
        ProposedBlock one = leader.council.block(leader.council.genesis, lead, 1);
        leader.on(new Event.ProposalBuilt(one));
        int accepted = leader.persisted(r -> r.equals(new LogRecord.Accepted(one)));
        assertThat(accepted).isLessThan(leader.sentAt(m -> m instanceof Append));
        assertThat(accepted).isLessThan(leader.sentAt(m -> m instanceof BlockVote));
    }

    @Test
    void aPrepareNeedsBodyAncestorsAndPin() {
        Lead lead = rig.follow();
        ProposedBlock one = rig.council.block(rig.council.genesis, lead, 1);
        rig.append(one);
        int vote = rig.sentAt(m -> m instanceof BlockVote);
        assertThat(rig.persisted(r -> r.equals(new LogRecord.Accepted(one)))).isLessThan(vote);
        assertThat(rig.persisted(r -> r.equals(new LogRecord.Pinned(lead.proof())))).isLessThan(vote);
    }

    @Test
    void anAncestorThatWasOnlyFetchedIsMadeDurableBeforeItsDescendantIsPrepared() {
        Lead lead = rig.follow();
        ProposedBlock one = rig.council.block(rig.council.genesis, lead, 1);
        ProposedBlock two = rig.council.block(one.header(), lead, 2);
        rig.append(two);
        rig.receive(1, new BlocksReply(List.of(one)));
        rig.votes(Phase.PREPARE, one.reference(), 3);
        int vote = rig.sentAt(m -> m instanceof BlockVote v && v.block().equals(two.reference()));
        assertThat(rig.persisted(r -> r.equals(new LogRecord.Kept(one)))).isLessThan(vote);
    }

    @Test
    void aCommitNeedsTheLock() {
        ProposedBlock one = rig.council.block(rig.council.genesis, rig.follow(), 1);
        rig.append(one);
        rig.votes(Phase.PREPARE, one.reference(), 2);
        int commit = rig.sentAt(m -> m instanceof BlockVote v && v.phase() == Phase.COMMIT);
        assertThat(rig.persisted(r -> r instanceof LogRecord.Locked l
                        && l.certificate().block().equals(one.reference())))
                .isLessThan(commit);
    }

    @Test
    void aBlockIsFinalWithAQuorumOfCommits() {
        ProposedBlock one = rig.council.block(rig.council.genesis, rig.follow(), 1);
        rig.append(one);
        rig.votes(Phase.PREPARE, one.reference(), 2);
        rig.votes(Phase.COMMIT, one.reference(), 1);
        assertThat(rig.committed()).isEmpty();
        rig.receive(2, rig.council.vote(Phase.COMMIT, 2, one.reference()));
        assertThat(rig.committed()).containsExactly(one.reference());
    }

    @Test
    void noCommitIsSentForAnOldTerm() {
        ProposedBlock one = rig.council.block(rig.council.genesis, rig.follow(), 1);
        rig.append(one);
        rig.receive(2, rig.council.entry(2, 1, 2, 3));
        rig.votes(Phase.PREPARE, one.reference(), 3);
        assertThat(rig.voted(Phase.COMMIT)).isEmpty();
        assertThat(rig.mokka.view(rig.now).committed().height()).isZero();
    }

    @Test
    void afterARestartTheSameVoteIsSentAgainAndNoOther() {
        Lead lead = rig.follow();
        ProposedBlock one = rig.council.block(rig.council.genesis, lead, 1);
        rig.append(one);
        Rig again = new Rig(rig.council, 0, rig.disk.snapshot());
        assertThat(again.mokka.view(again.now).term()).isEqualTo(1);
        assertThat(again.voted(Phase.PREPARE)).containsExactly(one.reference());
        again.append(rig.council.block(rig.council.genesis, lead, 2));
        assertThat(again.voted(Phase.PREPARE)).isEmpty();
    }

    @Test
    void afterARestartALeaderDoesNotResumeButHandsOver() {
        Rig leader = new Rig(new Council(CrashModel.BFT, 4), 1, List.of());
        leader.receive(0, leader.council.vote(0, 1));
        leader.receive(2, leader.council.vote(2, 1));
        Rig again = new Rig(leader.council, 1, leader.disk.snapshot());
        assertThat(again.sent()).anyMatch(m -> m instanceof Handover h && h.term() == 1);
        assertThat(again.sent()).anyMatch(m -> m instanceof Suspect s && s.term() == 1);
        assertThat(again.effects).noneMatch(e -> e instanceof Effect.BuildProposal);
    }

    @Test
    void whatTheLogSaysAboutAnEarlierEpochMeansNothingInTheNext() {
        ProposedBlock one = rig.council.block(rig.council.genesis, rig.follow(), 1);
        rig.append(one);
        rig.votes(Phase.PREPARE, one.reference(), 3);
        Epoch next = Epoch.startingAt(
                rig.council.chainId, CrashModel.BFT, 1, 1, one.hash(), rig.council.epoch.validators());
        Mokka again = Mokka.recover(
                Settings.lan(),
                Identity.of(KeyedSignatures.signer(next.key(0))),
                new LedgerState(Hash.ZERO, one.header(), next),
                new Past.Remembered(rig.disk));
        var effects = again.step(1, new Event.Started());
        assertThat(effects).anyMatch(e -> e instanceof Effect.Persist p
                && p.records().getFirst().equals(new LogRecord.EpochEntered(1)));
        assertThat(again.view(1).term()).isEqualTo(1);
        assertThat(again.view(1).leader()).isEmpty();
    }

    /** The ledger was lost with its epochs: what the log says is of no use, and must not precede what comes. */
    @Test
    void aLogOfALaterEpochThanTheLedgersIsReplacedByOneThatKnowsItForgot() {
        rig.disk.apply(new LogRecord.EpochEntered(2));
        var effects = restart(rig.council.epoch, new Past.Remembered(rig.disk));
        Effect.Compact replaced = effects.stream()
                .filter(e -> e instanceof Effect.Compact)
                .map(Effect.Compact.class::cast)
                .findFirst()
                .orElseThrow();
        DurableState fresh = DurableState.replay(replaced.snapshot());
        assertThat(fresh.epoch()).isZero();
        assertThat(fresh.isRejoining()).isTrue();
    }

    /** Its lost log may be of a later epoch than the one it is an observer of now, and say that it voted there. */
    @Test
    void anObserverThatLostItsLogNotesThatForTheDayItIsAValidator() {
        Epoch without = Epoch.startingAt(rig.council.chainId, CrashModel.BFT, 0, 0, rig.council.genesis.hash(),
                rig.council.epoch.validators().without(rig.council.epoch.key(0)));
        var effects = restart(without, new Past.Lost("there is no log"));
        assertThat(effects).anyMatch(e -> e instanceof Effect.Persist p
                && p.records().contains(new LogRecord.Rejoining(0)));
    }

    /** As when a snapshot took the place of its ledger, and nobody has anything to do any more. */
    @Test
    void aValidatorThatRejoinsVotesAtOnceWhereItsLedgerEndsAboveAllItMayHaveSigned() {
        Lead lead = rig.council.lead(3, rig.council.epoch.rootCertificate(), rig.voters());
        Header tip = rig.council.block(rig.council.genesis, lead, 1).header();
        LogRecord.Rejoined over = new LogRecord.Rejoined();
        for (long floor = 1; floor <= 4; floor++) {
            DurableState log = DurableState.replay(List.of(new LogRecord.Rejoining(floor)));
            boolean votes = restart(tip, rig.council.epoch, new Past.Remembered(log)).stream()
                    .anyMatch(e -> e instanceof Effect.Persist p && p.records().contains(over));
            assertThat(votes).as("floor %d", floor).isEqualTo(floor < 3);
        }
    }

    private List<Effect> restart(Epoch epoch, Past past) {
        return restart(rig.council.genesis, epoch, past);
    }

    private List<Effect> restart(Header tip, Epoch epoch, Past past) {
        LedgerState ledger = new LedgerState(Hash.ZERO, tip, epoch);
        Identity me = Identity.of(KeyedSignatures.signer(rig.council.epoch.key(0)));
        return Mokka.recover(Settings.lan(), me, ledger, past).step(1, new Event.Started());
    }

    @Test
    void theVoteOfATermIsTheSameAfterARestart() {
        Vote before = rig.disk.vote().orElseThrow();
        Rig again = new Rig(rig.council, 0, rig.disk.snapshot());
        assertThat(again.disk.vote()).contains(before);
        assertThat(before.certificate()).isEqualTo(rig.council.epoch.rootCertificate());
        assertThat(before.header()).isEqualTo(Optional.empty());
    }
}
