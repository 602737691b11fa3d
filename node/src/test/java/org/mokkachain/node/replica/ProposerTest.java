package org.mokkachain.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mokkachain.node.replica.SmallChain.ALICE;
import static org.mokkachain.node.replica.SmallChain.BOB;

import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.value.Hash;

class ProposerTest {
    private final SmallChain chain = new SmallChain();
    private final Proposer proposer = new Proposer(chain.chain, chain.mempool);
    private long nonce;

    private void admit(int transactions) {
        for (int i = 0; i < transactions; i++) {
            chain.mempool.submit(SmallChain.transfer(ALICE, nonce++, BOB, 1_000_000), new Origin("client"), 0);
        }
        proposer.onAdmitted(transactions);
    }

    private Event propose(Header parent, long now, boolean required) {
        return proposer.propose(
                new Effect.BuildProposal(parent, chain.epoch(), 1, 0, Hash.ZERO, false, required), now, 2_000 + now);
    }

    private Header proposed(Header parent, long now) {
        Event answer = propose(parent, now, false);
        assertThat(answer).isInstanceOf(Event.ProposalBuilt.class);
        return ((Event.ProposalBuilt) answer).block().header();
    }

    private void assertWaits(Header parent, long now) {
        assertThat(propose(parent, now, false)).isInstanceOf(Event.NothingToPropose.class);
        assertThat(proposer.hasWork()).isFalse();
    }

    private void commit(Header block) {
        chain.commit(block);
        proposer.onCommitted();
    }

    @Test
    void theFirstTransactionAfterAPauseIsProposedAtOnce() {
        admit(1);
        Header first = proposed(chain.chain.tip(), 100);
        commit(first);
        admit(1);
        assertThat(proposed(first, 125).txCount()).isOne();
    }

    @Test
    void laterOnesGatherUntilABlockThatIsUnderWayIsFinal() {
        admit(1);
        Header first = proposed(chain.chain.tip(), 0);
        admit(3);
        assertWaits(first, 60);
        commit(first);
        assertThat(proposer.hasWork()).isTrue();
        assertThat(proposed(first, 61).txCount()).isEqualTo(3);
    }

    @Test
    void whereCommitsAreQuickTheyGatherUntilTheirTimeHasCome() {
        admit(1);
        Header first = proposed(chain.chain.tip(), 0);
        commit(first);
        admit(1);
        assertWaits(first, 3);
        assertThat(proposer.wakeAt()).isEqualTo(25);
        proposer.onWake(24);
        assertThat(proposer.hasWork()).isFalse();
        proposer.onWake(25);
        assertThat(proposer.hasWork()).isTrue();
        assertThat(proposer.wakeAt()).isEqualTo(Long.MAX_VALUE);
        assertThat(proposed(first, 25).txCount()).isOne();
    }

    @Test
    void enoughForABlockDoNotWait() {
        admit(1);
        Header first = proposed(chain.chain.tip(), 0);
        admit(499);
        assertWaits(first, 1);
        admit(1);
        assertThat(proposed(first, 2).txCount()).isEqualTo(500);
    }

    @Test
    void aBlockThatTheTermNeedsDoesNotWait() {
        admit(1);
        Header first = proposed(chain.chain.tip(), 0);
        assertThat(propose(first, 1, true)).isInstanceOf(Event.ProposalBuilt.class);
    }
}
