package org.mokkachain.node.http;

import io.javalin.config.JettyConfig;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty with few threads, limits on what a connection may send, and errors in our form. */
final class JettySetup {
    private static final int MAX_THREADS = 12;
    private static final int MIN_THREADS = 2;
    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;
    private static final int ACCEPT_QUEUE = 512;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final long STOP_MS = 2_000;
    private static final long IDLE_AT_STOP_MS = 200;

    private JettySetup() {}

    static void apply(JettyConfig jetty, HttpSettings settings) {
        jetty.host = settings.host();
        jetty.port = settings.port();
        jetty.threadPool = threadPool();
        jetty.modifyHttpConfiguration(http -> limit(http, settings.limits()));
        jetty.addConnector((server, http) -> connector(server, http, settings));
        jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyErrors());
            server.setStopTimeout(STOP_MS);
            server.addBean(new NetworkConnectionLimit(settings.limits().maxConnections(), server));
        });
        jetty.modifyServletContextHandler(context -> context.setErrorHandler(new JettyErrors()));
    }

    private static QueuedThreadPool threadPool() {
        QueuedThreadPool pool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        pool.setName("http");
        pool.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("http-request-", 0).factory()));
        return pool;
    }

    private static void limit(HttpConfiguration http, HttpSettings.Limits limits) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setIdleTimeout(limits.idleTimeout().toMillis());
    }

    /** Makes connections whose heads have to arrive within a time. */
    private static final class PatientConnections extends HttpConnectionFactory {
        private final Duration headTimeout;

        PatientConnections(HttpConfiguration http, Duration headTimeout) {
            super(http);
            this.headTimeout = headTimeout;
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            PatientConnection connection =
                    new PatientConnection(getHttpConfiguration(), connector, endPoint, headTimeout);
            connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
            return configure(connection, connector, endPoint);
        }
    }

    private static SslConnectionFactory encrypted(Tls tls, HttpConfiguration http) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStore(tls.keys());
        context.setKeyStorePassword("");
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString());
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, HttpSettings settings) {
        HttpConnectionFactory plain = new PatientConnections(http, settings.limits().idleTimeout());
        ServerConnector connector = settings.access().tls()
                .map(tls -> new ServerConnector(server, ACCEPTORS, SELECTORS, encrypted(tls, http), plain))
                .orElseGet(() -> new ServerConnector(server, ACCEPTORS, SELECTORS, plain));
        connector.addBean(new ClientConnections(settings.rates()));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setShutdownIdleTimeout(IDLE_AT_STOP_MS);
        connector.setIdleTimeout(settings.limits().idleTimeout().toMillis());
        return connector;
    }
}
