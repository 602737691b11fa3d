package org.mokkachain.consensus.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.event.Verdict;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.GetRange;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.consensus.message.ReadIndex;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** One driver as member 0; the test signs for the others. Member 1 leads term 1. */
class DriverTest {
    private static final Bytes HELLO = Bytes.of(new byte[] {1});
    private static final Bytes AGAIN = Bytes.of(new byte[] {2});

    private final Member member = new Member();

    @Test
    void aVoteLeavesAfterTheBlockIsInTheLog() {
        ProposedBlock block = member.proposed(HELLO);
        member.append(block);
        int stored = member.journal.indexOf(new LogRecord.Accepted(block));
        int sent = member.sentAt(m -> m instanceof BlockVote v && v.phase() == Phase.PREPARE);
        assertThat(stored).isNotNegative().isLessThan(sent);
    }

    @Test
    void aCommitVoteLeavesAfterItsLockIsInTheLog() {
        ProposedBlock block = member.proposed(HELLO);
        member.append(block);
        member.votes(Phase.PREPARE, block);
        int locked = member.recordAt(r -> r instanceof LogRecord.Locked l
                && l.certificate().block().equals(block.reference()));
        assertThat(locked).isLessThan(member.sentAt(m -> m instanceof BlockVote v && v.phase() == Phase.COMMIT));
    }

    @Test
    void aFinalBlockIsStoredThenApplied() {
        member.commit(HELLO);
        assertThat(member.chain).hasSize(1);
        assertThat(member.committed).containsExactly(HELLO);
        assertThat(member.driver.state()).isEqualTo(List.of(HELLO));
        assertThat(member.journal.indexOf(member.chain.getFirst())).isLessThan(member.journal.indexOf(HELLO));
        assertThat(member.published).anyMatch(e -> e instanceof ConsensusEvent.Committed);
    }

    @Test
    void aNewDriverGoesOnFromTheStorage() {
        member.commit(HELLO);
        ProposedBlock open = member.proposed(AGAIN);
        member.append(open);
        Member again = member.restarted();
        assertThat(again.committed).containsExactly(HELLO);
        assertThat(again.driver.state()).isEqualTo(List.of(HELLO));
        assertThat(again.driver.view().term()).isEqualTo(1);
        again.connect();
        again.listen();
        assertThat(again.sent(m -> m instanceof BlockVote v && v.block().equals(open.reference()))).isNotEmpty();
        again.votes(Phase.PREPARE, open);
        again.votes(Phase.COMMIT, open);
        assertThat(again.driver.state()).isEqualTo(List.of(HELLO, AGAIN));
    }

    @Test
    void afterAFailedWriteNothingLeavesAndTheDriverIsDead() {
        ProposedBlock block = member.proposed(HELLO);
        int before = member.journal.size();
        member.diskFails = true;
        assertThatThrownBy(() -> member.append(block)).isInstanceOf(UncheckedIOException.class);
        assertThat(member.journal.subList(before, member.journal.size()))
                .noneMatch(entry -> entry instanceof BlockVote);
        member.diskFails = false;
        assertThatIllegalStateException()
                .isThrownBy(() -> member.driver.on(new Event.TimerFired(TimerId.PACEMAKER)))
                .withMessageContaining("an earlier step failed");
    }

    @Test
    void aBlockWhoseBodyTheStateMachineRefusesIsRefused() {
        ProposedBlock refused = member.proposed(Member.REFUSED);
        member.append(refused);
        assertThat(member.sent(m -> m instanceof BlockVote)).isEmpty();
        assertThat(member.published)
                .contains(new ConsensusEvent.Problem(
                        "the leader proposed an invalid block: the state machine refuses the body"));
    }

    @Test
    void aWronglySignedMessageIsPenalized() {
        BlockVote vote = member.council.vote(Phase.PREPARE, 2, member.proposed(HELLO).reference());
        member.driver.receive(member.key(3), new BlockVote(vote.phase(), vote.block(), 3, vote.signature()));
        assertThat(member.penalized).containsExactly(member.key(3));
    }

    @Test
    void finalBlocksAreServedWithTheirProof() {
        member.commit(HELLO);
        member.driver.receive(member.key(2), new GetRange(1, 10));
        RangeReply reply = (RangeReply) member.sent(m -> m instanceof RangeReply).getFirst();
        assertThat(reply.blocks()).isEqualTo(member.chain);
        assertThat(member.council.verifier().verify(reply)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void blocksOfAnotherStateMachineAreNotTakenOver() {
        member.commit(HELLO);
        member.refuses = HELLO;
        assertThatIllegalStateException().isThrownBy(member::restarted).withMessageContaining("another state");
    }

    @Test
    void whatIsCalledWithinAStepWaitsForItsEnd() {
        member.onPublish = () -> {
            if (member.published.getLast() instanceof ConsensusEvent.Accepted) {
                member.driver.on(new Event.ReadRequested(7));
            }
        };
        member.append(member.proposed(HELLO));
        int read = member.sentAt(m -> m instanceof ReadIndex);
        assertThat(read).isGreaterThan(member.sentAt(m -> m instanceof BlockVote));
    }

    @Test
    void aRangeMayEndBetweenBlocksThatBecameFinalTogether() {
        ProposedBlock one = member.proposed(HELLO);
        ProposedBlock two = member.proposed(one.header(), List.of(HELLO), AGAIN);
        for (ProposedBlock block : List.of(one, two)) {
            member.append(block);
            member.votes(Phase.PREPARE, block);
        }
        member.votes(Phase.COMMIT, two);
        assertThat(member.committed).containsExactly(HELLO, AGAIN);
        assertThat(member.chain).hasSize(2);
        member.driver.receive(member.key(2), new GetRange(1, 1));
        RangeReply reply = (RangeReply) member.sent(m -> m instanceof RangeReply).getFirst();
        assertThat(reply.blocks()).hasSize(1);
        assertThat(reply.blocks().getFirst().proof().orElseThrow().descendants()).containsExactly(two.header());
        assertThat(member.council.verifier().verify(reply)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void aBlockFromTheFutureWaitsUnlessItIsCertified() {
        var ask = new Effect.BuildProposal(
                member.council.genesis, member.council.epoch, 1, 1, Hash.ZERO, false, true);
        var block = new Branches<>(member, member.council.genesis).build(ask, 10_000).orElseThrow();
        var branches = new Branches<>(member, member.council.genesis);
        assertThat(branches.check(block, new ClockRule.Local(5_000))).isEqualTo(new Verdict.TooEarly(3_000));
        assertThat(branches.check(block, new ClockRule.Waived())).isEqualTo(Verdict.Valid.UNCHANGED);
        assertThat(branches.check(block, new ClockRule.Local(8_000))).isEqualTo(Verdict.Valid.UNCHANGED);
    }

    /** Else a chain whose time is ahead of the clocks would stand still until they have caught up (V7). */
    @Test
    void theLeastStepOfTimeIsNeverTooEarly() {
        var ask = new Effect.BuildProposal(
                member.council.genesis, member.council.epoch, 1, 1, Hash.ZERO, false, true);
        var block = new Branches<>(member, member.council.genesis).build(ask, 0).orElseThrow();
        assertThat(block.header().timestampMs()).isEqualTo(member.council.genesis.timestampMs() + 1);
        var branches = new Branches<>(member, member.council.genesis);
        assertThat(branches.check(block, new ClockRule.Local(-10_000))).isEqualTo(Verdict.Valid.UNCHANGED);
    }
}
