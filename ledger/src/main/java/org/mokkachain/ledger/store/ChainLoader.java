package org.mokkachain.ledger.store;

import org.mokkachain.ledger.chain.ChainStart;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.ValidatorSet;

/** Rebuilds from a store what the chain keeps in memory. */
public final class ChainLoader {
    private ChainLoader() {}

    /**
     * Where the chain goes on. Reads the whole state: about a second for a million accounts.
     *
     * @param genesisValidators the set of the first epoch
     * @throws DamagedStoreException if the state does not have the state root of the last block
     */
    public static ChainStart load(LedgerReader reader, ValidatorSet genesisValidators) {
        Head head = reader.head();
        Header tip = reader.header(head.height())
                .orElseThrow(() -> damaged("the header of the last block, " + head.height() + ", is missing"));
        StateTree tree = reader.stateTree();
        if (!tree.root().equals(tip.stateRoot())) {
            throw damaged("the stored state has root " + tree.root() + ", but block " + tip.height()
                    + " commits to " + tip.stateRoot());
        }
        long epoch = tip.endsEpoch() ? tip.epoch() + 1 : tip.epoch();
        return new ChainStart(tip, tree, new EpochHistory(reader, genesisValidators).of(epoch));
    }

    private static DamagedStoreException damaged(String what) {
        return new DamagedStoreException(what, DamagedStoreException.REMEDY);
    }
}
