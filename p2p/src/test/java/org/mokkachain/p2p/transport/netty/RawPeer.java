package org.mokkachain.p2p.transport.netty;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.mokkachain.p2p.transport.Hello;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.crypto.PrivateKey;

/** A second, independent implementation of the protocol on plain blocking sockets, which does only what it is told. */
final class RawPeer implements AutoCloseable {
    private final SSLSocket socket;
    private final PrivateKey key;
    private final PeerAddress other;
    private final DataInputStream in;
    private final DataOutputStream out;

    record RawFrame(int type, byte[] body) {}

    private RawPeer(SSLSocket socket, PrivateKey key, PeerAddress other) throws IOException {
        this.socket = socket;
        this.key = key;
        this.other = other;
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** TLS is done, nothing else. */
    static RawPeer dial(PeerAddress other, PrivateKey key) throws IOException, GeneralSecurityException {
        NodeCertificate own = NodeCertificate.of(key);
        return dial(other, key, own.privateKey(), own.certificate());
    }

    static RawPeer dial(PeerAddress other, PrivateKey key, java.security.PrivateKey tlsKey, Certificate certificate)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("node", tlsKey, new char[0], new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        return dial(other, key, keys);
    }

    static RawPeer dialWithoutCertificate(PeerAddress other, PrivateKey key)
            throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        keys.init(empty, new char[0]);
        return dial(other, key, keys);
    }

    private static RawPeer dial(PeerAddress other, PrivateKey key, KeyManagerFactory keys)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(other.host(), other.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return new RawPeer(socket, key, other);
    }

    /** Goes through the handshake; returns the type of the last frame the other side sent in it. */
    int shakeHands(NetworkIdentity identity, long instance) throws IOException {
        send(0xf0, new Hello(identity, instance).encode().toBytes());
        RawFrame answer = read();
        if (answer.type() != 0xf0) {
            return answer.type();
        }
        if (key.publicKey().compareTo(other.key()) > 0) {
            send(0xf1, new byte[0]);
            return read().type();
        }
        RawFrame ready = read();
        if (ready.type() == 0xf1) {
            send(0xf1, new byte[0]);
        }
        return ready.type();
    }

    void send(int type, byte[] body) throws IOException {
        header(body.length, type);
        out.write(body);
        out.flush();
    }

    void header(int length, int type) throws IOException {
        out.writeInt(length);
        out.write(type);
        out.flush();
    }

    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    RawFrame read() throws IOException {
        int length = in.readInt();
        int type = in.readUnsignedByte();
        return new RawFrame(type, in.readNBytes(length));
    }

    /** Reads until the other side closes; what came before does not matter. */
    void awaitEnd() {
        try {
            byte[] ignored = new byte[4096];
            while (in.read(ignored) >= 0) {
                // Go on.
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the other side did not close the connection", e);
        } catch (IOException e) {
            // A reset is an end too.
        }
    }


    @Override
    public void close() throws IOException {
        socket.close();
    }
}
