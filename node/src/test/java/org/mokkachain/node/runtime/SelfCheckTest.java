package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.node.liveness.OwnState;
import org.mokkachain.node.replica.NodeFacts;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.p2p.gossip.GossipEvent;

class SelfCheckTest {
    private static final int CAPACITY = 3;

    private final Mailbox mailbox = new Mailbox(CAPACITY);
    private long nowMs = 1_000_000;
    private final SelfCheck self = new SelfCheck(mailbox, CAPACITY, () -> nowMs);

    /** Nobody answers questions. */
    private void look() {
        mailbox.close();
        self.look(Optional.empty());
    }

    private static ReplicaEvent fromOutside() {
        return new ReplicaEvent.ForConsensus(new Event.WorkPending(true));
    }

    private List<GossipEvent> said() {
        return mailbox.take(1_000, 1_000).stream()
                .filter(task -> task instanceof Task.Deliver(ReplicaEvent.ForGossip _))
                .map(task -> ((ReplicaEvent.ForGossip) ((Task.Deliver) task).event()).event())
                .toList();
    }

    @Test
    void aFullMailboxIsAComplaintForTenSecondsAndTheOthersAreTold() {
        look();
        assertThat(self.state(Optional.empty())).isEqualTo(OwnState.WELL);
        for (int i = 0; i < 2 * CAPACITY; i++) {
            mailbox.offer(fromOutside());
        }
        look();
        long dropped = mailbox.dropped();
        assertThat(dropped).isPositive();
        assertThat(self.state(Optional.empty()).overload())
                .contains(new OwnState.Overload(dropped, 10, CAPACITY));
        assertThat(said()).containsExactly(NodeFacts.put(NodeFacts.COMPLAINT,
                "is overloaded: its mailbox was full and " + dropped + " messages were dropped in 10 s"));
        for (int second = 0; second < 11; second++) {
            look();
        }
        assertThat(self.state(Optional.empty())).isEqualTo(OwnState.WELL);
        assertThat(said()).containsExactly(NodeFacts.put(NodeFacts.COMPLAINT, ""));
    }

    @Test
    void aKeyThatIsUsedElsewhereIsAComplaintForAMinute() {
        self.keyCopied("a:1", "b:2");
        nowMs += 30_000;
        self.keyCopied("a:1", "b:3");
        look();
        nowMs += 59_000;
        assertThat(self.state(Optional.empty()).copied()).hasValueSatisfying(copied -> {
            assertThat(copied.since().toEpochMilli()).isEqualTo(1_000_000);
            assertThat(copied.other()).isEqualTo("b:3");
        });
        assertThat(said()).containsExactly(
                NodeFacts.put(NodeFacts.COMPLAINT, "has its key in common with another running node"));
        nowMs += 2_000;
        assertThat(self.state(Optional.empty())).isEqualTo(OwnState.WELL);
    }

    @Test
    void aFullDiskIsTheWorstOfAll() {
        self.keyCopied("a:1", "b:2");
        assertThat(self.state(Optional.of("read-only: no room")).complaint()).contains("is read-only: no room");
    }
}
