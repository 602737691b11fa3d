package org.mokkachain.node.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mokkachain.node.config.NodeConfig.Admin;
import org.mokkachain.node.config.NodeConfig.Care;
import org.mokkachain.node.config.NodeConfig.ClientRates;
import org.mokkachain.node.config.NodeConfig.Http;
import org.mokkachain.node.config.NodeConfig.HttpTls;
import org.mokkachain.node.config.NodeConfig.Key;
import org.mokkachain.node.config.NodeConfig.Limits;
import org.mokkachain.node.config.NodeConfig.Log;
import org.mokkachain.node.config.NodeConfig.P2p;
import org.mokkachain.node.config.NodeConfig.Sync;
import org.mokkachain.p2p.transport.PeerAddress;

/** Makes the record of all settings, and checks what two settings together must keep to. */
public final class NodeConfigReader {
    private static final int KIB = 1 << 10;
    private static final long MIB = 1L << 20;

    private final EffectiveSettings settings;

    public NodeConfigReader(EffectiveSettings settings) {
        this.settings = settings;
    }

    /** The checked settings; {@link ConfigurationException} at the first one that is wrong. */
    public NodeConfig read() {
        NodeConfig config = new NodeConfig(
                settings.find(Settings.NAME),
                settings.get(Settings.PROFILE),
                settings.path(Settings.DATA_DIR),
                settings.path(Settings.GENESIS),
                new Key(settings.path(Settings.KEY_FILE), settings.findPath(Settings.KEY_PASSWORD_FILE)),
                p2p(),
                http(),
                log(),
                limits(),
                care(),
                sync());
        checkPorts(config);
        checkPeers(config.p2p().peers());
        return config;
    }

    private P2p p2p() {
        return new P2p(
                settings.get(Settings.P2P_HOST),
                settings.get(Settings.P2P_PORT),
                settings.find(Settings.P2P_ADVERTISED_HOST),
                settings.list(Settings.P2P_PEERS),
                settings.get(Settings.P2P_OPEN),
                settings.list(Settings.P2P_ALLOW),
                settings.get(Settings.P2P_MAX_INBOUND));
    }

    private Http http() {
        return new Http(
                settings.get(Settings.HTTP_ENABLED),
                settings.get(Settings.HTTP_HOST),
                settings.get(Settings.HTTP_PORT),
                settings.list(Settings.HTTP_ALLOWED_HOSTS),
                settings.list(Settings.HTTP_CORS_ORIGINS),
                tls(),
                settings.get(Settings.HTTP_MAX_BODY_KB) * KIB,
                settings.get(Settings.HTTP_MAX_CONNECTIONS),
                settings.get(Settings.HTTP_MAX_EVENT_CLIENTS),
                new ClientRates(
                        settings.get(Settings.HTTP_REQUESTS_PER_SECOND),
                        settings.get(Settings.HTTP_SUBMITS_PER_SECOND),
                        settings.get(Settings.HTTP_EVENT_STREAMS_PER_CLIENT),
                        settings.get(Settings.HTTP_CONNECTIONS_PER_CLIENT),
                        settings.get(Settings.HTTP_LIMIT_THIS_MACHINE)));
    }

    private Optional<HttpTls> tls() {
        Optional<Path> certificate = settings.findPath(Settings.HTTP_TLS_CERTIFICATE);
        Optional<Path> key = settings.findPath(Settings.HTTP_TLS_KEY);
        if (certificate.isPresent() && key.isEmpty()) {
            throw settings.wrong(Settings.HTTP_TLS_CERTIFICATE, "http.tls-key is not set; HTTPS needs both");
        }
        if (key.isPresent() && certificate.isEmpty()) {
            throw settings.wrong(Settings.HTTP_TLS_KEY, "http.tls-certificate is not set; HTTPS needs both");
        }
        return certificate.map(file -> new HttpTls(file, key.orElseThrow()));
    }

    private Log log() {
        return new Log(
                settings.get(Settings.LOG_LEVEL),
                settings.get(Settings.LOG_FORMAT),
                settings.findPath(Settings.LOG_FILE),
                settings.get(Settings.LOG_MAX_FILE_MB),
                settings.get(Settings.LOG_KEEP_FILES));
    }

    private Limits limits() {
        int threads = settings.get(Settings.LIMITS_SIGNATURE_THREADS);
        return new Limits(
                settings.get(Settings.LIMITS_MEMPOOL_TRANSACTIONS),
                settings.get(Settings.LIMITS_MEMPOOL_MB) * MIB,
                settings.get(Settings.LIMITS_MEMPOOL_PER_ORIGIN),
                settings.get(Settings.LIMITS_MAILBOX),
                threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
    }

    private Care care() {
        return new Care(
                new Admin(settings.get(Settings.ADMIN_ENABLED), settings.get(Settings.ADMIN_REMOTE)),
                settings.get(Settings.STORE_RESERVE_MB) * MIB,
                settings.get(Settings.STORE_KEEP_BLOCKS),
                (long) settings.get(Settings.STORE_PATROL_KB) * KIB);
    }

    private Sync sync() {
        return new Sync(settings.get(Settings.SYNC_SNAPSHOT_AFTER), settings.get(Settings.SYNC_SNAPSHOT_INTERVAL));
    }

    private void checkPorts(NodeConfig config) {
        if (config.http().enabled() && config.http().port() != 0 && config.http().port() == config.p2p().port()) {
            throw settings.wrong(Settings.HTTP_PORT, "p2p.port is the same");
        }
    }

    private void checkPeers(List<PeerAddress> peers) {
        for (int i = 1; i < peers.size(); i++) {
            PeerAddress peer = peers.get(i);
            Optional<PeerAddress> earlier =
                    peers.subList(0, i).stream().filter(p -> p.key().equals(peer.key())).findFirst();
            if (earlier.isPresent()) {
                throw settings.wrong(Settings.P2P_PEERS, "the key of " + peer.endpoint() + " is also that of "
                        + earlier.get().endpoint());
            }
        }
    }
}
