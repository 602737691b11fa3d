package org.mokkachain.node.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.Mokka;
import org.mokkachain.api.sending.Outcome;
import org.mokkachain.api.sending.Sender;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.node.devnet.DevelopmentGenesis;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Amount;

@Timeout(120)
class InProcessNetworkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Amount ONE = AssetUnit.MOKKA.parse("1 MOKKA");

    @TempDir
    Path root;

    private static void pay(InProcessNetwork network, Mokka mokka) throws Exception {
        Sender alice = mokka.sender(network.signer("alice"));
        Outcome outcome = alice.send(mokka.transfer(network.address("bob"), ONE)).await(PATIENCE);
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void aPaymentIsFinalOnEveryNodeAndAnObserverFollows() throws Exception {
        Path files;
        try (InProcessNetwork network = InProcessNetwork.started(CrashModel.BFT, 4); Mokka mokka = network.connect()) {
            files = network.node(0).directory().getParent();
            InProcessNode observer = network.addObserver();
            pay(network, mokka);
            network.awaitAgreement(1, PATIENCE);
            assertThat(observer.client().status().role()).isEqualTo("observer");
            assertThat(observer.client().status().height()).isPositive();
        }
        assertThat(Files.exists(files)).as("files of a network that nobody keeps").isFalse();
    }

    @Test
    void theOthersGoOnWithoutAKilledNodeAndItCatchesUpWhenItIsStarted() throws Exception {
        try (InProcessNetwork network = InProcessNetwork.started(CrashModel.BFT, 4); Mokka mokka = network.connect()) {
            pay(network, mokka);
            InProcessNode victim = network.node(3);
            victim.kill();
            assertThat(victim.isRunning()).isFalse();
            pay(network, mokka);
            victim.start();
            network.awaitAgreement(2, PATIENCE);
        }
    }

    @Test
    void onlyTheSideWithAQuorumGoesOnAndTheOtherOneFollowsWhenTheyAreUnited() throws Exception {
        try (InProcessNetwork network = InProcessNetwork.started(CrashModel.CFT, 3); Mokka mokka = network.connect()) {
            pay(network, mokka);
            network.awaitAgreement(1, PATIENCE);
            InProcessNode alone = network.node(2);
            network.divide(alone);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(alone.client().status().liveness().ok()).isFalse();
                assertThat(alone.client().status().liveness().sentence()).contains("validator-0", "validator-1");
            });
            try (Mokka others = Mokka.connect(network.genesis(), List.of(network.node(0).api()))) {
                pay(network, others);
            }
            assertThat(alone.client().status().height()).isLessThan(network.node(0).client().status().height());
            network.unite();
            network.awaitAgreement(2, PATIENCE);
        }
    }

    @Test
    void aNetworkWhoseFilesAreKeptGoesOn() throws Exception {
        Genesis genesis = DevelopmentGenesis.of(1, CrashModel.BFT);
        long height;
        try (InProcessNetwork network = InProcessNetwork.started(genesis, root); Mokka mokka = network.connect()) {
            pay(network, mokka);
            height = network.node(0).client().status().height();
        }
        try (InProcessNetwork network = InProcessNetwork.started(genesis, root); Mokka mokka = network.connect()) {
            assertThat(network.node(0).client().status().height()).isGreaterThanOrEqualTo(height);
            network.node(0).stop();
            network.node(0).start();
            pay(network, mokka);
            assertThat(network.node(0).client().status().height()).isGreaterThan(height);
        }
    }

    @Test
    void whoWaitsInVainLearnsWhatEachNodeHas() throws Exception {
        try (InProcessNetwork network = InProcessNetwork.started(CrashModel.BFT, 1)) {
            assertThatThrownBy(() -> network.awaitAgreement(50, Duration.ofMillis(50)))
                    .hasMessageStartingWith("no agreement on a block from 50 on: [below, ");
        }
    }
}
