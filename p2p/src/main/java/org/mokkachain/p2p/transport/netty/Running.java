package org.mokkachain.p2p.transport.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.TransportCounters;
import org.mokkachain.types.value.PublicKey;

/** A transport between start and close: the event loops and what lives on them. Thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel, and that is noticed
final class Running implements Handshake.Reporter, PeerTable.Owner {
    private static final int LOW_WATER = 64 << 10;
    private static final int HIGH_WATER = 256 << 10;
    /** In the kernel, per connection. What is in it cannot be overtaken by more urgent frames. */
    private static final int SEND_BUFFER = 512 << 10;
    private static final int BACKLOG = 1024;

    /** The listening socket and all connections, those that are shaking hands too. */
    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);

    private final Node node;
    private final PeerTable table;
    private final Pipelines pipelines;
    private final EventLoopGroup group;
    private final Dialer dialer;
    private Optional<Channel> server = Optional.empty();

    Running(Node node, PeerTls tls) {
        this.node = node;
        table = new PeerTable(node, this);
        pipelines = new Pipelines(node, table, tls, channels, this);
        group = new MultiThreadIoEventLoopGroup(
                node.settings().threads(), new DefaultThreadFactory("p2p", true), NioIoHandler.newFactory());
        dialer = new Dialer(node, table, group.next(), this::bootstrap);
    }

    /** Begins to listen. */
    void listen() throws IOException {
        TransportSettings.Listen listen = node.settings().listen();
        ChannelFuture binding = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(LOW_WATER, HIGH_WATER))
                .childHandler(pipelines.inbound())
                .bind(new InetSocketAddress(listen.host(), listen.port()))
                .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw cannotListen(listen, binding.cause());
        }
        channels.add(binding.channel());
        server = Optional.of(binding.channel());
    }

    private static IOException cannotListen(TransportSettings.Listen listen, Throwable cause) {
        String where = listen.host() + ":" + listen.port();
        String why = String.valueOf(cause.getMessage());
        BindException told = new BindException(why.contains("in use")
                ? "p2p port " + listen.port() + " on " + listen.host()
                        + " is in use: stop the process that uses it, or choose another p2p port"
                : "cannot listen for peers on " + where + ": " + why);
        told.initCause(cause);
        return told;
    }

    private Bootstrap bootstrap(PeerAddress peer) {
        return new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_SNDBUF, SEND_BUFFER)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) node.settings().timing().connect().toMillis())
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(LOW_WATER, HIGH_WATER))
                .handler(pipelines.outbound(peer));
    }

    PeerTable table() {
        return table;
    }

    Dialer dialer() {
        return dialer;
    }

    /** The port listened on. */
    int port() {
        return server.map(channel -> ((InetSocketAddress) channel.localAddress()).getPort())
                .orElseThrow(() -> new IllegalStateException("not listening"));
    }

    @Override
    public void refused(Optional<PublicKey> peer, String address, Refusal refusal) {
        // Two nodes that dial each other at once meet this every time; nobody needs to know.
        if (refusal.field() != Refusal.Field.DUPLICATE) {
            node.counters().refused().increment();
            peer.ifPresent(key -> dialer.refused(key, refusal));
            node.listener().handshakeRefused(address, refusal);
        }
    }

    @Override
    public boolean wanted(PublicKey peer) {
        return dialer.wanted(peer);
    }

    @Override
    public void ended(Link link, Disconnect why) {
        dialer.lost(link, why.detail());
    }

    @Override
    public boolean welcomes(PeerInfo peer) {
        return node.check().admission().welcomes(peer.key(), peer.identity().role(), dialer.wanted(peer.key()));
    }

    void stopDialling(PublicKey peer) {
        dialer.remove(peer);
        Link link = table.link(peer);
        if (link != null) {
            table.endIfUnwelcome(link);
        }
    }

    void endUnwelcomeLinks() {
        table.links().forEach(table::endIfUnwelcome);
    }

    List<PeerStatus> peers() {
        long now = System.nanoTime();
        Map<PublicKey, PeerStatus> found = new TreeMap<>();
        for (Dialer.Target target : dialer.targets()) {
            PublicKey key = target.address.key();
            found.put(key, new PeerStatus(
                    key,
                    target.identity,
                    target.address.endpoint(),
                    Optional.empty(),
                    Optional.of(target.trouble),
                    node.shared().offences().of(key, now),
                    table.copied(key)));
        }
        for (Link link : table.links()) {
            PublicKey key = link.peer().key();
            found.put(key, new PeerStatus(
                    key,
                    Optional.of(link.peer().identity()),
                    link.peer().address(),
                    Optional.of(link.status()),
                    Optional.empty(),
                    node.shared().offences().of(key, now),
                    table.copied(key)));
        }
        return List.copyOf(found.values());
    }

    TransportCounters counters() {
        Node.Counters counters = node.counters();
        return new TransportCounters(
                counters.links().sum(),
                counters.refused().sum(),
                node.shared().gate().turnedAway(),
                counters.dropped().sum(),
                counters.offences().sum(),
                counters.throttled().sum());
    }

    void close() {
        dialer.close();
        table.links().forEach(link -> link.end(new Disconnect(Cause.CLOSED_HERE, "this node is closing")));
        channels.close();
        channels.forEach(Running::drop);
        // Not earlier: a loop that learns of its end between two tasks leaves its channels open (Netty 4.2.18).
        channels.newCloseFuture().addListener(closed -> group.shutdownGracefully(0, 2, TimeUnit.SECONDS));
        boolean onEventLoop = false;
        for (EventExecutor loop : group) {
            onEventLoop |= loop.inEventLoop();
        }
        if (!onEventLoop) {
            group.terminationFuture().awaitUninterruptibly(5, TimeUnit.SECONDS);
        }
    }

    /** Without waiting until the peer has read what is on its way to it. */
    private static void drop(Channel channel) {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first != null) {
            first.close();
        }
    }
}
