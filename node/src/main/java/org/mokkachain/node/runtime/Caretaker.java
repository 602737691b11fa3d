package org.mokkachain.node.runtime;

import java.io.IOException;
import java.util.Optional;
import org.mokkachain.ledger.rocksdb.RocksDbLedgerStore;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.http.Administration;
import org.mokkachain.node.replica.ReplicaEvent;

/**
 * What looks after the files of a running node.
 *
 * @param administration where the operator wants it
 */
record Caretaker(DiskRoom room, StoreWatch watch, Optional<Administration> administration) {
    private static final String TOKEN = "admin.token";

    static Caretaker of(NodeConfig config, RocksDbLedgerStore store, Mailbox mailbox, Halt halt) throws IOException {
        NodeConfig.Care care = config.care();
        DiskRoom room = new DiskRoom(config.dataDirectory(), care.reserveBytes());
        StoreWatch watch = new StoreWatch(
                room,
                store.care(),
                care.patrolBytes(),
                readOnly -> mailbox.add(new ReplicaEvent.ReadOnly(readOnly)),
                halt);
        Optional<Administration> administration = Optional.empty();
        if (care.admin() && config.http().enabled()) {
            AdminToken token = AdminToken.create(config.dataDirectory().resolve(TOKEN));
            administration = Optional.of(new Administrator(token, store.care()));
        }
        return new Caretaker(room, watch, administration);
    }
}
