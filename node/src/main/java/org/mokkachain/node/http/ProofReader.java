package org.mokkachain.node.http;

import java.util.Optional;
import org.mokkachain.types.governance.Subject;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.proof.TransactionProof;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** Makes proofs of what is final. Called from many threads at once; may block for disk reads. */
public interface ProofReader {
    /** Names an entry of the state. */
    sealed interface Entry {
        record AccountEntry(Address address) implements Entry {}

        /** What one account has of one asset. */
        record HoldingEntry(Address owner, AssetId asset) implements Entry {}

        record AssetEntry(AssetId asset) implements Entry {}

        /** @param hash of the document */
        record AnchorEntry(Hash hash) implements Entry {}

        record DataEntry(Address owner, String key) implements Entry {}

        /** Which asset has a symbol. */
        record SymbolEntry(String symbol) implements Entry {}

        record ProposalEntry(long number) implements Entry {}

        /** What is laid down for an account or a node. */
        record PermissionEntry(Subject subject) implements Entry {}

        /** Validators and parameters. */
        record GovernanceEntry() implements Entry {}
    }

    /** Whether a transaction can be proven. */
    sealed interface Answer {
        record Proven(TransactionProof proof) implements Answer {}

        /** It is final, but this node does not have its block any more. */
        record Pruned(long height) implements Answer {}

        /** It is not final as far as this node knows. */
        record NotFinal() implements Answer {}
    }

    Answer transaction(Hash id);

    /** What the newest final state has under a name; empty if there is no final block but the genesis. */
    Optional<EntryProof> entry(Entry entry);
}
