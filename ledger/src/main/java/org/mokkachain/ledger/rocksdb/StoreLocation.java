package org.mokkachain.ledger.rocksdb;

import java.nio.file.Path;
import java.util.Optional;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.types.value.Hash;

/**
 * Where a store is and what it must be.
 *
 * @param directory of the ledger; nothing else may be in it
 * @param genesis what the chain begins with; a store of another chain is refused
 * @param createAs random name for a new store, if there is none in the directory; without it, it must exist
 */
public record StoreLocation(Path directory, CommitBatch genesis, Optional<Hash> createAs) {}
