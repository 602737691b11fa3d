package org.mokkachain.ledger.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.merkle.MerkleTree;
import org.mokkachain.types.value.Address;
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
        Map<Address, Account> accounts = new LinkedHashMap<>();
        for (GenesisAccount account : genesis.accounts()) {
            accounts.put(account.address(), Account.holding(account.balance()));
        }
        StateDelta changes = StateDelta.ofNew(accounts);
        StateTree tree = StateTree.EMPTY.with(StateEntries.of(changes));
        Block block = new Block(header(genesis, tree.root()), List.of());
        CommitBatch batch =
                new CommitBatch(block, block.hash(), List.of(), changes, Optional.empty(), Optional.empty());
        return new GenesisState(batch, tree);
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
