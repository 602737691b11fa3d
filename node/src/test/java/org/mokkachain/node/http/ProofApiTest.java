package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.receipt.ReceiptVerifier;
import org.mokkachain.types.proof.Step;
import org.mokkachain.types.proof.Verdict;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;
import tools.jackson.databind.JsonNode;

class ProofApiTest extends NodeWithClient {
    @Test
    void aTransactionThatWaitsHasNoProofYetAndOneNobodyKnowsHasNone() throws Exception {
        Transaction transfer = node.transfer(0, 1);
        client.submit(transfer.encoded());
        refused(transfer.id(), ErrorCode.NOT_FINAL, "waits for a block");
        refused(Hash.ZERO, ErrorCode.NOT_FOUND, "knows no transaction");
    }

    @Test
    void theReceiptOfATransactionSaysWhatTheChainSays() throws Exception {
        Transaction transfer = node.transfer(0, 2_500_000);
        client.submit(transfer.encoded());
        node.chain.commit();
        JsonNode receipt = ApiJson.readTree(client.proofs().transaction(transfer.id()));
        assertThat(receipt.path("transaction").path("id").stringValue()).isEqualTo(transfer.id().hex());
        JsonNode operation = receipt.path("transaction").path("content").path("operations").get(0);
        assertThat(operation.path("text").stringValue()).startsWith("transfer 2.5 MOKKA to tmok1");
        assertThat(operation.path("memoText").stringValue()).isEqualTo("tea");
        assertThat(receipt.path("genesisHash").stringValue()).isEqualTo(node.genesis.hash().hex());
    }

    @Test
    void aNodeWithoutSignaturesConvincesNobody() throws Exception {
        Transaction transfer = node.transfer(0, 1);
        client.submit(transfer.encoded());
        node.chain.commit();
        assertThat(ReceiptVerifier.of(node.genesis).verify(client.proofs().transaction(transfer.id())))
                .isInstanceOfSatisfying(Verdict.Invalid.class,
                        invalid -> assertThat(invalid.step()).isEqualTo(Step.FINALITY));
    }

    @Test
    void theStateIsProvenOnceThereIsABlockThatSomebodySigned() throws Exception {
        String alice = TestNode.ADDRESSES.format(node.aliceAddress);
        assertThatThrownBy(() -> client.proofs().account(alice)).isInstanceOfSatisfying(ApiException.class,
                e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE.code()));
        node.chain.commit();
        JsonNode receipt = ApiJson.readTree(client.proofs().account(alice));
        assertThat(receipt.path("entry").path("kind").stringValue()).isEqualTo("account");
        assertThat(receipt.path("entry").path("fields").path("address").stringValue()).isEqualTo(alice);
        assertThat(receipt.path("entry").path("present").booleanValue()).isFalse();
    }

    private void refused(Hash id, ErrorCode code, String words) {
        assertThatThrownBy(() -> client.proofs().transaction(id)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code.code());
            assertThat(e.problem().detail()).contains(words);
        });
    }
}
