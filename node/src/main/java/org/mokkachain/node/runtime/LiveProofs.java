package org.mokkachain.node.runtime;

import java.util.Optional;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.ledger.store.Location;
import org.mokkachain.ledger.store.ProofMaker;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.node.http.ProofReader;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.proof.StateTreeFormat;
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
        static Snapshot of(Replica replica, Key key) {
            Chain chain = replica.chain();
            return new Snapshot(chain.tip().height(), chain.committedTree(), key.value(chain));
        }
    }

    private record Key(int kind, Bytes natural, Address address) {
        static Key of(Entry entry) {
            return switch (entry) {
                case Entry.AccountEntry(Address address) ->
                    new Key(StateKind.ACCOUNT.code(), Bytes.of(address.toBytes()), address);
            };
        }

        Optional<Bytes> value(Chain chain) {
            return chain.committedState().account(address).map(Account::encode);
        }
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
        Key key = Key.of(entry);
        Snapshot now = mailbox.ask(replica -> Snapshot.of(replica, key)).join();
        reads.readable(now.height()).toCompletableFuture().join();
        return maker.certified(now.height())
                .map(header -> new EntryProof(
                        header,
                        key.kind(),
                        key.natural(),
                        now.value(),
                        now.tree().prove(StateTreeFormat.key(key.kind(), key.natural()))));
    }
}
