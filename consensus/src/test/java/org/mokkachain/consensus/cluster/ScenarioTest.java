package org.mokkachain.consensus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.ProofLimits;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.types.certificate.CrashModel;

class ScenarioTest {
    private static final long MS = Cluster.MS;

    private static ConsensusView view(Cluster cluster, int node) {
        return cluster.nodes.get(node).mokka.orElseThrow().view(cluster.now);
    }

    private static int leader(Cluster cluster) {
        for (SimNode node : cluster.nodes) {
            if (node.isUp() && node.mokka.orElseThrow().view(cluster.now).role() == Role.LEADER) {
                return node.index;
            }
        }
        throw new AssertionError("nobody leads");
    }

    private static Cluster running(CrashModel model, int n, long seed) {
        Cluster cluster = new Cluster(model, n, n, seed).start();
        assertThat(cluster.runUntil(2_000 * MS, () -> cluster.minHeight() >= 1)).isTrue();
        return cluster;
    }

    @ParameterizedTest
    @EnumSource(CrashModel.class)
    void aKilledLeaderIsReplacedWithinASecond(CrashModel model) {
        List<Long> gaps = new ArrayList<>();
        for (int seed = 1; seed <= 30; seed++) {
            Cluster cluster = running(model, model == CrashModel.BFT ? 4 : 3, seed);
            cluster.load(10 * MS, 20_000 * MS);
            cluster.runFor(500 * MS + cluster.random.nextInt(200) * MS);
            cluster.nodes.get(leader(cluster)).crash();
            long before = cluster.maxHeight();
            long killed = cluster.now;
            assertThat(cluster.runUntil(5_000 * MS, () -> cluster.maxHeight() > before + 1)).isTrue();
            gaps.add((cluster.now - killed) / MS);
        }
        gaps.sort(Long::compare);
        assertThat(gaps.get(gaps.size() / 2)).isLessThan(400);
        assertThat(gaps.getLast()).isLessThan(1_000);
    }

    @ParameterizedTest
    @EnumSource(CrashModel.class)
    void aHandoverMakesNoVisiblePause(CrashModel model) {
        Cluster cluster = running(model, model == CrashModel.BFT ? 4 : 3, 5);
        cluster.load(5 * MS, 20_000 * MS);
        cluster.runFor(300 * MS);
        int old = leader(cluster);
        long term = view(cluster, old).term();
        cluster.nodes.get(old).step(new Event.StepDown());
        long worst = 0;
        for (int i = 0; i < 20; i++) {
            long height = cluster.minHeight();
            long start = cluster.now;
            assertThat(cluster.runUntil(1_000 * MS, () -> cluster.minHeight() > height)).isTrue();
            worst = Math.max(worst, cluster.now - start);
        }
        assertThat(worst / MS).isLessThan(100);
        assertThat(leader(cluster)).isNotEqualTo(old);
        assertThat(view(cluster, old).term()).isEqualTo(term + 1);
    }

    @Test
    void aProofThatExpiresIsReplacedWithoutAVisiblePause() {
        Settings lan = Settings.lan();
        Settings brief = new Settings(
                lan.timing(),
                lan.window(),
                new ProofLimits(50, 600_000),
                lan.maxBlockBytes(),
                lan.maxUnappliedBlocks(),
                lan.compactBytes());
        Cluster cluster = new Cluster(CrashModel.BFT, 4, 4, 6, brief).start();
        cluster.load(5 * MS, 20_000 * MS);
        cluster.runFor(3_000 * MS);
        assertThat(view(cluster, 0).term()).isGreaterThan(5);
        assertThat(cluster.minHeight()).isGreaterThan(300);
    }

    @Test
    void validatorsJoinAndLeaveUnderLoad() {
        Cluster cluster = new Cluster(CrashModel.BFT, 4, 7, 7).start();
        cluster.load(10 * MS, 30_000 * MS);
        int[] sizes = {5, 7, 4, 6, 1, 4};
        long epoch = 0;
        for (int size : sizes) {
            cluster.runFor(700 * MS);
            cluster.submit(Machine.CHANGE + (++epoch << 8) + size);
            long wanted = epoch;
            boolean changed = cluster.runUntil(5_000 * MS, () -> cluster.nodes.stream()
                    .allMatch(n -> n.mokka.orElseThrow().epoch().number() >= wanted));
            assertThat(changed).as("epoch " + epoch).isTrue();
            assertThat(view(cluster, 0).validators()).hasSize(size);
        }
        long height = cluster.maxHeight();
        assertThat(cluster.runUntil(5_000 * MS, () -> cluster.minHeight() > height + 20)).isTrue();
    }

    @Test
    void aValidatorWithoutItsLogRejoinsSafely() {
        Cluster cluster = running(CrashModel.BFT, 4, 8);
        cluster.load(10 * MS, 60_000 * MS);
        cluster.runFor(500 * MS);
        SimNode victim = cluster.nodes.get(2);
        victim.crash();
        victim.loseLog();
        cluster.runFor(200 * MS);
        victim.start();
        cluster.runFor(20 * MS);
        assertThat(view(cluster, 2).role()).isEqualTo(Role.REJOINING);
        assertThat(cluster.runUntil(15_000 * MS, () -> view(cluster, 2).role() != Role.REJOINING)).isTrue();
        long height = cluster.minHeight();
        cluster.nodes.get(leader(cluster) == 3 ? 0 : 3).crash();
        assertThat(cluster.runUntil(5_000 * MS, () -> cluster.minHeight() > height + 20)).isTrue();
    }

    @Test
    void aRestoredOldLogIsNoticedAndRejoins() {
        Cluster cluster = running(CrashModel.BFT, 4, 9);
        cluster.load(10 * MS, 60_000 * MS);
        var old = cluster.nodes.get(1).copyOfDisk();
        cluster.runFor(500 * MS);
        cluster.nodes.get(1).crash();
        cluster.nodes.get(1).replaceDisk(old);
        cluster.nodes.get(1).start();
        cluster.runFor(20 * MS);
        assertThat(view(cluster, 1).role()).isEqualTo(Role.REJOINING);
        assertThat(cluster.runUntil(15_000 * MS, () -> view(cluster, 1).role() != Role.REJOINING)).isTrue();
    }

    @Test
    void aNodeFarBehindCatchesUpInRanges() {
        Cluster cluster = new Cluster(CrashModel.BFT, 4, 5, 10);
        cluster.nodes.subList(0, 3).forEach(SimNode::start);
        cluster.load(2 * MS, 60_000 * MS);
        cluster.runFor(3_000 * MS);
        assertThat(cluster.maxHeight()).isGreaterThan(800);
        cluster.nodes.get(3).start();
        cluster.nodes.get(4).start();
        assertThat(cluster.runUntil(2_000 * MS, () -> cluster.minHeight() > cluster.maxHeight() - 5)).isTrue();
        assertThat(view(cluster, 4).role()).isEqualTo(Role.OBSERVER);
        assertThat(view(cluster, 3).role()).isEqualTo(Role.FOLLOWER);
    }

    @ParameterizedTest
    @EnumSource(CrashModel.class)
    void aLinearizableReadWaitsForWhatIsCertified(CrashModel model) {
        Cluster cluster = running(model, 4, 11);
        cluster.load(5 * MS, 60_000 * MS);
        cluster.runFor(300 * MS);
        for (SimNode node : cluster.nodes) {
            long acknowledged = cluster.maxHeight();
            node.step(new Event.ReadRequested(node.index));
            assertThat(cluster.runUntil(500 * MS, () -> !node.readsDone.isEmpty())).isTrue();
            assertThat(node.readsDone.getFirst()).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void aReadWithoutAQuorumFails() {
        Cluster cluster = running(CrashModel.BFT, 4, 12);
        cluster.partition(List.of(List.of(0, 1), List.of(2, 3)));
        cluster.nodes.get(0).step(new Event.ReadRequested(1));
        cluster.runFor(10_000 * MS);
        assertThat(cluster.nodes.get(0).readsDone).containsExactly(-1L);
    }

    @Test
    void withTwoOfFourDownItSaysWhoIsMissing() {
        Cluster cluster = running(CrashModel.BFT, 4, 13);
        cluster.nodes.get(2).crash();
        cluster.nodes.get(3).crash();
        cluster.submit(1);
        cluster.runFor(3_000 * MS);
        ConsensusView view = view(cluster, 0);
        assertThat(view.ok()).isFalse();
        assertThat(view.sentence())
                .isEqualTo("No blocks: only 2 of 4 validators can be reached and 3 are needed; missing: v2, v3.");
        assertThat(view.missing()).containsExactly("v2", "v3");
        cluster.nodes.get(2).start();
        long height = cluster.maxHeight();
        assertThat(cluster.runUntil(1_000 * MS, () -> cluster.maxHeight() > height)).isTrue();
    }

    @Test
    void aLeaderThatShutsDownHandsOverFirst() {
        Cluster cluster = running(CrashModel.BFT, 4, 14);
        cluster.load(10 * MS, 10_000 * MS);
        cluster.runFor(200 * MS);
        SimNode old = cluster.nodes.get(leader(cluster));
        old.step(new Event.ShutDown());
        assertThat(cluster.runUntil(300 * MS, () -> old.readyToStop)).isTrue();
        old.crash();
        long height = cluster.maxHeight();
        assertThat(cluster.runUntil(100 * MS, () -> cluster.maxHeight() > height)).isTrue();
    }

    @Test
    void aWeakenedValidatorDoesNotLeadUnlessNobodyElseDoes() {
        Cluster cluster = running(CrashModel.BFT, 4, 15);
        cluster.nodes.get(2).step(new Event.Weaken(60_000 * MS));
        cluster.load(10 * MS, 30_000 * MS);
        for (int i = 0; i < 6; i++) {
            cluster.runFor(300 * MS);
            int leader = leader(cluster);
            assertThat(leader).isNotEqualTo(2);
            cluster.nodes.get(leader).step(new Event.StepDown());
        }
        cluster.nodes.forEach(node -> node.step(new Event.Weaken(60_000 * MS)));
        long height = cluster.maxHeight();
        assertThat(cluster.runUntil(5_000 * MS, () -> cluster.maxHeight() > height + 10)).isTrue();
    }

    @Test
    void thirtyOneValidatorsGoOnWithoutTenOfThem() {
        Cluster cluster = new Cluster(CrashModel.BFT, 31, 31, 18);
        cluster.nodes.subList(0, 10).forEach(node -> cluster.invariants.allowLies(node.index));
        cluster.nodes.subList(10, 31).forEach(SimNode::start);
        cluster.load(50 * MS, 20_000 * MS);
        assertThat(cluster.runUntil(15_000 * MS, () -> cluster.minHeight() >= 20)).isTrue();
    }

    @Test
    void anIdleChainStaysIdleAndItsLeaderStays() {
        Cluster cluster = running(CrashModel.BFT, 4, 16);
        cluster.runFor(30_000 * MS);
        assertThat(cluster.maxHeight()).isEqualTo(1);
        assertThat(view(cluster, 0).term()).isEqualTo(1);
        assertThat(view(cluster, 0).sentence()).isEqualTo("v1 leads term 1 and is idle at height 1.");
    }

    @Test
    void theLogIsCompactedAndARestartGoesOnFromIt() {
        Settings lan = Settings.lan();
        Settings small = new Settings(
                lan.timing(), lan.window(), lan.proof(), lan.maxBlockBytes(), lan.maxUnappliedBlocks(), 20_000);
        Cluster cluster = new Cluster(CrashModel.BFT, 4, 4, 17, small).start();
        cluster.load(10 * MS, 60_000 * MS);
        cluster.runFor(5_000 * MS);
        assertThat(cluster.nodes).allSatisfy(node -> assertThat(node.copyOfDisk()).hasSizeLessThan(100));
        cluster.nodes.forEach(SimNode::crash);
        cluster.nodes.forEach(SimNode::start);
        long height = cluster.maxHeight();
        assertThat(cluster.runUntil(5_000 * MS, () -> cluster.minHeight() > height + 20)).isTrue();
    }
}
