package org.mokkachain.p2p.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Refusal;

/** Sets connections up: TLS, framing, handshake. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel, and that is noticed
final class Pipelines {
    private static final AttributeKey<Runnable> LEAVE_GATE = AttributeKey.valueOf(Pipelines.class, "leaveGate");
    private static final AttributeKey<Boolean> LINKED = AttributeKey.valueOf(Pipelines.class, "linked");

    private static final Refusal TOO_MANY =
            new Refusal(Refusal.Field.CAPACITY, "has too many handshakes under way, in all or from there", "one more");

    private final Node node;
    private final PeerTable table;
    private final PeerTls tls;
    private final ChannelGroup channels;
    private final Handshake.Reporter reporter;

    /** @param channels takes every connection that is made */
    Pipelines(Node node, PeerTable table, PeerTls tls, ChannelGroup channels, Handshake.Reporter reporter) {
        this.node = node;
        this.table = table;
        this.tls = tls;
        this.channels = channels;
        this.reporter = reporter;
    }

    /** Of connections others make. */
    ChannelInitializer<Channel> inbound() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channels.add(channel);
                accept(channel);
            }
        };
    }

    /** Of a connection to {@code peer}. */
    ChannelInitializer<Channel> outbound(PeerAddress peer) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channels.add(channel);
                SslHandler handler = tls.dialling(channel.alloc(), node.settings().timing().handshake());
                fill(channel, handler, new Handshake(node, table, reporter, Optional.of(peer.key()), peer.endpoint()));
            }
        };
    }

    /** Frees the place of an inbound connection among those that are shaking hands; once only. */
    static void handshakeOver(Channel channel) {
        Runnable leave = channel.attr(LEAVE_GATE).getAndSet(null);
        if (leave != null) {
            leave.run();
        }
    }

    /** The handshake on this connection has found its peer: linked here, or by another connection. */
    static void markLinked(Channel channel) {
        channel.attr(LINKED).set(true);
    }

    /** Whether {@link #markLinked} was called. */
    static boolean linked(Channel channel) {
        return channel.hasAttr(LINKED);
    }

    private void accept(Channel channel) {
        InetSocketAddress remote = (InetSocketAddress) channel.remoteAddress();
        InboundGate gate = node.shared().gate();
        if (remote == null) {
            channel.close();
            return;
        }
        String address = NetUtil.toSocketAddressString(remote);
        if (!gate.enter(remote.getAddress(), System.nanoTime())) {
            channel.close();
            node.listener().handshakeRefused(address, TOO_MANY);
            return;
        }
        channel.attr(LEAVE_GATE).set(() -> gate.leave(remote.getAddress()));
        channel.closeFuture().addListener(closed -> handshakeOver(channel));
        SslHandler handler = tls.accepting(channel.alloc(), node.settings().timing().handshake());
        fill(channel, handler, new Handshake(node, table, reporter, Optional.empty(), address));
    }

    private void fill(Channel channel, SslHandler handler, Handshake handshake) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast("tls", handler);
        pipeline.addLast("frames", new FrameDecoder(node.limits()));
        pipeline.addLast("handshake", handshake);
    }
}
