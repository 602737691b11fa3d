package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.model.Status;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/** Real nodes: one that comes late takes over the state instead of executing the blocks. */
class SnapshotSyncTest {
    private static final int BLOCKS = 100;

    @TempDir
    Path root;

    private static void transfer(TestNetwork network, MokkaClient client, long nonce) throws Exception {
        TransactionBody body = new TransactionBody(
                network.genesis().hash(),
                TestNetwork.account("alice"),
                nonce,
                Amount.of(1_000),
                1_000_000,
                List.of(new Transfer(AssetId.NATIVE, TestNetwork.account("bob"), Amount.of(5), Bytes.EMPTY)));
        Transaction transaction =
                Transaction.sign(body, Ed25519.preferred().signer(DevelopmentKeys.of("alice")));
        long height = client.status().height();
        client.submit(transaction.encoded());
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.status().height() > height);
    }

    @Test
    void aNodeThatComesLateTakesOverTheStateAndVotes() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4);
                MokkaClient client = network.client(0);
                MokkaClient late = network.client(3)) {
            network.sync(50, 50);
            network.start(0);
            network.start(1);
            network.start(2);
            for (int nonce = 0; nonce < BLOCKS; nonce++) {
                transfer(network, client, nonce);
            }
            network.start(3);
            Halt.Ending ending = network.node(3).ending().get(60, TimeUnit.SECONDS);
            assertThat(ending).isInstanceOf(Halt.Restarting.class);
            network.stop(3);
            network.start(3);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Status status = late.status();
                assertThat(status.height()).isEqualTo(client.status().height());
                assertThat(status.state()).isEqualTo("follower");
            });
            network.stop(2);
            transfer(network, client, BLOCKS);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                    assertThat(late.status().stateRoot()).isEqualTo(client.status().stateRoot()));
        }
    }
}
