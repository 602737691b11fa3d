package org.mokkachain.endtoend.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;

/** The chains that nodes show, read through the API and compared. */
public final class Chains {
    private static final int PAGE = 100;

    private Chains() {}

    /** Waits until all nodes have the same last block and nothing waits anywhere; that block's height. */
    public static long awaitEqualHeads(List<MokkaClient> nodes) {
        Waiting.until("all nodes have the same head and an empty mempool", () -> {
            List<Status> all = statuses(nodes);
            Status first = all.getFirst();
            return all.stream().allMatch(s -> s.height() == first.height()
                    && s.blockHash().equals(first.blockHash())
                    && s.stateRoot().equals(first.stateRoot())
                    && s.mempool() == 0);
        });
        try {
            return nodes.getFirst().status().height();
        } catch (MokkaClientException e) {
            throw new AssertionError(e);
        }
    }

    /** What every node says of itself. */
    public static List<Status> statuses(List<MokkaClient> nodes) throws MokkaClientException {
        List<Status> all = new ArrayList<>();
        for (MokkaClient node : nodes) {
            all.add(node.status());
        }
        return all;
    }

    /** Hash and state root of every block, from the first to {@code last}, are the same on all nodes. */
    public static void requireIdentical(List<MokkaClient> nodes, long last) throws MokkaClientException {
        Map<Long, String> expected = hashes(nodes.getFirst(), last);
        assertThat(expected).hasSize(Math.toIntExact(last + 1));
        for (MokkaClient node : nodes) {
            assertThat(hashes(node, last)).as("hashes of %s", node.node()).isEqualTo(expected);
        }
        for (long height = 0; height <= last; height = next(height, last)) {
            BlockDetail first = nodes.getFirst().block(Long.toString(height));
            for (MokkaClient node : nodes) {
                BlockDetail block = node.block(Long.toString(height));
                assertThat(block.stateRoot()).isEqualTo(first.stateRoot());
                assertThat(block.txRoot()).isEqualTo(first.txRoot());
                assertThat(block.receiptsRoot()).isEqualTo(first.receiptsRoot());
            }
        }
    }

    /** Every height of a short chain; of a long one the last hundred, and some before. */
    private static long next(long height, long last) {
        return last - height <= PAGE ? height + 1 : height + Math.max(1, (last - PAGE) / PAGE);
    }

    private static Map<Long, String> hashes(MokkaClient node, long last) throws MokkaClientException {
        Map<Long, String> hashes = new TreeMap<>();
        long before = last + 1;
        while (before > 0) {
            Page<BlockSummary> page = node.blocks(PAGE, OptionalLong.of(before));
            page.items().forEach(block -> hashes.put(block.height(), block.hash()));
            before = page.items().getLast().height();
        }
        return hashes;
    }

    /** Every applied transaction of the blocks {@code first} to {@code last}, with its height. */
    public static Map<String, Long> applied(MokkaClient node, long first, long last) throws MokkaClientException {
        Map<String, Long> found = new TreeMap<>();
        for (long height = first; height <= last; height++) {
            Optional<String> cursor = Optional.empty();
            do {
                Page<TransactionStatus> page = node.blockTransactions(Long.toString(height), PAGE, cursor);
                for (TransactionStatus transaction : page.items()) {
                    if (transaction.status() == TransactionState.COMMITTED) {
                        assertThat(found.put(transaction.id(), height)).as("%s is in two blocks", transaction).isNull();
                    }
                }
                cursor = page.next();
            } while (cursor.isPresent());
        }
        return found;
    }

    /** Nothing that a client was told is final is lost, or at another height than it was told. */
    public static void requireKept(MokkaClient node, List<Traffic.Final> told, long last) throws MokkaClientException {
        Map<String, Long> kept = applied(node, 1, last);
        for (Traffic.Final transaction : told) {
            assertThat(kept).as("%s was told to be final", transaction).containsEntry(
                    transaction.id().hex(), transaction.height());
        }
    }
}
