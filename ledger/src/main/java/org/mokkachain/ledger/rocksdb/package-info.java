/**
 * The ledger store on RocksDB, and the only importer of {@code org.rocksdb}. A block is one atomic write batch over all
 * column families; the layout of keys is in {@link org.mokkachain.ledger.rocksdb.Layout}.
 */
@NullMarked
package org.mokkachain.ledger.rocksdb;

import org.jspecify.annotations.NullMarked;
