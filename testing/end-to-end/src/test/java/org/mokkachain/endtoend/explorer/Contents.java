package org.mokkachain.endtoend.explorer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Operators;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Waiting;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Burn;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * Something of every kind to look at.
 *
 * @param transfer a payment with a memo
 * @param asset BEAN
 * @param failed a transaction without effect
 * @param waiting one that waits for an earlier one of its sender
 * @param document the content of which the hash is anchored
 * @param proposal number of an open proposal
 */
record Contents(
        TransactionStatus transfer,
        AssetId asset,
        TransactionStatus failed,
        Hash waiting,
        byte[] document,
        long proposal) {
    static final Person ALICE = Person.named("alice");
    static final Person BOB = Person.named("bob");
    static final Person PAYER = Person.named("dave");
    static final Person STRANGER = Person.stranger("zoe");
    static final String SYMBOL = "BEAN";
    static final String KEY = "roast/level";
    static final String MEMO = "Invoice 2026-117, two sacks of Yirgacheffe";
    private static final long MOKKA = 1_000_000;

    /** A copy: the tests of all pages share these contents. */
    @Override
    public byte[] document() {
        return document.clone();
    }

    /** Of the document, as people see it. */
    String documentHash() {
        return Sha256.hash(document).hex();
    }

    static Contents prepare(Devnet devnet, Network network) throws MokkaClientException {
        Operators people = new Operators(devnet, network);
        byte[] document = "Delivery note 117\n2 × 60 kg\n".getBytes(StandardCharsets.UTF_8);
        Bytes memo = Bytes.of(MEMO.getBytes(StandardCharsets.UTF_8));
        TransactionStatus transfer = people.applies(0, ALICE,
                new Transfer(AssetId.NATIVE, BOB.address(), Amount.of(1_234 * MOKKA + 567_891), memo));
        people.applies(0, ALICE, Person.transfer(STRANGER, 10 * MOKKA));
        IssueAsset beans = new IssueAsset(SYMBOL, 2, Amount.of(1_000_000), true, true);
        Transaction issuing = people.signed(0, ALICE, beans);
        devnet.client(0).submit(issuing.encoded());
        devnet.client(0).awaitTransaction(issuing.id(), Waiting.LIMIT);
        AssetId asset = AssetId.issuedBy(issuing.id(), 0);
        people.applies(0, ALICE, new Transfer(asset, BOB.address(), Amount.of(12_345), Bytes.EMPTY));
        people.applies(0, ALICE,
                new Anchor(Sha256.hash(document), "delivery note 117"),
                new PutData(KEY, Bytes.of("medium".getBytes(StandardCharsets.UTF_8))));
        TransactionStatus failed = people.sends(0, STRANGER, new Burn(asset, Amount.of(5)));
        if (failed.status() != TransactionState.FAILED) {
            throw new AssertionError("should have failed: " + failed);
        }
        long proposal = people.proposes(0, new SetParameter(Parameter.MIN_FEE, 2_000, 0));
        return new Contents(transfer, asset, failed, waiting(devnet, network), document, proposal);
    }

    private static Hash waiting(Devnet devnet, Network network) throws MokkaClientException {
        long nonce = STRANGER.account(network, devnet.client(0)).pendingNonce();
        Transaction tooEarly = STRANGER.signs(network, nonce + 3, List.of(Person.transfer(BOB, MOKKA)));
        devnet.client(0).submit(tooEarly.encoded());
        return tooEarly.id();
    }
}
