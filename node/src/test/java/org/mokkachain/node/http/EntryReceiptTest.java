package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.receipt.ReceiptDocument.EntryText;
import org.mokkachain.api.receipt.ReceiptWriter;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.AccountKey;
import org.mokkachain.ledger.state.AnchorKey;
import org.mokkachain.ledger.state.AnchorRecord;
import org.mokkachain.ledger.state.Asset;
import org.mokkachain.ledger.state.AssetKey;
import org.mokkachain.ledger.state.DataKey;
import org.mokkachain.ledger.state.DataValue;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.GovernanceKey;
import org.mokkachain.ledger.state.Holding;
import org.mokkachain.ledger.state.HoldingKey;
import org.mokkachain.ledger.state.PermissionEntry;
import org.mokkachain.ledger.state.PermissionKey;
import org.mokkachain.ledger.state.Proposal;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.state.SymbolKey;
import org.mokkachain.ledger.state.SymbolOwner;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.proof.CertifiedHeader;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.proof.StateProof;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** What receipts say of entries is what the ledger wrote: the two know the encodings independently. */
class EntryReceiptTest {
    private static final Address OWNER = Address.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
        17, 18, 19, 20});
    private static final Hash HASH = Hash.fromHex("c3".repeat(32));
    private static final AssetId ASSET = new AssetId(HASH);
    private static final String TEXT = TestNode.ADDRESSES.format(OWNER);

    private TestNode node;

    @BeforeEach
    void start() throws Exception {
        node = new TestNode();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void everyKindOfEntryIsReadable() {
        Map<StateKey<?>, StateValue> entries = new LinkedHashMap<>();
        Authority two = new Authority.Weighted(2, List.of(
                new Authority.WeightedKey(PublicKey.of(new byte[32]), 1),
                new Authority.WeightedKey(PublicKey.fromHex("ff".repeat(32)), 3)));
        entries.put(new AccountKey(OWNER), new Account(7, two, Amount.of(12_500_000)));
        entries.put(new HoldingKey(OWNER, ASSET), new Holding(Amount.of(9), true));
        entries.put(new AssetKey(ASSET), new Asset(OWNER, "GOLD", 2, Amount.of(100), true, false));
        entries.put(new SymbolKey("GOLD"), new SymbolOwner(ASSET));
        entries.put(new AnchorKey(HASH), new AnchorRecord(OWNER, 5, 1_700_000_000_000L, "contract"));
        entries.put(new DataKey(OWNER, "a/b"), new DataValue(Bytes.of("hello".getBytes()), 6));
        entries.put(new ProposalKey(3), new Proposal(OWNER, new SetParameter(Parameter.MIN_FEE, 5, 0), 7, 8,
                List.of(OWNER), Proposal.Status.PASSED, 9));
        entries.put(new PermissionKey(new AccountSubject(OWNER)), new PermissionEntry(Permission.DENIED));
        entries.put(new GovernanceKey(), Governance.of(node.genesis));
        List<Map<String, String>> said = List.of(
                Map.of("address", TEXT, "nonce", "7", "balance", "12500000", "authority", "weighted",
                        "authority.threshold", "2", "authority.keys.0", "weightedKey",
                        "authority.keys.0.key", "00".repeat(32), "authority.keys.0.weight", "1"),
                Map.of("owner", TEXT, "asset", HASH.hex(), "amount", "9", "frozen", "true"),
                Map.of("asset", HASH.hex(), "issuer", TEXT, "symbol", "GOLD", "decimals", "2", "supply", "100",
                        "mintable", "true", "freezable", "false"),
                Map.of("symbol", "GOLD", "asset", HASH.hex()),
                Map.of("hash", HASH.hex(), "owner", TEXT, "anchoredAtHeight", "5", "anchoredAt", "2023-11-14T22:13:20Z",
                        "label", "contract"),
                Map.of("owner", TEXT, "key", "a/b", "writtenAtHeight", "6", "content", "68656c6c6f", "contentText",
                        "hello"),
                Map.of("number", "3", "proposer", TEXT, "change", "setParameter", "change.parameter", "min_fee",
                        "change.value", "5", "approvals.0", TEXT, "status", "passed", "decidedAtHeight", "9"),
                Map.of("subject", "accountSubject", "subject.address", TEXT, "permission", "denied"),
                Map.of("epoch", "0", "validators.0.name", "validator-0", "parameters.minFee",
                        node.genesis.limits().minFee().toString(), "nextProposal", "1", "accountPermissions", "0"));
        TreeSet<String> kinds = new TreeSet<>();
        int at = 0;
        for (Map.Entry<StateKey<?>, StateValue> entry : entries.entrySet()) {
            EntryText text = text(entry.getKey(), Optional.of(entry.getValue()));
            kinds.add(text.kind());
            assertThat(text.fields()).as(text.kind()).containsAllEntriesOf(said.get(at++))
                    .doesNotContainKey("unreadable");
            EntryText absent = text(entry.getKey(), Optional.empty());
            assertThat(absent.fields().isEmpty()).isEqualTo(entry.getKey() instanceof GovernanceKey);
            assertThat(absent.fields()).doesNotContainKey("unreadable");
            assertThat(absent.present()).isFalse();
        }
        assertThat(kinds).containsExactly("account", "anchor", "asset", "data", "governance", "holding",
                "permission", "proposal", "symbol");
    }

    private EntryText text(StateKey<?> key, Optional<StateValue> value) {
        TestChain chain = node.chain;
        CommittedHeader block = chain.commit();
        FinalHeader header = new FinalHeader(
                block.header(), Optional.empty(), new FinalityProof(List.of(), block.certificate().orElseThrow()));
        EntryProof proof = new EntryProof(
                new CertifiedHeader(List.of(), header),
                key.kind().code(),
                key.naturalKey(),
                value.map(StateValue::encode),
                new StateProof(key.treeKey(), List.of(), Bytes.EMPTY));
        return new ReceiptWriter(chain.genesis()).describe(proof).entry().orElseThrow();
    }
}
