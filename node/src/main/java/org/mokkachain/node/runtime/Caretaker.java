package org.mokkachain.node.runtime;

import java.io.IOException;
import java.util.Optional;
import org.mokkachain.ledger.rocksdb.RocksDbLedgerStore;
import org.mokkachain.ledger.rocksdb.StoreCare;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.http.Administration;
import org.mokkachain.node.replica.ReplicaEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What looks after the files of a running node.
 *
 * @param doors where the operator wants to ask for something
 */
record Caretaker(DiskRoom room, StoreWatch watch, StoreCare store, Optional<Administrator.Doors> doors) {
    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);

    static Caretaker of(NodeConfig config, RocksDbLedgerStore store, Mailbox mailbox, Halt halt) throws IOException {
        NodeConfig.Care care = config.care();
        DiskRoom room = new DiskRoom(config.dataDirectory(), care.reserveBytes());
        StoreWatch watch = new StoreWatch(
                room,
                store.care(),
                care.patrolBytes(),
                readOnly -> mailbox.add(new ReplicaEvent.ReadOnly(readOnly)),
                halt);
        return new Caretaker(room, watch, store.care(), doors(config));
    }

    private static Optional<Administrator.Doors> doors(NodeConfig config) throws IOException {
        NodeConfig.Admin admin = config.care().admin();
        if (!admin.enabled() || !config.http().enabled()) {
            return Optional.empty();
        }
        if (admin.remote() && config.http().tls().isEmpty()) {
            LOG.warn("admin.remote is on, but HTTPS is not: tokens of operators on other machines can be read on the"
                    + " way; set http.tls-certificate and http.tls-key");
        }
        return Optional.of(new Administrator.Doors(AdminTokens.create(config.dataDirectory()), admin.remote()));
    }

    /** What does the operator's bidding, where it is wanted. */
    Optional<Administration> administration(Abdication abdication, Mailbox mailbox, Neighbourhood neighbourhood) {
        return doors.map(open -> new Administrator(open, store, abdication, mailbox, neighbourhood));
    }
}
