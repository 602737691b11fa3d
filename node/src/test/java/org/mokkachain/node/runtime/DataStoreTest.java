package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.model.DataEntry;
import org.mokkachain.api.model.DataVersion;
import org.mokkachain.api.model.HistoryPage;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.receipt.ReceiptDocument.EntryText;
import org.mokkachain.api.receipt.ReceiptVerifier;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/** The key-value store over HTTP: whatever a key is made of, it is read, listed, proven, and has its history. */
@Timeout(120)
class DataStoreTest {
    /** What paths, queries, proxies and file systems stumble over. */
    private static final List<String> KEYS = List.of(
            "plain", "a/b", "a//b", "/a", "a/", "/", "//", ".", "..", "../x", "a/../b", "a/./b", "...", "a b", " ", "+",
            "a+b", "%", "%2F", "100%25", "?", "a?b=c&d", "#", "&", "=", ";", "a;b", ":", "@", "\\", "a\\b", "\"", "'",
            "<script>", "käse/größe", "日本", "🦆", "proof", "history",
            "a/proof", "a/history", "{key}", "*", "~", "|", "^");

    @TempDir
    Path root;

    private long nonce;

    @Test
    void everyKeyIsReadListedProvenAndHasItsHistory() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 1); MokkaClient client = network.client(0)) {
            network.start(0);
            String alice = new AddressFormat(network.genesis().addressPrefix()).format(TestNetwork.account("alice"));
            List<Operation> puts = new ArrayList<>();
            KEYS.forEach(key -> puts.add(new PutData(key, value(key))));
            String id = send(network, client, puts);
            ReceiptVerifier verifier = ReceiptVerifier.of(network.genesis());
            for (String key : KEYS) {
                assertThat(client.data(alice, key)).as(key).map(DataEntry::value).contains(value(key).hex());
                assertThat(client.data(alice, key, 1, Optional.empty()).items().getFirst().key()).isEqualTo(key);
                EntryText proven = verifier.verify(client.proofs().data(alice, key))
                        .toOptional().orElseThrow().document().entry().orElseThrow();
                assertThat(proven.fields()).as(key).containsAllEntriesOf(Map.of("owner", alice, "key", key));
                assertThat(client.dataHistory(alice, key, 20, Optional.empty()).items())
                        .as(key).extracting(DataVersion::transaction).containsExactly(id);
            }
            List<String> listed = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                var page = client.data(alice, "", 7, cursor);
                page.items().forEach(entry -> listed.add(entry.key()));
                cursor = page.next();
            } while (cursor.isPresent());
            assertThat(listed).containsExactlyInAnyOrderElementsOf(KEYS);
            assertThat(client.data(alice, "a/", 100, Optional.empty()).items()).extracting(DataEntry::key)
                    .containsExactly("a/", "a/../b", "a/./b", "a//b", "a/b", "a/history", "a/proof");
        }
    }

    @Test
    void theHistoryOfAnEntryTellsEveryValueAndItsDeletionPageByPage() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 1); MokkaClient client = network.client(0)) {
            network.start(0);
            String alice = new AddressFormat(network.genesis().addressPrefix()).format(TestNetwork.account("alice"));
            send(network, client, List.of(new PutData("k", value("1")), new PutData("other", value("x"))));
            send(network, client, List.of(new PutData("k", value("2")), new PutData("k", value("3"))));
            send(network, client, List.of(new DeleteData("k")));
            send(network, client, List.of(new PutData("k", value("4"))));
            HistoryPage<DataVersion> first = client.dataHistory(alice, "k", 3, Optional.empty());
            HistoryPage<DataVersion> rest = client.dataHistory(alice, "k", 3, first.next());
            assertThat(first.items()).extracting(DataVersion::valueText)
                    .containsExactly(Optional.of("4"), Optional.empty(), Optional.of("3"));
            assertThat(first.items().get(1).value()).isEmpty();
            assertThat(rest.items()).extracting(DataVersion::valueText).containsExactly(Optional.of("1"));
            assertThat(rest.next()).isEmpty();
            assertThat(rest.completeFrom()).isZero();
            assertThat(client.dataHistory(alice, "never", 3, Optional.empty()).items()).isEmpty();
        }
    }

    private static Bytes value(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private String send(TestNetwork network, MokkaClient client, List<Operation> operations) throws Exception {
        Transaction transaction = Transaction.sign(
                new TransactionBody(network.genesis().hash(), TestNetwork.account("alice"), nonce++,
                        Amount.of(1_000), 1_000_000, operations),
                Ed25519.preferred().signer(DevelopmentKeys.of("alice")));
        client.submit(transaction.encoded());
        assertThat(client.awaitTransaction(transaction.id(), Duration.ofSeconds(60)).status())
                .isEqualTo(TransactionState.COMMITTED);
        return transaction.id().hex();
    }
}
