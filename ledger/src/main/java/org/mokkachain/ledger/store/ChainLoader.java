package org.mokkachain.ledger.store;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.ledger.chain.ChainStart;
import org.mokkachain.ledger.chain.StateEntries;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.ledger.tree.TreeChange;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.ValidatorSet;

/** Rebuilds from a store what the chain keeps in memory. */
public final class ChainLoader {
    private static final int BATCH = 1 << 16;

    private ChainLoader() {}

    /**
     * Where the chain goes on. Reads the whole state: about 2 s for a million accounts.
     *
     * @param genesisValidators the set of the first epoch
     * @throws DamagedStoreException if the state does not have the state root of the last block
     */
    public static ChainStart load(LedgerReader reader, ValidatorSet genesisValidators) {
        Head head = reader.head();
        Header tip = reader.header(head.height())
                .orElseThrow(() -> damaged("the header of the last block, " + head.height() + ", is missing"));
        StateTree tree = loadTree(reader);
        if (!tree.root().equals(tip.stateRoot())) {
            throw damaged("the stored state has root " + tree.root() + ", but block " + tip.height()
                    + " commits to " + tip.stateRoot());
        }
        long epoch = tip.endsEpoch() ? tip.epoch() + 1 : tip.epoch();
        return new ChainStart(tip, tree, new EpochHistory(reader, genesisValidators).of(epoch));
    }

    private static StateTree loadTree(LedgerReader reader) {
        StateTree[] tree = {StateTree.EMPTY};
        List<TreeChange> batch = new ArrayList<>();
        reader.forEachEntry(entry -> {
            batch.add(StateEntries.put(entry));
            if (batch.size() == BATCH) {
                tree[0] = tree[0].with(batch);
                batch.clear();
            }
        });
        return tree[0].with(batch);
    }

    private static DamagedStoreException damaged(String what) {
        return new DamagedStoreException(what, DamagedStoreException.REMEDY);
    }
}
