package org.mokkachain.node.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.api.model.Health;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.Role;

class ReadinessTest {
    @ParameterizedTest
    @EnumSource(names = {"LEADER", "CANDIDATE", "FOLLOWER", "OBSERVER"})
    void whoIsInSyncAndLinkedIsReady(Role role) {
        assertThat(readiness(role, 7, 3, OwnState.WELL)).isEqualTo(Health.OK);
    }

    @Test
    void oneBlockBehindIsInSyncTwoAreNot() {
        assertThat(readiness(Role.FOLLOWER, 6, 3, OwnState.WELL).ok()).isTrue();
        assertThat(readiness(Role.FOLLOWER, 5, 3, OwnState.WELL).reasons())
                .containsExactly("catching up: height 5 of 7 (2 s left)");
    }

    @Test
    void whoCannotVoteSaysWhy() {
        assertThat(readiness(Role.STARTING, 0, 0, OwnState.WELL).reasons()).containsExactly("starting");
        assertThat(readiness(Role.HALTED, 7, 3, OwnState.WELL).reasons()).containsExactly("halted");
        assertThat(readiness(Role.REJOINING, 7, 3, OwnState.WELL).reasons())
                .containsExactly("lost its consensus log and may not vote yet");
    }

    @Test
    void anObserverWithoutALinkKnowsNothingOfTheChainAValidatorWaitsForTheNextOne() {
        assertThat(readiness(Role.FOLLOWER, 7, 0, OwnState.WELL)).isEqualTo(Health.OK);
        assertThat(readiness(Role.OBSERVER, 7, 0, OwnState.WELL).reasons())
                .singleElement().asString().startsWith("linked with no other node");
    }

    @Test
    void everyReasonIsTold() {
        OwnState own = new OwnState(
                Optional.of("read-only: no room"), Optional.empty(), Optional.of(new OwnState.Overload(9, 10, 100)));
        assertThat(readiness(Role.OBSERVER, 3, 0, own).reasons())
                .hasSize(4)
                .anyMatch(reason -> reason.equals("read-only: no room"))
                .anyMatch(reason -> reason.contains("9 messages were dropped in 10 s"))
                .anyMatch(reason -> reason.startsWith("catching up"))
                .anyMatch(reason -> reason.startsWith("linked with no other node"));
    }

    /** Of a node that others tell of height 7. */
    private static Health readiness(Role role, long height, long links, OwnState own) {
        return new Readiness(view(role), height, links, "2 s left", own).health();
    }

    private static ConsensusView view(Role role) {
        return TestViews.of(role, 7);
    }
}
