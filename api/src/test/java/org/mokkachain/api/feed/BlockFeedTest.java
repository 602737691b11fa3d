package org.mokkachain.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.fixture.ScriptedNode;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.BlockTimings;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.TransactionStatus;

/** Blocks in order, each once, of a node that says its last block is 7 and forgets to announce some. */
@Timeout(60)
class BlockFeedTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private ScriptedNode node;
    private MokkaClient client;
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void start() throws IOException {
        node = new ScriptedNode("11".repeat(32));
        client = new MokkaClient(node.uri());
        announce();
    }

    @AfterEach
    void stop() {
        end.countDown();
        client.close();
        node.close();
    }

    /** A stream of announcements that then stays open. */
    private void announce(long... heights) {
        node.on("/v1/events", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (long height : heights) {
                NodeEvent event = new NodeEvent.BlockCommitted(
                        new BlockSummary(height, "aa", "bb", 0, 1, "validator-0", 0, 0, 0));
                String text = "id: " + height + "\nevent: blocks\ndata: "
                        + new String(ApiJson.write(event), StandardCharsets.UTF_8) + "\n\n";
                exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            }
            exchange.getResponseBody().flush();
            awaitEnd();
        });
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(long height, String... transactions) {
        String hash = "hash" + height;
        node.on("/v1/blocks/" + height, ScriptedNode.json(new BlockDetail(height, hash, "bb", 0, 1, "validator-0", 0,
                transactions.length, 0, "c", "d", "e", "f", "g", "h", "i", Optional.empty(), BlockTimings.UNKNOWN,
                Optional.empty())));
        node.on("/v1/blocks/" + hash + "/transactions", ScriptedNode.json(new Page<>(
                List.of(transactions).stream().map(TransactionStatus::unknown).toList(), Optional.empty())));
    }

    @Test
    void blocksBeforeTheFirstAnnouncementAndBetweenAnnouncementsAreFetched() throws Exception {
        announce(9, 9, 8);
        serve(6);
        serve(7, "t1", "t2");
        serve(8);
        serve(9, "t3");
        try (BlockFeed feed = new BlockFeed(client, 6)) {
            for (long height = 6; height <= 9; height++) {
                assertThat(feed.nextHeight()).isEqualTo(height);
                FinalBlock block = feed.next(LONG).orElseThrow();
                assertThat(block.height()).isEqualTo(height);
                assertThat(block.transactions()).hasSize(block.block().txCount());
            }
            assertThat(feed.next(SHORT)).isEmpty();
            assertThat(feed.nextHeight()).isEqualTo(10);
        }
    }

    @Test
    void aBlockThatTheNodeDoesNotHaveYetIsWaitedFor() throws Exception {
        try (BlockFeed feed = new BlockFeed(client, 7)) {
            assertThat(feed.next(SHORT)).isEmpty();
            serve(7);
            assertThat(feed.next(LONG)).isPresent();
        }
    }

    @Test
    void whatTheNodeKeepsNoLongerIsSaid() {
        node.on("/v1/blocks/3", ScriptedNode.problem(ErrorCode.PRUNED.problem("from 5 on")));
        try (BlockFeed feed = new BlockFeed(client, 3)) {
            assertThatThrownBy(() -> feed.next(LONG)).isInstanceOfSatisfying(ApiException.class, e ->
                    assertThat(e.code()).isEqualTo(ErrorCode.PRUNED));
            assertThat(feed.nextHeight()).isEqualTo(3);
        }
    }

    @Test
    void closingEndsAWaitingRead() throws Exception {
        BlockFeed feed = new BlockFeed(client, 100);
        Thread closer = Thread.ofVirtual().start(() -> {
            while (node.asked.size() < 2) {
                Thread.onSpinWait();
            }
            feed.close();
        });
        assertThat(feed.next()).isEmpty();
        closer.join();
    }

    @Test
    void aNegativeHeightIsRefused() {
        assertThatThrownBy(() -> new BlockFeed(client, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
