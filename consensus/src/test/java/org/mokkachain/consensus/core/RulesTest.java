package org.mokkachain.consensus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.event.Verdict;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.CertificateNotice;
import org.mokkachain.consensus.message.EvidenceNotice;
import org.mokkachain.consensus.message.GetBlocks;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Hash;

/** Rules V1 to V8 of section 5, one by one. */
class RulesTest {
    private final Rig rig = new Rig(CrashModel.BFT, 4);
    private final Council4 c = new Council4(rig);

    /** Shorthand for blocks of this test. */
    private record Council4(Rig rig) {
        ProposedBlock block(ProposedBlock parent, Lead lead, int salt) {
            return rig.council.block(parent.header(), lead, salt);
        }

        ProposedBlock first(Lead lead, int salt) {
            return rig.council.block(rig.council.genesis, lead, salt);
        }
    }

    private void suspected(Suspicion reason) {
        assertThat(rig.sent()).anyMatch(m -> m instanceof Suspect s && s.signer() == 0 && s.reason() == reason);
    }

    @Test
    void aValidFirstBlockOnTheBaseIsPrepared() {
        ProposedBlock one = c.first(rig.follow(), 1);
        rig.append(one);
        assertThat(rig.voted(Phase.PREPARE)).containsExactly(one.reference());
    }

    @Test
    void nothingIsPreparedBeforeTheLeaderHasProvedItself() {
        Lead lead = rig.council.lead(1, rig.council.epoch.rootCertificate(), 1, 2, 3);
        ProposedBlock one = c.first(lead, 1);
        rig.append(one);
        assertThat(rig.voted(Phase.PREPARE)).isEmpty();
        rig.receive(1, lead);
        assertThat(rig.voted(Phase.PREPARE)).containsExactly(one.reference());
    }

    @Test
    void aProposalUnderAnotherProofIsNotPrepared() {
        rig.follow();
        Lead other = rig.council.lead(1, rig.council.epoch.rootCertificate(), 0, 1, 2);
        rig.append(c.first(other, 1));
        assertThat(rig.voted(Phase.PREPARE)).isEmpty();
        suspected(Suspicion.MISBEHAVIOUR);
    }

    @Test
    void v1_aMissingParentIsFetchedFirst() {
        Lead lead = rig.follow();
        ProposedBlock one = c.first(lead, 1);
        ProposedBlock two = c.block(one, lead, 2);
        rig.append(two);
        assertThat(rig.voted(Phase.PREPARE)).isEmpty();
        assertThat(rig.sent()).contains(new GetBlocks(one.hash(), 0));
        rig.receive(1, new BlocksReply(List.of(one)));
        assertThat(rig.voted(Phase.PREPARE)).as("parent neither voted for nor certified").isEmpty();
        rig.append(one);
        assertThat(rig.voted(Phase.PREPARE)).containsExactly(one.reference(), two.reference());
    }

    @Test
    void v2_aHeightThatDoesNotFollowTheParentIsNotPrepared() {
        Lead lead = rig.follow();
        Header h = c.first(lead, 1).header();
        Header skipping = new Header(
                1, h.chainId(), 0, 2, 1, 1, h.parentHash(), h.proofHash(), h.txRoot(), h.stateRoot(), h.receiptsRoot(),
                h.validatorSetHash(), h.nextValidatorSetHash(), h.timestampMs(), 1, 1);
        rig.append(new ProposedBlock(skipping, c.first(lead, 1).body()));
        assertThat(rig.voted(Phase.PREPARE)).isEmpty();
    }

    @Test
    void v3_theBaseIsExtendedOnlyByTheFirstVoteOfTheTerm() {
        // Validator 0 votes at height 1 of term 1; then a quorum of others certifies height 1 in vain.
        Lead lead = rig.follow();
        ProposedBlock one = c.first(lead, 1);
        ProposedBlock two = c.block(one, lead, 2);
        rig.append(one);
        rig.append(two);
        // Term 2 goes on from block one. This node votes there, and then may not go back to the base.
        Lead next = rig.council.lead(2, rig.council.certificate(Phase.PREPARE, one.reference(), 1, 2, 3), 1, 2, 3);
        rig.receive(2, next);
        ProposedBlock a = c.block(one, next, 3);
        rig.append(a);
        assertThat(rig.voted(Phase.PREPARE)).containsExactly(a.reference());
        ProposedBlock b = c.block(a, next, 4);
        rig.append(b);
        assertThat(rig.voted(Phase.PREPARE)).containsExactly(b.reference());
        assertThat(rig.disk.lastVoted()).contains(b.reference());
    }

    @Test
    void v3_aCertifiedParentOfTheTermAllowsALateFirstVote() {
        Lead lead = rig.follow();
        ProposedBlock one = c.first(lead, 1);
        ProposedBlock two = c.block(one, lead, 2);
        rig.append(two);
        rig.receive(1, new BlocksReply(List.of(one)));
        assertThat(rig.voted(Phase.PREPARE)).isEmpty();
        rig.receive(2, new CertificateNotice(rig.council.certificate(Phase.PREPARE, one.reference(), 1, 2, 3)));
        assertThat(rig.voted(Phase.PREPARE)).containsExactly(two.reference());
    }

    @Test
    void v4_noSecondVoteAtAHeight() {
        Lead lead = rig.follow();
        rig.append(c.first(lead, 1));
        rig.append(c.first(lead, 2));
        assertThat(rig.voted(Phase.PREPARE)).isEmpty();
        suspected(Suspicion.MISBEHAVIOUR);
        assertThat(rig.sent()).anyMatch(m -> m instanceof EvidenceNotice e && e.evidence().offender() == 1);
    }

    @Test
    void aProposalPassedOnAgainIsNoSignOfLife() {
        ProposedBlock one = c.first(rig.follow(), 1);
        rig.append(one);
        for (int i = 0; i < 3; i++) {
            rig.pass(100 * Rig.MS);
            rig.receive(2, rig.council.append(one));
        }
        suspectedInTotal(Suspicion.SILENCE);
    }

    private void suspectedInTotal(Suspicion reason) {
        rig.pass(100 * Rig.MS);
        suspected(reason);
    }

    @Test
    void v5_nothingBeyondTwoWindowsIsKept() {
        Lead lead = rig.follow();
        ProposedBlock at = c.first(lead, 1);
        for (int height = 2; height <= 16; height++) {
            at = c.block(at, lead, height);
        }
        rig.append(at);
        assertThat(rig.sent()).anyMatch(m -> m instanceof GetBlocks);
        ProposedBlock beyond = c.block(at, lead, 17);
        rig.append(beyond);
        rig.receive(2, new GetBlocks(beyond.hash(), 0));
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void v6_afterAnEpochChangeThatIsNotFinalOnlyEmptyBlocks() {
        Lead lead = rig.follow();
        Header h = c.first(lead, 1).header();
        Header changing = new Header(
                1, h.chainId(), 0, 1, 1, 1, h.parentHash(), h.proofHash(), h.txRoot(), h.stateRoot(), h.receiptsRoot(),
                h.validatorSetHash(), Hash.ZERO, h.timestampMs(), 1, 1);
        ProposedBlock change = new ProposedBlock(changing, c.first(lead, 1).body());
        rig.append(change);
        assertThat(rig.voted(Phase.PREPARE)).containsExactly(change.reference());
        ProposedBlock empty = rig.council.block(changing, lead, 2, 0);
        rig.append(empty);
        assertThat(rig.voted(Phase.PREPARE)).containsExactly(empty.reference());
        ProposedBlock full = rig.council.block(empty.header(), lead, 3, 1);
        rig.append(full);
        assertThat(rig.voted(Phase.PREPARE)).isEmpty();
        suspected(Suspicion.MISBEHAVIOUR);
    }

    @Test
    void v7_aBlockThatIsTooEarlyIsHeldUntilItFits() {
        ProposedBlock one = c.first(rig.follow(), 1);
        rig.verdicts.put(one.hash(), new Verdict.TooEarly(30));
        rig.append(one);
        assertThat(rig.voted(Phase.PREPARE)).isEmpty();
        rig.verdicts.clear();
        rig.pass(29 * Rig.MS);
        assertThat(rig.voted(Phase.PREPARE)).isEmpty();
        rig.pass(2 * Rig.MS);
        assertThat(rig.voted(Phase.PREPARE)).containsExactly(one.reference());
    }

    @Test
    void v7_isWaivedForACertifiedBlock() {
        ProposedBlock one = c.first(rig.follow(), 1);
        rig.verdicts.put(one.hash(), new Verdict.TooEarly(60_000));
        rig.append(one);
        rig.verdicts.clear();
        rig.votes(Phase.PREPARE, one.reference(), 3);
        assertThat(rig.effects).anyMatch(e -> e instanceof Effect.CheckProposal check && check.certified());
        assertThat(rig.voted(Phase.COMMIT)).containsExactly(one.reference());
    }

    @Test
    void v8_anInvalidBlockIsNotPreparedAndItsLeaderSuspected() {
        ProposedBlock one = c.first(rig.follow(), 1);
        rig.verdicts.put(one.hash(), new Verdict.Invalid("state root"));
        rig.append(one);
        assertThat(rig.voted(Phase.PREPARE)).isEmpty();
        suspected(Suspicion.MISBEHAVIOUR);
    }

    @Test
    void aCertifiedBlockThatFailsHereHaltsTheNode() {
        ProposedBlock one = c.first(rig.follow(), 1);
        rig.verdicts.put(one.hash(), new Verdict.Invalid("state root"));
        rig.append(one);
        rig.votes(Phase.PREPARE, one.reference(), 3);
        assertThat(rig.effects).anyMatch(e -> e instanceof Effect.Halt);
        assertThat(rig.voted(Phase.COMMIT)).isEmpty();
        assertThat(rig.append(c.block(one, rig.council.lead(1, rig.council.epoch.rootCertificate(), 1, 2, 3), 2)))
                .isEmpty();
    }
}
