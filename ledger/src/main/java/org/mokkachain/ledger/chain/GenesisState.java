package org.mokkachain.ledger.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.AccountKey;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.GovernanceKey;
import org.mokkachain.ledger.state.PermissionEntry;
import org.mokkachain.ledger.state.PermissionKey;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.merkle.MerkleTree;
import org.mokkachain.types.value.Hash;

/**
 * The genesis block (height 0, epoch 0, term 0, no transactions) and the state after it, both a function of the
 * genesis alone.
 *
 * @param batch what a new store begins with
 * @param tree the initial state
 */
public record GenesisState(CommitBatch batch, StateTree tree) {

    public static GenesisState of(Genesis genesis) {
        StateDelta changes = StateDelta.ofNew(entries(genesis));
        StateTree tree = StateTree.EMPTY.with(StateEntries.of(changes));
        Block block = new Block(header(genesis, tree.root()), List.of());
        CommitBatch batch =
                new CommitBatch(block, block.hash(), List.of(), changes, Optional.empty(), Optional.empty());
        return new GenesisState(batch, tree);
    }

    private static List<StateEntry<?>> entries(Genesis genesis) {
        List<StateEntry<?>> entries = new ArrayList<>();
        entries.add(new StateEntry<>(new GovernanceKey(), Governance.of(genesis)));
        for (SetPermission given : genesis.governance().permissions()) {
            entries.add(new StateEntry<>(new PermissionKey(given.subject()), new PermissionEntry(given.permission())));
        }
        for (GenesisAccount account : genesis.accounts()) {
            entries.add(new StateEntry<>(new AccountKey(account.address()), Account.holding(account.balance())));
        }
        return entries;
    }

    /** Header of the genesis block. */
    public Header header() {
        return batch.block().header();
    }

    private static Header header(Genesis genesis, Hash stateRoot) {
        Hash validators = genesis.validators().hash();
        return new Header(
                Header.VERSION,
                genesis.hash(),
                0,
                0,
                0,
                0,
                Hash.ZERO,
                Hash.ZERO,
                Block.transactionsRoot(List.of()),
                stateRoot,
                MerkleTree.root(List.of()),
                validators,
                validators,
                genesis.timestampMs(),
                0,
                Block.encodeBody(List.of()).length());
    }
}
