package org.mokkachain.p2p.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.mokkachain.p2p.transport.Direction;
import org.mokkachain.p2p.transport.HandshakeCheck;
import org.mokkachain.p2p.transport.Hello;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Refusal.Field;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.PublicKey;

/**
 * What happens on a connection between TCP and the link: TLS, then each side's HELLO, then READY from the side with the
 * larger key, then READY from the side with the smaller one, which thereby decides which of two simultaneous
 * connections lives. A side that does not like what it sees says REFUSED with the field and both values, and closes.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel, and that is noticed
final class Handshake extends ChannelInboundHandlerAdapter {
    private final Node node;
    private final PeerTable table;
    private final Reporter reporter;
    private final Optional<PublicKey> dialled;
    private final String address;

    private @Nullable ScheduledFuture<?> deadline;
    private @Nullable PublicKey proved;
    private @Nullable Hello theirs;
    private boolean over;

    /**
     * @param dialled whom this node meant to reach; empty on an inbound connection
     * @param address the other end, for people
     */
    Handshake(Node node, PeerTable table, Reporter reporter, Optional<PublicKey> dialled, String address) {
        this.node = node;
        this.table = table;
        this.reporter = reporter;
        this.dialled = dialled;
        this.address = address;
    }

    /** Told when a handshake fails, and asked who has a reserved place. */
    interface Reporter {
        /**
         * A handshake failed.
         *
         * @param peer whom it was about: dialled, or else proved; empty if nobody knows
         */
        void refused(Optional<PublicKey> peer, String address, Refusal refusal);

        /** Whether this node itself keeps dialling {@code peer}. */
        boolean wanted(PublicKey peer);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            startTheClock(context);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        startTheClock(context);
        context.fireChannelActive();
    }

    private void startTheClock(ChannelHandlerContext context) {
        if (deadline == null) {
            long timeout = node.settings().timing().handshake().toNanos();
            deadline = context.executor().schedule(
                    () -> fail(context.channel(), "no handshake within the time limit"),
                    timeout, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent tls) {
            if (tls.isSuccess()) {
                tlsDone(context);
            } else {
                fail(context.channel(), "TLS 1.3 with node keys failed: " + Failures.innermost(tls.cause()));
            }
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (over) {
            closeIfRefused(context, message);
            return;
        }
        PublicKey peer = proved;
        if (peer == null || !(message instanceof Control control)) {
            fail(context.channel(), "unexpected message");
            return;
        }
        try {
            switch (control.kind()) {
                case HELLO -> hello(context, peer, Hello.decode(control.body()));
                case READY -> ready(context, peer);
                case REFUSED -> {
                    table.told(peer, control.refusal());
                    report(context.channel(), control.refusal());
                }
                case PING, PONG, COPIED -> fail(context.channel(), "a frame of a link before the handshake was over");
            }
        } catch (DecodingException e) {
            fail(context.channel(), "not a " + control.kind() + ": " + e.getMessage());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!over) {
            fail(context.channel(), "the other side closed the connection");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context.channel(), Failures.innermost(cause));
    }

    private void tlsDone(ChannelHandlerContext context) {
        PublicKey key;
        try {
            key = PeerTls.provedKey(context.pipeline().get(SslHandler.class));
        } catch (CertificateException | SSLPeerUnverifiedException e) {
            fail(context.channel(), "no node key in the certificate");
            return;
        }
        proved = key;
        dialled.map(meant -> node.check().outbound(meant, key))
                .orElseGet(() -> node.check().notSelf(key))
                .or(() -> shutOut(key))
                .ifPresentOrElse(
                        refusal -> refuse(context, refusal), () -> send(context, Control.hello(node.hello())));
    }

    private void hello(ChannelHandlerContext context, PublicKey peer, Hello hello) {
        if (theirs != null) {
            fail(context.channel(), "a second HELLO");
            return;
        }
        theirs = hello;
        Optional<Refusal> refusal = node.check().identity(hello.identity())
                .or(() -> table.second(info(peer, hello), hello.instance()))
                .or(() -> dialled.isPresent() ? Optional.empty() : guest(context.channel(), peer, hello.identity()));
        if (refusal.isPresent()) {
            refuse(context, refusal.get());
        } else if (!decides(peer)) {
            send(context, Control.ready());
        }
    }

    private void ready(ChannelHandlerContext context, PublicKey peer) {
        Hello hello = theirs;
        if (hello == null) {
            fail(context.channel(), "READY before HELLO");
        } else if (!decides(peer)) {
            table.establish(link(context, peer, hello), link -> install(context, link));
        } else if (!table.decide(link(context, peer, hello), link -> {
            send(context, Control.ready());
            install(context, link);
        })) {
            refuse(context, new Refusal(Field.DUPLICATE, "already stands", "a second one"));
        }
    }

    private Link link(ChannelHandlerContext context, PublicKey peer, Hello hello) {
        return new Link(node, info(peer, hello), hello.instance(), context.channel(), table);
    }

    private PeerInfo info(PublicKey peer, Hello hello) {
        return new PeerInfo(peer, hello.identity(), address, direction());
    }

    private void install(ChannelHandlerContext context, Link link) {
        over = true;
        context.pipeline().get(FrameDecoder.class).established();
        context.pipeline().replace(this, "link", link);
        Pipelines.handshakeOver(context.channel());
        Pipelines.markLinked(context.channel());
    }

    /** What is wrong with a node that dialled us. */
    private Optional<Refusal> guest(Channel channel, PublicKey peer, NetworkIdentity identity) {
        boolean wanted = reporter.wanted(peer);
        return node.check().inbound(peer, identity, wanted).or(() -> wanted || table.reserve(channel)
                ? Optional.empty()
                : Optional.of(new Refusal(Field.CAPACITY, "no room for more inbound links", "one more")));
    }

    private Optional<Refusal> shutOut(PublicKey peer) {
        return table.shutOutFor(peer).map(HandshakeCheck::shutOut);
    }

    private Direction direction() {
        return dialled.isPresent() ? Direction.OUTBOUND : Direction.INBOUND;
    }

    /** Whether this side has the smaller key. */
    private boolean decides(PublicKey peer) {
        return node.self().compareTo(peer) < 0;
    }

    private void send(ChannelHandlerContext context, Control control) {
        context.writeAndFlush(control.encode(context.alloc()), context.voidPromise());
    }

    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        if (!over) {
            over = true;
            tell(context.channel(), refusal);
            send(context, Control.refused(refusal));
            // Closing with something unread would reset the connection and could destroy our words on their way:
            // the other side closes when it has read them; this is for one that does not.
            context.executor().schedule(() -> context.channel().close(), 1, TimeUnit.SECONDS);
        }
    }

    private static void closeIfRefused(ChannelHandlerContext context, Object message) {
        if (message instanceof Control control && control.kind() == Control.Kind.REFUSED) {
            context.close();
        }
    }

    private void fail(Channel channel, String what) {
        report(channel, new Refusal(Field.PROTOCOL, "expected a node of this network", what));
    }

    private void report(Channel channel, Refusal refusal) {
        if (!over) {
            over = true;
            tell(channel, refusal);
        }
        channel.close();
    }

    private void tell(Channel channel, Refusal refusal) {
        if (refusal.field() == Field.DUPLICATE) {
            Pipelines.markLinked(channel);
        }
        reporter.refused(dialled.or(() -> Optional.ofNullable(proved)), address, refusal);
    }
}
