package org.mokkachain.p2p.example;

import java.io.IOException;
import java.util.Optional;
import org.mokkachain.p2p.example.LocalConnection.RawFrame;
import org.mokkachain.p2p.example.LocalTransport.Linked;
import org.mokkachain.p2p.transport.Hello;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Refusal.Field;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** HELLO from both sides, READY from the larger key, READY from the smaller one, which thereby decides. */
final class LocalHandshake {
    private static final int HELLO = 0xf0;
    private static final int READY = 0xf1;
    private static final int REFUSED = 0xf2;
    private static final int LONGEST = PublicKey.LENGTH + Hello.MAX_BYTES;

    private final LocalTransport transport;
    private final LocalConnection connection;
    private final Optional<PublicKey> dialled;

    LocalHandshake(LocalTransport transport, LocalConnection connection, Optional<PublicKey> dialled) {
        this.transport = transport;
        this.connection = connection;
        this.dialled = dialled;
    }

    sealed interface Outcome {
        record Made(Linked link) implements Outcome {}

        record Not(Refusal refusal) implements Outcome {}
    }

    private record Introduction(PublicKey key, Hello hello) {}

    /** @throws IOException if the connection breaks */
    Outcome run(String where) throws IOException {
        connection.write(HELLO, introduction());
        RawFrame first = connection.read(type -> LONGEST);
        if (first.type() != HELLO) {
            return refusedByThem(first);
        }
        Introduction theirs;
        try {
            theirs = Decoder.decodeExactly(first.body(), LocalHandshake::introduction);
        } catch (DecodingException e) {
            return refuse(new Refusal(Field.PROTOCOL, "expected a HELLO", String.valueOf(e.getMessage())));
        }
        PublicKey peer = theirs.key();
        Optional<Refusal> objection = transport.objection(peer, theirs.hello().identity(), dialled);
        if (objection.isPresent()) {
            return refuse(objection.get());
        }
        Linked link = new Linked(
                new PeerInfo(peer, theirs.hello().identity(), where, connection.direction), connection);
        return transport.self().compareTo(peer) > 0 ? follow(link) : decide(link);
    }

    private Outcome follow(Linked link) throws IOException {
        connection.write(READY, Bytes.EMPTY);
        RawFrame answer = connection.read(type -> LONGEST);
        if (answer.type() != READY) {
            return refusedByThem(answer);
        }
        transport.establish(link);
        return new Outcome.Made(link);
    }

    /** The side with the smaller key lets only one of two connections live that were made at once. */
    private Outcome decide(Linked link) throws IOException {
        RawFrame answer = connection.read(type -> LONGEST);
        if (answer.type() != READY) {
            return refusedByThem(answer);
        }
        synchronized (transport) {
            if (transport.isLinked(link.peer().key())) {
                return refuseAtOnce(new Refusal(Field.DUPLICATE, "already stands", "a second one"));
            }
            connection.write(READY, Bytes.EMPTY);
            transport.establish(link);
        }
        return new Outcome.Made(link);
    }

    /** What the other side is saying meanwhile is heard first: it reads our words after that. */
    private Outcome refuse(Refusal refusal) throws IOException {
        Outcome refused = refuseAtOnce(refusal);
        try {
            connection.read(type -> LONGEST);
        } catch (IOException e) {
            // It has heard enough.
        }
        return refused;
    }

    private Outcome refuseAtOnce(Refusal refusal) throws IOException {
        connection.write(REFUSED, new Encoder()
                .u8(refusal.field().code()).string(refusal.mine()).string(refusal.theirs()).toBytes());
        return new Outcome.Not(refusal);
    }

    private static Outcome refusedByThem(RawFrame frame) {
        try {
            return new Outcome.Not(Decoder.decodeExactly(frame.body(), LocalHandshake::refusal));
        } catch (DecodingException e) {
            return new Outcome.Not(
                    new Refusal(Field.PROTOCOL, "expected a handshake", "frame type " + frame.type()));
        }
    }

    private static Refusal refusal(Decoder in) throws DecodingException {
        Field field = Field.ofCode(in.u8()).orElseThrow(() -> in.failure("unknown field"));
        String theirs = in.string(LONGEST);
        return new Refusal(field, in.string(LONGEST), theirs);
    }

    private Bytes introduction() {
        return new Encoder()
                .fixed(transport.self())
                .bytes(new Hello(transport.check().mine(), ProcessHandle.current().pid()).encode())
                .toBytes();
    }

    private static Introduction introduction(Decoder in) throws DecodingException {
        PublicKey key = in.publicKey();
        return new Introduction(key, Hello.decode(in.bytes(Hello.MAX_BYTES)));
    }
}
