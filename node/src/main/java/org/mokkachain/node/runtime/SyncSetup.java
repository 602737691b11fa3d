package org.mokkachain.node.runtime;

import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.rocksdb.StagingSwap;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.value.Hash;

/**
 * What catching up needs to know.
 *
 * @param snapshotAfter blocks behind from which on a snapshot is fetched; 0: never
 * @param genesis the first block
 * @param trust whom the genesis trusts
 * @param swap where the ledger is
 * @param ledgerId the name of the store, which its successor inherits
 * @param room on the disk; a snapshot is not worth the reserve
 */
record SyncSetup(
        int snapshotAfter,
        CommitBatch genesis,
        TrustChain trust,
        StagingSwap swap,
        Hash ledgerId,
        DiskRoom room) {}
