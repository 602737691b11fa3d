package org.mokkachain.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.broadcast.FeedId;
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

class UsefulMessagesTest {
    private static final Signer ALICE = Ed25519.bouncyCastle().signer(PrivateKey.of(new byte[PrivateKey.LENGTH]));
    private static final FeedId FEED = new FeedId(ALICE.publicKey(), 1);

    private final UsefulMessages messages = new UsefulMessages();

    private static Transaction transaction(long nonce, long validUntil) {
        var to = AccountAddress.of(ALICE.publicKey());
        var transfer = new Transfer(AssetId.NATIVE, to, Amount.of(1), Bytes.EMPTY);
        return Transaction.sign(
                new TransactionBody(Hash.ZERO, to, nonce, Amount.of(1_000), validUntil, List.of(transfer)), ALICE);
    }

    private static MessageId message(long sequence) {
        return new MessageId(FEED, sequence);
    }

    @Test
    void aMessageIsSettledWithTheLastOfItsTransactions() {
        Transaction first = transaction(0, 100);
        Transaction second = transaction(1, 100);
        messages.add(message(1), List.of(first, second));
        assertThat(messages.remove(first.id())).isEmpty();
        assertThat(messages.remove(first.id())).isEmpty();
        assertThat(messages.remove(second.id())).containsExactly(message(1));
    }

    @Test
    void aTransactionThatTwoNodesBroughtSettlesBothMessages() {
        Transaction both = transaction(0, 100);
        messages.add(message(1), List.of(both));
        messages.add(message(7), List.of(both));
        assertThat(messages.remove(both.id())).containsExactly(message(1), message(7));
        assertThat(messages.size()).isZero();
        assertThat(messages.expiries()).isZero();
    }

    @Test
    void whatWasValidOnlyUpToAHeightIsSettledAboveIt() {
        messages.add(message(1), List.of(transaction(0, 10)));
        messages.add(message(2), List.of(transaction(1, 11)));
        assertThat(messages.removeExpired(10)).isEmpty();
        assertThat(messages.removeExpired(11)).containsExactly(message(1));
        assertThat(messages.removeExpired(12)).containsExactly(message(2));
        assertThat(messages.size()).isZero();
        assertThat(messages.expiries()).isZero();
    }

    @Test
    void aTransactionTwiceInOneMessageCountsAsOne() {
        Transaction twice = transaction(0, 100);
        messages.add(message(1), List.of(twice, twice));
        assertThat(messages.remove(twice.id())).containsExactly(message(1));
    }
}
