package org.mokkachain.p2p.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mokkachain.p2p.transport.TestNetwork.LIMITS;
import static org.mokkachain.p2p.transport.TestNetwork.VOTE;
import static org.mokkachain.p2p.transport.TestNetwork.identity;
import static org.mokkachain.p2p.transport.TestNetwork.key;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.HandshakeCheck;
import org.mokkachain.p2p.transport.Hello;
import org.mokkachain.p2p.transport.Offences;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Recorder;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** Raw bytes into the pipeline of a connection: before TLS, after it, and on a link. */
class PipelineFuzzTest {
    private static final TransportSettings SETTINGS = TransportSettings.listeningOn("127.0.0.1", 0);
    private static final Hello HELLO = new Hello(identity(2), 2);

    private static byte[] frames(Object... messages) {
        ByteBuf out = Unpooled.buffer();
        for (Object message : messages) {
            if (message instanceof Frame frame) {
                out.writeInt(frame.body().length()).writeByte(frame.type()).writeBytes(frame.body().asBuffer());
            } else if (message instanceof Control control) {
                ByteBuf encoded = control.encode(UnpooledByteBufAllocator.DEFAULT);
                out.writeBytes(encoded);
                encoded.release();
            }
        }
        return bytes(out);
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = ByteBufUtil.getBytes(buffer);
        buffer.release();
        return bytes;
    }

    /** What the decoder made of it, encoded again, and then what it still waits for. */
    private static byte[] cut(byte[] stream, boolean established) throws Refused {
        FrameDecoder decoder = new FrameDecoder(LIMITS);
        if (established) {
            decoder.established();
        }
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        try {
            // In two pieces, so that headers and bodies are cut in the middle.
            int half = stream.length / 2;
            channel.writeInbound(Unpooled.copiedBuffer(stream, 0, half));
            channel.writeInbound(Unpooled.copiedBuffer(stream, half, stream.length - half));
            byte[] whole = frames(channel.inboundMessages().toArray());
            byte[] again = Arrays.copyOf(whole, stream.length);
            System.arraycopy(stream, whole.length, again, whole.length, stream.length - whole.length);
            return again;
        } catch (FrameViolation e) {
            throw Refused.by(e);
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    @Test
    void anyStreamOnALinkIsCutIntoFramesOrRefused() {
        byte[] seed = frames(
                new Frame(VOTE, Bytes.of((byte) 1, (byte) 2)), Control.ping(7), new Frame(VOTE, Bytes.EMPTY),
                Control.ping(9).answer(1));
        FuzzTarget target = FuzzTarget.canonical("frames of a link", List.of(seed), input -> cut(input, true));
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }

    @Test
    void anyStreamInAHandshakeIsCutIntoFramesOrRefused() {
        byte[] seed = frames(Control.hello(HELLO), Control.ready(),
                Control.refused(new Refusal(Refusal.Field.GENESIS, "aa", "bb")));
        FuzzTarget target = FuzzTarget.canonical("frames of a handshake", List.of(seed), input -> cut(input, false));
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }

    @Test
    void anyRefusalIsReadOrRefused() {
        byte[] seed = Control.refused(new Refusal(Refusal.Field.GENESIS, "aa", "bb")).body().toBytes();
        FuzzTarget target = FuzzTarget.lenient("refusal", List.of(seed), input -> {
            try {
                Refusal refusal = new Control(Control.Kind.REFUSED, Bytes.of(input)).refusal();
                return Control.refused(refusal.reversed()).body().toBytes();
            } catch (DecodingException e) {
                throw Refused.by(e);
            }
        });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }

    /** Counts what becomes of connections; that of an attacker must never become a link. */
    private static final class Doors implements Handshake.Reporter, PeerTable.Owner {
        private final List<Refusal> refusals = new ArrayList<>();

        @Override
        public void refused(Optional<PublicKey> peer, String address, Refusal refusal) {
            refusals.add(refusal);
        }

        @Override
        public boolean wanted(PublicKey peer) {
            return false;
        }

        @Override
        public void ended(Link link, Disconnect why) {
            throw new IllegalStateException("there was a link");
        }

        @Override
        public boolean welcomes(PeerInfo peer) {
            return true;
        }
    }

    @Test
    void anyBytesInsteadOfTlsAreRefusedOnce() {
        Recorder heard = new Recorder();
        Node node = new Node(HELLO,
                new HandshakeCheck(key(2).publicKey(), identity(2), AdmissionPolicy.everybody()), LIMITS, SETTINGS,
                new Node.Shared(heard, new Offences(5, Duration.ofMinutes(1)), new InboundGate(SETTINGS.inbound()),
                        new Node.Counters(), () -> Role.OBSERVER));
        PeerTls tls = PeerTls.of(key(2));
        FuzzTarget target = FuzzTarget.canonical("tls handshake", List.of(clientHello(tls)), input -> {
            Doors doors = new Doors();
            EmbeddedChannel channel = new EmbeddedChannel();
            channel.pipeline().addLast("tls", tls.accepting(channel.alloc(), SETTINGS.timing().handshake()));
            channel.pipeline().addLast("frames", new FrameDecoder(LIMITS));
            channel.pipeline().addLast("handshake",
                    new Handshake(node, new PeerTable(node, doors), doors, Optional.empty(), "somewhere"));
            channel.writeInbound(Unpooled.copiedBuffer(input));
            channel.finishAndReleaseAll();
            if (doors.refusals.size() != 1 || channel.isOpen()) {
                throw new IllegalStateException("refused " + doors.refusals.size() + " times");
            }
            return input;
        }).within(new FuzzTarget.Bounds(4 << 20, 256));
        System.out.println(Fuzzer.run(target, fewer(20)));
        assertThat(heard.connected()).isEmpty();
    }

    /** The beginning of a real handshake. */
    private static byte[] clientHello(PeerTls tls) {
        EmbeddedChannel client = new EmbeddedChannel();
        client.pipeline().addLast(tls.dialling(client.alloc(), SETTINGS.timing().handshake()));
        byte[] hello = bytes((ByteBuf) client.readOutbound());
        client.finishAndReleaseAll();
        return hello;
    }

    @Test
    void anyBytesAfterTlsLeaveTheNodeWhole() throws IOException {
        Recorder heard = new Recorder();
        try (NettyTransport victim = new NettyTransport(
                key(1), identity(1), LIMITS, AdmissionPolicy.everybody(), SETTINGS.withInbound(generous()))) {
            victim.start(heard);
            byte[] seed = frames(Control.hello(HELLO), Control.ready(), new Frame(VOTE, Bytes.of((byte) 1)),
                    Control.ping(3), new Frame(VOTE, new Encoder().u64(7).toBytes()));
            FuzzTarget target = FuzzTarget.canonical("after tls", List.of(seed), input -> {
                try (RawPeer raw = RawPeer.dial(victim.address(), key(2))) {
                    raw.raw(input);
                } catch (IOException e) {
                    throw new Refused("closed while it was written");
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
                return input;
            }).within(new FuzzTarget.Bounds(16 << 20, 256));
            System.out.println(Fuzzer.run(target, fewer(400)));
            try (RawPeer raw = RawPeer.dial(victim.address(), key(3))) {
                assertThat(raw.shakeHands(identity(3), 3)).isEqualTo(Control.Kind.READY.type);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static TransportSettings.Inbound generous() {
        return new TransportSettings.Inbound(1_000, 1_000, 1_000_000, TransportSettings.Quota.DEFAULT,
                new TransportSettings.Conduct(1_000_000_000, Duration.ofSeconds(1)));
    }

    /** For targets that do much more for each input. */
    private static FuzzBudget fewer(int times) {
        FuzzBudget usual = FuzzBudget.ofProperties();
        return new FuzzBudget(usual.seed(), usual.executions() / times, usual.time(), usual.hang());
    }
}
