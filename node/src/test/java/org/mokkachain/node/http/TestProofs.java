package org.mokkachain.node.http;

import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.state.AccountKey;
import org.mokkachain.ledger.state.AnchorKey;
import org.mokkachain.ledger.state.AssetKey;
import org.mokkachain.ledger.state.DataKey;
import org.mokkachain.ledger.state.GovernanceKey;
import org.mokkachain.ledger.state.HoldingKey;
import org.mokkachain.ledger.state.PermissionKey;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.SymbolKey;
import org.mokkachain.node.http.ChainReader.CommittedTransaction;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.proof.CertifiedHeader;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.proof.StateProof;
import org.mokkachain.types.proof.TransactionProof;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** Proofs of the right form, of a {@link TestChain} that nobody signed. */
final class TestProofs implements ProofReader {
    private final TestChain chain;

    TestProofs(TestChain chain) {
        this.chain = chain;
    }

    @Override
    public Answer transaction(Hash id) {
        return chain.transaction(id).<Answer>map(this::proven).orElseGet(Answer.NotFinal::new);
    }

    private Answer proven(CommittedTransaction found) {
        List<CommittedTransaction> block = chain.transactions(found.place().height());
        return new Answer.Proven(TransactionProof.of(
                        certified(found.place().height()),
                        block.stream().map(CommittedTransaction::transaction).toList(),
                        block.stream().map(CommittedTransaction::receipt).toList(),
                        found.place().index())
                .orElseThrow());
    }

    private CertifiedHeader certified(long height) {
        CommittedHeader block = chain.header(height).orElseThrow();
        FinalityProof proof = new FinalityProof(List.of(), block.certificate().orElseThrow());
        return new CertifiedHeader(List.of(), new FinalHeader(block.header(), Optional.empty(), proof));
    }

    @Override
    public Optional<EntryProof> entry(Entry entry) {
        if (chain.height() == 0) {
            return Optional.empty();
        }
        StateKey<?> key = switch (entry) {
            case Entry.AccountEntry(var address) -> new AccountKey(address);
            case Entry.HoldingEntry(var owner, var asset) -> new HoldingKey(owner, asset);
            case Entry.AssetEntry(var asset) -> new AssetKey(asset);
            case Entry.AnchorEntry(var hash) -> new AnchorKey(hash);
            case Entry.DataEntry(var owner, var name) -> new DataKey(owner, name);
            case Entry.SymbolEntry(var symbol) -> new SymbolKey(symbol);
            case Entry.ProposalEntry(var number) -> new ProposalKey(number);
            case Entry.PermissionEntry(var subject) -> new PermissionKey(subject);
            case Entry.GovernanceEntry() -> new GovernanceKey();
        };
        StateProof path = new StateProof(key.treeKey(), List.of(), Bytes.EMPTY);
        return Optional.of(new EntryProof(
                certified(chain.height()), key.kind().code(), key.naturalKey(), Optional.empty(), path));
    }
}
