package org.mokkachain.comingfrom.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mokkachain.api.Mokka;
import org.mokkachain.api.sending.Outcome;
import org.mokkachain.api.sending.Sender;
import org.mokkachain.api.sending.Sent;
import org.mokkachain.node.inprocess.InProcessNetwork;
import org.mokkachain.node.inprocess.InProcessNode;
import org.mokkachain.types.certificate.CrashModel;

@Timeout(300)
class RentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void rentIsPaidOnceWhateverHappensToTheNetwork() throws Exception {
        try (InProcessNetwork network = InProcessNetwork.started(CrashModel.BFT, 4); Mokka mokka = network.connect()) {
            Sender alice = mokka.sender(network.signer("alice"));
            String bob = mokka.text(network.address("bob"));
            alice.send(mokka.transfer(bob, "900 MOKKA")).committed(PATIENCE);

            // Half of the validators do not hear the other half: nothing can become final.
            network.divide(network.node(0), network.node(1));
            Sent rent = alice.send(mokka.transfer(bob, "900 MOKKA"));
            assertThat(rent.await(Duration.ofSeconds(1))).isInstanceOf(Outcome.Open.class);

            // The node that took the payment dies, and the halves hear each other again.
            InProcessNode taker = network.nodes().stream()
                    .filter(node -> node.api().equals(mokka.client().node()))
                    .findFirst()
                    .orElseThrow();
            taker.kill();
            network.unite();
            long height = rent.committed(PATIENCE).height();

            taker.start();
            network.awaitAgreement(height, PATIENCE);
            String text = mokka.text(alice.address());
            assertThat(taker.client().account(text).nonce()).as("transactions of alice, ever").isEqualTo(2);
        }
    }

    @Test
    void theDocumentShowsTheExampleAsItIs() throws Exception {
        String source = Files.readString(Path.of("src", "test", "java", "org", "mokkachain", "comingfrom", "example",
                "RentTest.java"));
        String shown = source.substring(source.indexOf("    @Test"), source.indexOf("    @Test\n    void theDocument"));
        assertThat(Files.readString(Path.of("..", "..", "docs", "in-process.md")))
                .contains(shown.stripTrailing().stripIndent());
    }
}
