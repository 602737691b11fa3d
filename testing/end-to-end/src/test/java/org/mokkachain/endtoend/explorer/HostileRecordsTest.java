package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.AnchorInfo;
import org.mokkachain.api.model.DataEntry;
import org.mokkachain.api.model.OperationView;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;

/** A network of hostile names takes hostile records, and every node gives them out as they were put. */
class HostileRecordsTest {
    private static final int MANY = 250;

    @Test
    void everythingHostileIsOnTheChainAsItWasWritten() throws MokkaClientException {
        try (Devnet devnet = HostileNetwork.start("HostileRecordsTest")) {
            HostileRecords records = HostileRecords.put(devnet);
            records.putMany(devnet, MANY);
            Chains.awaitEqualHeads(devnet.clients());
            Network network = Network.of(devnet.client(0));
            for (MokkaClient node : devnet.clients()) {
                assertThat(node.status().network()).isEqualTo(HostileNetwork.NAME);
                assertThat(node.validators()).extracting("name").containsExactlyElementsOf(HostileNetwork.VALIDATORS);
                memosAre(records, node);
                documentsAre(records, node);
                entriesAre(records, node, network.text(records.author()));
                peopleAre(records, node, network);
            }
        }
    }

    private static void memosAre(HostileRecords records, MokkaClient node) throws MokkaClientException {
        List<OperationView> payments = node.transaction(records.memos()).transaction().orElseThrow().operations();
        assertThat(payments).hasSize(HostileTexts.ALL.size() + 2);
        for (int i = 0; i < HostileTexts.ALL.size(); i++) {
            assertThat(payments.get(i).fields()).containsEntry("memoText", HostileTexts.ALL.get(i));
        }
        assertThat(payments.getLast().fields()).doesNotContainKey("memoText");
        assertThat(node.transaction(records.failed()).status()).isEqualTo(TransactionState.FAILED);
    }

    private static void documentsAre(HostileRecords records, MokkaClient node) throws MokkaClientException {
        assertThat(node.anchor(records.document()).label()).hasSize(128);
        assertThat(node.anchors(Optional.empty(), 100, Optional.empty()).items())
                .extracting(AnchorInfo::label)
                .containsAll(HostileTexts.ALL);
    }

    private static void entriesAre(HostileRecords records, MokkaClient node, String author)
            throws MokkaClientException {
        assertThat(node.all().data(author, "").map(DataEntry::key))
                .containsAll(records.keys())
                .hasSize(records.keys().size() + MANY);
        for (String key : records.keys()) {
            assertThat(node.data(author, key)).as(key).isPresent();
        }
        assertThat(node.data(author, "gone")).isEmpty();
    }

    private static void peopleAre(HostileRecords records, MokkaClient node, Network network)
            throws MokkaClientException {
        assertThat(records.denied().account(network, node))
                .returns("denied", account -> account.permission())
                .returns(false, account -> account.maySend());
        assertThat(records.shared().account(network, node).authority().keys()).hasSize(3);
        assertThat(records.victim().account(network, node).balances())
                .anyMatch(balance -> balance.symbol().equals(records.symbol()) && balance.frozen());
    }
}
