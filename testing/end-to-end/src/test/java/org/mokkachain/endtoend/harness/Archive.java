package org.mokkachain.endtoend.harness;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;

/** Someone's documents on the chain: a state that takes a while to be fetched. */
public final class Archive {
    private static final int BATCHES = 30;
    private static final int BATCH = 20;
    private static final int EACH = 15;
    private static final int DOCUMENT = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Person owner;
    private final Network network;
    private final Random random = new Random(1);

    private Archive(Person owner, Network network) {
        this.owner = owner;
        this.network = network;
    }

    /** Of someone who has money and does nothing else meanwhile. */
    public static Archive of(Person owner, Network network) {
        return new Archive(owner, network);
    }

    /** Puts 9,000 documents of 18 MB, all told; returns when they are final. */
    public void fill(MokkaClient node) throws MokkaClientException {
        long first = owner.account(network, node).nonce();
        for (int batch = 0; batch < BATCHES; batch++) {
            long nonce = first + (long) batch * BATCH;
            List<Transaction> some = LongStream.range(nonce, nonce + BATCH)
                    .mapToObj(n -> owner.signs(network, n, documents(n)))
                    .toList();
            node.submitBatch(some.stream().map(Transaction::encoded).toList());
            TransactionState state =
                    node.awaitTransaction(some.getLast().id(), PATIENCE).status();
            if (state != TransactionState.COMMITTED) {
                throw new AssertionError("documents are " + state);
            }
        }
    }

    private List<Operation> documents(long nonce) {
        return IntStream.range(0, EACH)
                .<Operation>mapToObj(i -> new PutData("document/" + nonce + "/" + i, document()))
                .toList();
    }

    private Bytes document() {
        byte[] bytes = new byte[DOCUMENT];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
