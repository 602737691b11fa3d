package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.AssetHolder;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.DataEntry;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.ProposalInfo;
import org.mokkachain.api.model.SearchHit;
import org.mokkachain.types.value.Hash;

class StateRoutesTest extends NodeWithClient {
    private String alice;

    @BeforeEach
    void nameAlice() {
        alice = TestNode.ADDRESSES.format(node.aliceAddress);
    }

    @Test
    void anAssetIsFoundByIdAndBySymbol() throws MokkaClientException {
        AssetInfo asset = client.asset("EUR");
        assertThat(asset.issuer()).isEqualTo(alice);
        assertThat(client.asset(asset.id())).isEqualTo(asset);
        assertThat(client.assets(20, Optional.empty()).items()).containsExactly(asset);
        refused("not_found", () -> client.asset("USD"));
        refused("not_found", () -> client.asset("MOKKA"));
        refused("not_found", () -> client.asset("00".repeat(32)));
        refused("bad_request", () -> client.asset("eur"));
    }

    @Test
    void holdersComePageByPage() throws MokkaClientException {
        Page<AssetHolder> first = client.assetHolders("EUR", 1, Optional.empty());
        Page<AssetHolder> second = client.assetHolders("EUR", 1, first.next());
        assertThat(first.items()).hasSize(1);
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isEmpty();
        refused("bad_request", () -> client.assetHolders("EUR", 1, Optional.of("nobody")));
    }

    @Test
    void anAccountListsWhatItHolds() throws MokkaClientException {
        assertThat(client.balances(alice, 20, Optional.empty()).items()).hasSize(2);
        assertThat(client.balances(alice, 20, Optional.of("native")).items().getFirst().symbol()).isEqualTo("EUR");
        refused("bad_request", () -> client.balances(alice, 20, Optional.of("x")));
    }

    @Test
    void aDocumentIsFoundByItsHash() throws MokkaClientException {
        assertThat(client.anchor(TestState.DOCUMENT).account()).isEqualTo(alice);
        assertThat(client.anchors(Optional.of(alice), 5, Optional.empty()).items()).hasSize(1);
        String bob = TestNode.ADDRESSES.format(node.bob);
        assertThat(client.anchors(Optional.of(bob), 5, Optional.empty()).items()).isEmpty();
        refused("not_found", () -> client.anchor(Hash.ZERO));
    }

    @Test
    void dataIsReadByKeyWhateverTheKeyIsAndListedByPrefix() throws Exception {
        assertThat(client.data(alice, "b").map(DataEntry::valueText)).contains(Optional.of("three"));
        assertThat(client.data(alice, "a/1").map(DataEntry::valueText)).contains(Optional.of("one"));
        assertThat(client.data(alice, "a")).isEmpty();
        assertThat(client.data(alice, "a/", 20, Optional.empty()).items()).extracting(DataEntry::key)
                .containsExactly("a/1", "a/2");
        Page<DataEntry> first = client.data(alice, "", 2, Optional.empty());
        assertThat(client.data(alice, "", 2, first.next()).items()).extracting(DataEntry::key).containsExactly("b");
        RawHttp raw = new RawHttp(node.server.port());
        assertThat(raw.send("GET", "/v1/data/" + alice + "/b", "", "").text()).contains("\"valueText\":\"three\"");
        assertThat(raw.send("GET", "/v1/data/" + alice + "/nothing", "", "").text()).contains("\"not_found\"");
    }

    @Test
    void aSearchFindsWhateverATextMayMean() throws MokkaClientException {
        assertThat(types("0")).containsExactly("block");
        assertThat(types(TestState.DOCUMENT.hex())).containsExactly("anchor");
        assertThat(types(TestState.EURO.id().hex())).containsExactly("asset");
        assertThat(types("eur")).containsExactly("asset");
        assertThat(types(alice)).containsExactly("account");
        assertThat(types("validator-1")).containsExactly("validator");
        assertThat(types("nothing of the kind")).isEmpty();
        refused("bad_request", () -> client.search(""));
    }

    @Test
    void proposalsAreListedAndFoundByNumber() throws MokkaClientException {
        assertThat(client.proposals(20, Optional.empty()).items()).hasSize(1);
        assertThat(client.proposals(20, Optional.of("1")).items()).isEmpty();
        assertThat(client.proposal(1).status()).isEqualTo(ProposalInfo.OPEN);
        refused("not_found", () -> client.proposal(2));
        assertThat(types("1")).contains("proposal");
    }

    @Test
    void theBlocksOfAValidatorAreListed() throws MokkaClientException {
        node.chain.commit();
        assertThat(client.validatorBlocks("validator-0", 20, Optional.empty()).items()).hasSize(1);
        assertThat(client.validatorBlocks("validator-0", 20, Optional.of("1")).items()).isEmpty();
    }

    private List<String> types(String text) throws MokkaClientException {
        return client.search(text).stream().map(SearchHit::type).toList();
    }

    /** A call that a node refuses. */
    private interface Call {
        Object make() throws MokkaClientException;
    }

    private static void refused(String code, Call call) {
        assertThatThrownBy(call::make)
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
