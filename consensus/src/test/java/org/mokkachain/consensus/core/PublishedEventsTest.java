package org.mokkachain.consensus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.event.Verdict;
import org.mokkachain.consensus.fixture.Council;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;

/** When which event is published: the table of docs/embedding.md. */
class PublishedEventsTest {
    private final Rig rig = new Rig(CrashModel.BFT, 4);
    private final Council c = rig.council;

    @Test
    void leftAndJoinedWhenTheLastLinkEndsAndTheFirstBegins() {
        rig.on(new Event.PeerDisconnected(c.epoch.key(3)));
        assertThat(rig.published()).containsExactly(new ConsensusEvent.Left(c.epoch.key(3), OptionalInt.of(3)));
        rig.on(new Event.PeerConnected(c.epoch.key(3)));
        assertThat(rig.published()).containsExactly(new ConsensusEvent.Joined(c.epoch.key(3), OptionalInt.of(3)));
        rig.on(new Event.PeerConnected(c.epoch.key(3)));
        assertThat(rig.published()).isEmpty();
    }

    @Test
    void heartbeatTimeoutWhenTheLeaderIsSilentForTooLong() {
        rig.follow();
        rig.pass(1_000 * Rig.MS);
        assertThat(rig.published()).containsOnlyOnce(new ConsensusEvent.HeartbeatTimeout(1));
    }

    @Test
    void roleChangedWhenAQuorumElectsThisNode() {
        Rig leader = new Rig(c, 1, List.of());
        leader.receive(0, c.vote(0, 1));
        leader.receive(2, c.vote(2, 1));
        assertThat(leader.published()).contains(new ConsensusEvent.RoleChanged(Role.LEADER, 1));
    }

    @Test
    void leaderChangedWhenALeaderProvesItselfAndWhenItIsLost() {
        rig.follow();
        assertThat(rig.published()).contains(new ConsensusEvent.LeaderChanged(1, OptionalInt.of(1)));
        rig.receive(2, c.entry(2, 1, 2, 3));
        assertThat(rig.published()).contains(new ConsensusEvent.LeaderChanged(2, OptionalInt.empty()));
    }

    @Test
    void leaderProvenWhenALeaderProvesItself() {
        Lead lead = rig.follow();
        assertThat(rig.published()).containsOnlyOnce(new ConsensusEvent.LeaderProven(lead.proof(), lead.entry()));
    }

    @Test
    void acceptedThenAcknowledgedThenCommittedOnTheWayOfABlock() {
        ProposedBlock block = c.block(c.genesis, rig.follow(), 1);
        rig.append(block);
        assertThat(rig.published()).containsExactly(new ConsensusEvent.Accepted(block.reference()));
        rig.votes(Phase.PREPARE, block.reference(), 2);
        assertThat(rig.published()).containsExactly(new ConsensusEvent.Acknowledged(block.reference()));
        rig.votes(Phase.COMMIT, block.reference(), 2);
        assertThat(rig.published()).containsExactly(new ConsensusEvent.Committed(block.reference()));
    }

    @Test
    void evidenceFoundWhenALeaderProposesTwoBlocksAtAHeight() {
        Lead lead = rig.follow();
        rig.append(c.block(c.genesis, lead, 1));
        rig.append(c.block(c.genesis, lead, 2));
        assertThat(rig.published())
                .anyMatch(event -> event instanceof ConsensusEvent.EvidenceFound e && e.evidence().offender() == 1);
    }

    @Test
    void problemWhenTheLeaderProposesWhatIsInvalid() {
        ProposedBlock block = c.block(c.genesis, rig.follow(), 1);
        rig.verdicts.put(block.hash(), new Verdict.Invalid("another state"));
        rig.append(block);
        assertThat(rig.published())
                .contains(new ConsensusEvent.Problem("the leader proposed an invalid block: another state"));
    }
}
