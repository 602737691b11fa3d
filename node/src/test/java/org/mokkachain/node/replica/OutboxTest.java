package org.mokkachain.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

class OutboxTest {
    private static final Signer ALICE = Ed25519.bouncyCastle().signer(PrivateKey.of(new byte[PrivateKey.LENGTH]));

    private final Outbox outbox = new Outbox();

    private static List<Transaction> transactions(int count, int memo) {
        var to = AccountAddress.of(ALICE.publicKey());
        return LongStream.range(0, count)
                .mapToObj(nonce -> new TransactionBody(
                        Hash.ZERO, to, nonce, Amount.of(1_000), 100,
                        List.of(new Transfer(AssetId.NATIVE, to, Amount.of(1), Bytes.of(new byte[memo])))))
                .map(body -> Transaction.sign(body, ALICE))
                .toList();
    }

    @Test
    void theFirstAfterAPauseLeavesAtOnceAndTheNextGather() {
        List<Transaction> all = transactions(3, 0);
        outbox.add(all.subList(0, 1));
        assertThat(outbox.take(1_000)).containsExactly(all.subList(0, 1));
        outbox.add(all.subList(1, 2));
        assertThat(outbox.take(1_001)).isEmpty();
        outbox.add(all.subList(2, 3));
        assertThat(outbox.dueAt()).isEqualTo(1_010);
        assertThat(outbox.take(1_010)).containsExactly(all.subList(1, 3));
        assertThat(outbox.dueAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void manyLeaveInMessagesThatEachFitAndReadAsTheyWere() throws DecodingException {
        List<Transaction> all = transactions(700, 200);
        outbox.add(all);
        List<List<Transaction>> batches = outbox.take(0);
        assertThat(batches).hasSizeGreaterThan(3);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
        for (List<Transaction> batch : batches) {
            Bytes content = TransactionBatch.encode(batch);
            assertThat(content.length()).isLessThanOrEqualTo(TransactionBatch.MAX_BYTES);
            assertThat(TransactionBatch.decode(content)).isEqualTo(batch);
        }
    }
}
