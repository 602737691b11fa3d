package org.mokkachain.consensus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.GetRange;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

class RangeSyncTest {
    private static final long SECOND = 1_000 * Rig.MS;

    private final Rig rig = new Rig(CrashModel.BFT, 7);

    private static Status committed(long height) {
        return new Status(0, 1, 0, Hash.ZERO, new Rank(0, 0), new Rank(0, 0), height, 0, List.of());
    }

    /**
     * Two validators claim a height that nobody has, and answer nothing. Only they are asked for what lies above the
     * others; that must not keep the turn from whoever has what is wanted first.
     */
    @Test
    void whoClaimsMuchAndAnswersNothingDoesNotKeepOthersFromBeingAsked() {
        Map<Integer, Long> claims = Map.of(1, 5_000L, 2, 5_000L, 3, 200L, 4, 200L);
        claims.forEach((peer, height) -> rig.receive(peer, committed(height)));
        TreeSet<PublicKey> asked = new TreeSet<>();
        for (int second = 0; second < 8; second++) {
            for (Effect effect : rig.pass(SECOND)) {
                if (effect instanceof Effect.Send send && send.message() instanceof GetRange(long from, int blocks)
                        && from == 1) {
                    asked.add(send.to());
                }
            }
        }
        assertThat(asked).contains(rig.council.epoch.key(3), rig.council.epoch.key(4));
    }

    private List<Map.Entry<PublicKey, GetRange>> asked(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect instanceof Effect.Send send && send.message() instanceof GetRange)
                .map(effect -> (Effect.Send) effect)
                .map(send -> Map.entry(send.to(), (GetRange) send.message()))
                .toList();
    }

    @Test
    void severalPeersAreAskedForDifferentRangesAtATime() {
        List<Effect> effects = new ArrayList<>();
        for (int peer = 1; peer < 7; peer++) {
            effects.addAll(rig.receive(peer, committed(5_000)));
        }
        List<Map.Entry<PublicKey, GetRange>> asked = asked(effects);
        assertThat(asked).extracting(Map.Entry::getKey).doesNotHaveDuplicates();
        assertThat(asked).extracting(entry -> entry.getValue().fromHeight()).containsExactly(1L, 251L, 501L, 751L);
    }

    @Test
    void whoHasNothingIsPassedOverForAWhile() {
        rig.receive(1, committed(5_000));
        rig.receive(2, committed(5_000));
        rig.pass(SECOND / 2);
        List<Effect> next = rig.receive(1, new RangeReply(1, List.of()));
        assertThat(asked(next)).extracting(Map.Entry::getKey).doesNotContain(rig.council.epoch.key(1));
        assertThat(asked(rig.pass(SECOND))).extracting(Map.Entry::getKey).contains(rig.council.epoch.key(1));
    }

    @Test
    void whoDoesNotAnswerIsAskedLessAndLess() {
        rig.receive(1, committed(5_000));
        int[] times = new int[4];
        for (int i = 0; i < times.length; i++) {
            times[i] = asked(rig.pass(8 * SECOND)).size();
        }
        assertThat(times[0]).isGreaterThan(times[3]);
        assertThat(times[3]).isLessThanOrEqualTo(1);
    }
}
