package org.mokkachain.p2p.transport.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509ExtendedTrustManager;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.PublicKey;

/**
 * TLS 1.3 with both sides authenticated. TLS proves that the other side owns the Ed25519 key in its certificate and
 * hides the rest; whether that key is welcome is decided after it, where a refusal can be explained to both. The
 * Java runtime's engine is used: BoringSSL, though twice as fast, does not verify Ed25519 unless told to, and its
 * Netty binding has no way to tell it. Thread-safe.
 */
final class PeerTls {
    private static final String[] PROTOCOLS = {"TLSv1.3"};

    private final SslContext server;
    private final SslContext client;

    private PeerTls(SslContext server, SslContext client) {
        this.server = server;
        this.client = client;
    }

    static PeerTls of(PrivateKey key) {
        NodeCertificate own = NodeCertificate.of(key);
        try {
            SslContext server = SslContextBuilder.forServer(own.privateKey(), own.certificate())
                    .sslProvider(SslProvider.JDK)
                    .protocols(PROTOCOLS)
                    .trustManager(new AnyNodeKey())
                    .clientAuth(ClientAuth.REQUIRE)
                    .build();
            SslContext client = SslContextBuilder.forClient()
                    .keyManager(own.privateKey(), own.certificate())
                    .sslProvider(SslProvider.JDK)
                    .protocols(PROTOCOLS)
                    .trustManager(new AnyNodeKey())
                    .endpointIdentificationAlgorithm(null)
                    .build();
            return new PeerTls(server, client);
        } catch (SSLException e) {
            throw new IllegalStateException("this Java runtime lacks TLS 1.3 with Ed25519", e);
        }
    }

    SslHandler accepting(ByteBufAllocator allocator, Duration timeout) {
        return handler(server, allocator, timeout);
    }

    /** Without host and port, so that no session is ever resumed: each handshake proves the key anew. */
    SslHandler dialling(ByteBufAllocator allocator, Duration timeout) {
        return handler(client, allocator, timeout);
    }

    private static SslHandler handler(SslContext context, ByteBufAllocator allocator, Duration timeout) {
        SslHandler handler = context.newHandler(allocator);
        handler.setHandshakeTimeoutMillis(timeout.toMillis());
        handler.setCloseNotifyFlushTimeoutMillis(500);
        return handler;
    }

    /** The key the other side has proved to own, once the handshake is over. */
    static PublicKey provedKey(SslHandler handler) throws CertificateException, SSLPeerUnverifiedException {
        return NodeCertificate.keyIn((X509Certificate) handler.engine().getSession().getPeerCertificates()[0]);
    }

    /** Wants exactly one certificate with an Ed25519 key; names, dates and issuers mean nothing here. */
    private static final class AnyNodeKey extends X509ExtendedTrustManager {
        private static void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length != 1) {
                throw new CertificateException("expected one certificate, got " + chain.length);
            }
            NodeCertificate.keyIn(chain[0]);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
