package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.value.PublicKey;

class LanesTest {
    private static final PublicKey ALICE = key("alice");
    private static final PublicKey BOB = DevelopmentKeys.of("bob").publicKey();

    private final Deque<Runnable> pool = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Lanes lanes = new Lanes(pool::add, 1_000);

    private void work() {
        while (!pool.isEmpty()) {
            pool.remove().run();
        }
    }

    private boolean offer(PublicKey peer, int bytes, String name) {
        return lanes.offer(peer, bytes, () -> done.add(name));
    }

    @Test
    void piecesOfOnePeerAreDoneInTheirOrderAndPeersTakeTurns() {
        offer(ALICE, 1, "a1");
        offer(ALICE, 1, "a2");
        offer(ALICE, 1, "a3");
        offer(BOB, 1, "b1");
        work();
        assertThat(done).containsExactly("a1", "b1", "a2", "a3");
    }

    @Test
    void neverAreTwoPiecesOfOnePeerWithThePool() {
        offer(ALICE, 1, "a1");
        offer(ALICE, 1, "a2");
        assertThat(pool).hasSize(1);
        pool.remove().run();
        assertThat(done).containsExactly("a1");
        assertThat(pool).hasSize(1);
    }

    @Test
    void whatDoesNotFitIsRefusedUntilThereIsRoomAgain() {
        assertThat(offer(ALICE, 900, "a1")).isTrue();
        assertThat(offer(BOB, 200, "b1")).as("the one that fills it").isTrue();
        assertThat(offer(BOB, 1, "b2")).isFalse();
        work();
        assertThat(offer(BOB, 1, "b3")).isTrue();
        work();
        assertThat(done).containsExactly("a1", "b1", "b3");
        assertThat(lanes.refused()).isEqualTo(1);
    }

    @Test
    void aPieceThatFailsGivesItsRoomBackAndTheLaneGoesOn() {
        lanes.offer(ALICE, 1_000, () -> {
            throw new IllegalStateException("broken");
        });
        offer(ALICE, 0, "a2");
        assertThat(catchThrowable(pool.remove()::run)).hasMessage("broken");
        assertThat(offer(ALICE, 1_000, "a3")).isTrue();
        work();
        assertThat(done).containsExactly("a2", "a3");
    }

    private static PublicKey key(String account) {
        return Ed25519.preferred().signer(DevelopmentKeys.of(account)).publicKey();
    }
}
