package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.receipt.ReceiptVerifier;
import org.mokkachain.api.receipt.VerifiedReceipt;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.proof.ProvenEntry;
import org.mokkachain.types.proof.ProvenTransaction;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

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
                            verifier.verify(client.transactionProof(transfer.id())).toOptional().orElseThrow();
                    ProvenTransaction proven = (ProvenTransaction) receipt.proven();
                    assertThat(proven.transaction()).isEqualTo(transfer);
                    assertThat(proven.receipt().applied()).isTrue();
                    accountIsProven(network, client, verifier, nonce + 1L);
                }
            }
            nobodyIsProvenAbsent(network, verifier);
        }
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
        AddressFormat addresses = new AddressFormat(network.genesis().addressPrefix());
        byte[] file = client.accountProof(addresses.format(address));
        return (ProvenEntry) verifier.verify(file).toOptional().orElseThrow().proven();
    }

    private static Transaction transfer(TestNetwork network, long nonce) {
        Transfer transfer = new Transfer(AssetId.NATIVE, TestNetwork.account("bob"), Amount.of(5_000_000), Bytes.EMPTY);
        return Transaction.sign(
                new TransactionBody(network.genesis().hash(), TestNetwork.account("alice"), nonce, Amount.of(1_000),
                        1_000_000, List.of(transfer)),
                Ed25519.preferred().signer(DevelopmentKeys.of("alice")));
    }
}
