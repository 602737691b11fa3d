package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.receipt.ReceiptDocument.EntryText;
import org.mokkachain.api.receipt.ReceiptVerifier;
import org.mokkachain.api.receipt.VerifiedReceipt;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.proof.ProvenEntry;
import org.mokkachain.types.proof.ProvenTransaction;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** Receipts of real nodes convince somebody who has only the genesis. */
@Timeout(120)
class ProofsTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void transactionsAndAccountsOfARunningNetworkAreProven(CrashModel model) throws Exception {
        try (TestNetwork network = new TestNetwork(root, model, 4)) {
            network.startAll();
            ReceiptVerifier verifier = ReceiptVerifier.of(network.genesis());
            for (int nonce = 0; nonce < 5; nonce++) {
                try (MokkaClient client = network.client(nonce % 4)) {
                    Transaction transfer = transfer(network, nonce);
                    client.submit(transfer.encoded());
                    client.awaitTransaction(transfer.id(), Duration.ofSeconds(60));
                    VerifiedReceipt receipt =
                            verifier.verify(client.proofs().transaction(transfer.id())).toOptional().orElseThrow();
                    ProvenTransaction proven = (ProvenTransaction) receipt.proven();
                    assertThat(proven.transaction()).isEqualTo(transfer);
                    assertThat(proven.receipt().applied()).isTrue();
                    accountIsProven(network, client, verifier, nonce + 1L);
                }
            }
            nobodyIsProvenAbsent(network, verifier);
        }
    }

    @Test
    void assetsHoldingsAnchorsAndDataAreProvenAndSoIsTheirAbsence() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 1); MokkaClient client = network.client(0)) {
            network.start(0);
            ReceiptVerifier verifier = ReceiptVerifier.of(network.genesis());
            Hash document = Hash.fromHex("d0".repeat(32));
            Transaction done = signed(network, 0, List.of(
                    new IssueAsset("GOLD", 2, Amount.of(5_000), true, true),
                    new Anchor(document, "contract"),
                    new PutData("shop/open hours", Bytes.of((byte) 'x'))));
            client.submit(done.encoded());
            client.awaitTransaction(done.id(), Duration.ofSeconds(60));
            Hash gold = AssetId.issuedBy(done.id(), 0).id();
            String alice = addresses(network).format(TestNetwork.account("alice"));
            String bob = addresses(network).format(TestNetwork.account("bob"));
            assertThat(fields(verifier, client.proofs().asset(gold))).containsEntry("symbol", "GOLD");
            assertThat(fields(verifier, client.proofs().holding(gold, alice))).containsEntry("amount", "5000");
            assertThat(fields(verifier, client.proofs().anchor(document))).containsEntry("owner", alice);
            assertThat(fields(verifier, client.proofs().data(alice, "shop/open hours")))
                    .containsEntry("contentText", "x");
            assertThat(fields(verifier, client.proofs().symbol("GOLD"))).containsEntry("asset", gold.hex());
            for (byte[] absent : List.of(
                    client.proofs().asset(document),
                    client.proofs().holding(gold, bob),
                    client.proofs().anchor(gold),
                    client.proofs().symbol("SILVER"),
                    client.proofs().proposal(1),
                    client.proofs().accountPermission(bob),
                    client.proofs().nodePermission(network.genesis().validators().get(0).key()),
                    client.proofs().data(bob, "shop/open hours"))) {
                VerifiedReceipt receipt = verifier.verify(absent).toOptional().orElseThrow();
                assertThat(receipt.document().entry().orElseThrow().present()).isFalse();
            }
            assertThat(verifier.verify(client.proofs().transaction(done.id())).toOptional().orElseThrow().sentences())
                    .anyMatch(line -> line.contains("issue 50 GOLD as asset " + gold))
                    .anyMatch(line -> line.contains("anchor the document with SHA-256 " + document));
        }
    }

    @Test
    void whatValidatorsDecidedIsProven() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 1); MokkaClient client = network.client(0)) {
            network.start(0);
            ReceiptVerifier verifier = ReceiptVerifier.of(network.genesis());
            String alice = addresses(network).format(TestNetwork.account("alice"));
            Address bob = TestNetwork.account("bob");
            finalOne(client, signed(network, "alice", 0,
                    new ProposeChange(new SetPermission(new AccountSubject(bob), Permission.DENIED), 0),
                    new ProposeChange(new SetParameter(Parameter.MIN_FEE, 2_000, 1_000), 0)));
            assertThat(fields(verifier, client.proofs().proposal(1)))
                    .containsEntry("proposer", alice).containsEntry("status", "passed");
            assertThat(fields(verifier, client.proofs().accountPermission(addresses(network).format(bob))))
                    .containsEntry("permission", "denied");
            assertThat(client.account(addresses(network).format(bob)))
                    .returns("denied", account -> account.permission())
                    .returns(false, account -> account.maySend());
            assertThat(client.account(alice)).returns("none", account -> account.permission())
                    .returns(true, account -> account.maySend());
            VerifiedReceipt decided = verifier.verify(client.proofs().governance()).toOptional().orElseThrow();
            assertThat(decided.sentences())
                    .anyMatch(line -> line.contains("the validators decided on are validator-0 (key "))
                    .anyMatch(line -> line.startsWith("The parameters are maxBlockTransactions "))
                    .contains("From block 1000 on: minFee 2000.");
        }
    }

    @Test
    void whatIsFinalUnderLaterValidatorsIsProvenThroughTheVotesOfTheEarlier() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4); MokkaClient client = network.client(0)) {
            network.startAll();
            ReceiptVerifier verifier = ReceiptVerifier.of(network.genesis());
            Change change = new RemoveValidator(network.genesis().validators().get(3).key());
            Transaction before = finalOne(client, signed(network, "alice", 0, new ProposeChange(change, 0)));
            Operation approval = new ApproveChange(1, change.hash());
            finalOne(client, signed(network, "bob", 0, approval));
            finalOne(client, signed(network, "carol", 0, approval));
            await().atMost(Duration.ofSeconds(60)).until(() -> client.status().epoch() == 1);
            Transaction after = finalOne(client, transfer(network, 1));
            assertThat(epochOf(verifier, client, before)).isZero();
            assertThat(epochOf(verifier, client, after)).isOne();
            VerifiedReceipt receipt =
                    verifier.verify(client.proofs().transaction(after.id())).toOptional().orElseThrow();
            assertThat(receipt.document().finality().validators())
                    .containsExactly("validator-0", "validator-1", "validator-2");
        }
    }

    private static Transaction finalOne(MokkaClient client, Transaction transaction) throws Exception {
        client.submit(transaction.encoded());
        TransactionState state = client.awaitTransaction(transaction.id(), Duration.ofSeconds(60)).status();
        assertThat(state).isEqualTo(TransactionState.COMMITTED);
        return transaction;
    }

    private static long epochOf(ReceiptVerifier verifier, MokkaClient client, Transaction transaction)
            throws Exception {
        byte[] file = client.proofs().transaction(transaction.id());
        return verifier.verify(file).toOptional().orElseThrow().document().block().epoch();
    }

    private static Map<String, String> fields(ReceiptVerifier verifier, byte[] file) {
        EntryText entry = verifier.verify(file).toOptional().orElseThrow().document().entry().orElseThrow();
        assertThat(entry.present()).isTrue();
        return entry.fields();
    }

    private static AddressFormat addresses(TestNetwork network) {
        return new AddressFormat(network.genesis().addressPrefix());
    }

    private static void accountIsProven(
            TestNetwork network, MokkaClient client, ReceiptVerifier verifier, long nonce) throws Exception {
        ProvenEntry alice = entry(network, client, verifier, TestNetwork.account("alice"));
        Account account = Account.decode(alice.value().orElseThrow());
        assertThat(account.nonce()).isEqualTo(nonce);
        assertThat(account.balance().units()).isLessThan(TestNetwork.BALANCE.units());
    }

    private static void nobodyIsProvenAbsent(TestNetwork network, ReceiptVerifier verifier) throws Exception {
        try (MokkaClient client = network.client(2)) {
            byte[] stranger = new byte[Address.LENGTH];
            stranger[7] = 7;
            assertThat(entry(network, client, verifier, Address.of(stranger)).value()).isEmpty();
        }
    }

    private static ProvenEntry entry(
            TestNetwork network, MokkaClient client, ReceiptVerifier verifier, Address address) throws Exception {
        byte[] file = client.proofs().account(addresses(network).format(address));
        return (ProvenEntry) verifier.verify(file).toOptional().orElseThrow().proven();
    }

    private static Transaction transfer(TestNetwork network, long nonce) {
        Transfer transfer = new Transfer(AssetId.NATIVE, TestNetwork.account("bob"), Amount.of(5_000_000), Bytes.EMPTY);
        return signed(network, nonce, List.of(transfer));
    }

    private static Transaction signed(TestNetwork network, long nonce, List<Operation> operations) {
        return signed(network, "alice", nonce, operations.toArray(Operation[]::new));
    }

    private static Transaction signed(TestNetwork network, String sender, long nonce, Operation... operations) {
        return Transaction.sign(
                new TransactionBody(network.genesis().hash(), TestNetwork.account(sender), nonce, Amount.of(1_000),
                        1_000_000, List.of(operations)),
                Ed25519.preferred().signer(DevelopmentKeys.of(sender)));
    }
}
