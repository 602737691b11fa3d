package org.mokkachain.node.runtime;

import java.util.Optional;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.state.AccountKey;
import org.mokkachain.ledger.state.AnchorKey;
import org.mokkachain.ledger.state.AssetKey;
import org.mokkachain.ledger.state.DataKey;
import org.mokkachain.ledger.state.GovernanceKey;
import org.mokkachain.ledger.state.HoldingKey;
import org.mokkachain.ledger.state.PermissionKey;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.state.SymbolKey;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.ledger.store.Location;
import org.mokkachain.ledger.store.ProofMaker;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.node.http.ProofReader;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.types.governance.Subject;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * Proofs of this node. Those of the state are of the last block that the protocol thread has made final: its tree and
 * the value are asked for together, then the store is given the moment it needs to have that block, too. Thread-safe.
 */
final class LiveProofs implements ProofReader {
    private final Mailbox mailbox;
    private final Reads reads;
    private final LedgerReader ledger;
    private final ProofMaker maker;

    LiveProofs(Mailbox mailbox, Reads reads, LedgerReader ledger) {
        this.mailbox = mailbox;
        this.reads = reads;
        this.ledger = ledger;
        this.maker = new ProofMaker(ledger);
    }

    /** One height's tree, and what it has under a key. */
    private record Snapshot(long height, StateTree tree, Optional<Bytes> value) {
        static Snapshot of(Replica replica, StateKey<?> key) {
            Chain chain = replica.chain();
            Optional<Bytes> value = chain.committedState().get(key).map(StateValue::encode);
            return new Snapshot(chain.tip().height(), chain.committedTree(), value);
        }
    }

    private static StateKey<?> key(Entry entry) {
        return switch (entry) {
            case Entry.AccountEntry(Address address) -> new AccountKey(address);
            case Entry.HoldingEntry(Address owner, AssetId asset) -> new HoldingKey(owner, asset);
            case Entry.AssetEntry(AssetId asset) -> new AssetKey(asset);
            case Entry.AnchorEntry(Hash hash) -> new AnchorKey(hash);
            case Entry.DataEntry(Address owner, String name) -> new DataKey(owner, name);
            case Entry.SymbolEntry(String symbol) -> new SymbolKey(symbol);
            case Entry.ProposalEntry(long number) -> new ProposalKey(number);
            case Entry.PermissionEntry(Subject subject) -> new PermissionKey(subject);
            case Entry.GovernanceEntry() -> new GovernanceKey();
        };
    }

    @Override
    public Answer transaction(Hash id) {
        Optional<Location> location = ledger.locate(id);
        if (location.isEmpty()) {
            return new Answer.NotFinal();
        }
        return maker.transaction(id)
                .<Answer>map(Answer.Proven::new)
                .orElseGet(() -> new Answer.Pruned(location.get().height()));
    }

    @Override
    public Optional<EntryProof> entry(Entry entry) {
        StateKey<?> key = key(entry);
        Snapshot now = mailbox.ask(replica -> Snapshot.of(replica, key)).join();
        reads.readable(now.height()).toCompletableFuture().join();
        return maker.certified(now.height())
                .map(header -> new EntryProof(
                        header,
                        key.kind().code(),
                        key.naturalKey(),
                        now.value(),
                        now.tree().prove(key.treeKey())));
    }
}
