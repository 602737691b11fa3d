package org.mokkachain.node.http;

import java.util.List;
import java.util.Optional;
import org.mokkachain.node.http.ChainReader.CommittedTransaction;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.proof.CertifiedHeader;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.proof.StateProof;
import org.mokkachain.types.proof.StateTreeFormat;
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
        Bytes key = switch (entry) {
            case Entry.AccountEntry account -> Bytes.of(account.address().toBytes());
        };
        StateProof path = new StateProof(StateTreeFormat.key(1, key), List.of(), Bytes.EMPTY);
        return Optional.of(new EntryProof(certified(chain.height()), 1, key, Optional.empty(), path));
    }
}
