package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/** Clients bring more than a validator with a small mailbox can take. */
@Timeout(180)
class FullMailboxTest {
    private static final int SMALL = 100;
    private static final int BATCH = 500;
    private static final int CLIENTS = 8;

    @TempDir
    Path root;

    @Test
    void theNodeSaysThatItIsOverloadedTheOthersHearOfItAndLaterItIsForgotten() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4)) {
            for (int i = 0; i < 3; i++) {
                network.start(i);
            }
            network.mailbox(SMALL);
            network.start(3);
            try (MokkaClient small = network.client(3); MokkaClient other = network.client(0)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> other.status().leader().isPresent());
                try (Flood flood = new Flood(small, transfers(network))) {
                    flood.start();
                    await().atMost(Duration.ofSeconds(60)).until(() -> sentence(small)
                            .contains("This node is overloaded: its mailbox was full and"));
                    assertThat(sentence(small)).contains("(limits.mailbox is " + SMALL + ")");
                    await().atMost(Duration.ofSeconds(60)).until(() -> other.peers().stream()
                            .anyMatch(peer -> peer.nodeId().equals(network.nodeId(3))
                                    && peer.says().getOrDefault("complaint", "").startsWith("is overloaded")));
                }
                await().atMost(Duration.ofSeconds(60)).until(() -> !sentence(small).contains("overloaded"));
                assertThat(other.status().liveness().ok()).isTrue();
            }
        }
    }

    private static String sentence(MokkaClient client) throws MokkaClientException {
        return client.status().liveness().sentence();
    }

    private static List<Bytes> transfers(TestNetwork network) {
        Signer alice = Ed25519.preferred().signer(DevelopmentKeys.of("alice"));
        Transfer tea = new Transfer(AssetId.NATIVE, TestNetwork.account("bob"), Amount.of(1), Bytes.EMPTY);
        return IntStream.range(0, BATCH)
                .mapToObj(nonce -> Transaction.sign(
                        new TransactionBody(network.genesis().hash(), TestNetwork.account("alice"), nonce,
                                Amount.of(1_000), 1_000_000, List.of(tea)),
                        alice).encoded())
                .toList();
    }

    /** The same transfers again and again, by several clients at once: each counts, none is paid twice. */
    private static final class Flood implements AutoCloseable {
        private final MokkaClient client;
        private final List<Bytes> transfers;
        private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        private final AtomicBoolean over = new AtomicBoolean();

        Flood(MokkaClient client, List<Bytes> transfers) {
            this.client = client;
            this.transfers = transfers;
        }

        void start() {
            for (int i = 0; i < CLIENTS; i++) {
                threads.submit(() -> {
                    while (!over.get()) {
                        client.submitBatch(transfers);
                    }
                    return over;
                });
            }
        }

        @Override
        public void close() {
            over.set(true);
            threads.close();
        }
    }
}
