package org.mokkachain.p2p.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.LinkStatus;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Priority;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.SendResult;
import org.mokkachain.p2p.transport.Traffic;
import org.mokkachain.types.codec.DecodingException;

/**
 * An established connection with a peer. Sending is possible from any thread; all else happens on the event loop of the
 * connection. What waits is written in batches the size of a TLS record, as long as the socket takes them, and
 * flushed once: many small frames cost little more than one large one.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel, and that is noticed
final class Link extends ChannelInboundHandlerAdapter {
    /** Below this a peer that has frames waiting counts as standing still. */
    static final int SLOWEST_BYTES_PER_SECOND = 16 << 10;

    private static final long LONGEST_MEASURE = 1_000_000_000;

    private static final int TLS_RECORD = 16 << 10;
    private static final int BATCHES_PER_TURN = 64;

    private final Node node;
    private final PeerInfo peer;
    private final long instance;
    private final Channel channel;
    private final PeerTable table;
    private final OutboundQueue queue;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final Intake intake;
    private final Instant since = Instant.now();
    private final long sinceNanos = System.nanoTime();

    private final AtomicLong sentMessages = new AtomicLong();
    private final AtomicLong sentBytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile long roundTripNanos = -1;
    private volatile Optional<Duration> clockAhead = Optional.empty();
    /** Whether the listener has been told that the link is gone. Guarded by the lock of the table for this peer. */
    private boolean retired;

    private @Nullable ScheduledFuture<?> ticking;
    private long sentAtLastTick;
    private long movingAt = System.nanoTime();
    private long pingedAt;

    Link(Node node, PeerInfo peer, long instance, Channel channel, PeerTable table) {
        this.node = node;
        this.peer = peer;
        this.instance = instance;
        this.channel = channel;
        this.table = table;
        queue = new OutboundQueue(node.settings().outbound());
        // The first ping goes out with the first tick.
        pingedAt = movingAt - node.settings().timing().keepalive().toNanos();
        intake = new Intake(node, channel, channel.pipeline().get(FrameDecoder.class));
    }

    PeerInfo peer() {
        return peer;
    }

    long instance() {
        return instance;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }

    boolean retired() {
        return retired;
    }

    void retire() {
        retired = true;
    }

    LinkStatus status() {
        long roundTrip = roundTripNanos;
        return new LinkStatus(
                peer.direction(),
                since,
                intake.traffic(),
                new Traffic(sentMessages.get(), sentBytes.get()),
                dropped.get(),
                roundTrip < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(roundTrip)),
                clockAhead);
    }

    /** From any thread. */
    SendResult send(Priority priority, Frame frame) {
        if (!channel.isActive()) {
            return SendResult.NOT_CONNECTED;
        }
        if (!queue.offer(priority, frame)) {
            dropped.incrementAndGet();
            node.counters().dropped().increment();
            return SendResult.QUEUE_FULL;
        }
        if (draining.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::drain);
        }
        return SendResult.ACCEPTED;
    }

    /** From any thread: ends the link for {@code reason}. */
    void end(Disconnect reason) {
        table.ended(this, reason);
        channel.close();
    }

    /** From any thread: runs {@code task} on the event loop of the connection. */
    void later(Runnable task) {
        if (!channel.eventLoop().isShuttingDown()) {
            channel.eventLoop().execute(task);
        }
    }

    void read(boolean reading) {
        channel.config().setAutoRead(reading);
    }

    /** Closes the connection of a link that is gone. */
    void discard() {
        channel.close();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long tick = tickNanos();
        ticking = context.executor().scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Frame frame) {
            intake.take(Control.HEADER + frame.body().length(), true);
            table.deliver(this, frame);
        } else if (message instanceof Control control) {
            intake.take(Control.HEADER + control.body().length(), false);
            handle(control);
        } else {
            throw new IllegalStateException("not a frame: " + message.getClass());
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        drain();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (ticking != null) {
            ticking.cancel(false);
        }
        table.ended(this, new Disconnect(Cause.CLOSED_BY_PEER, "the connection was closed"));
        queue.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end(Failures.disconnect(cause));
    }

    private void handle(Control control) {
        switch (control.kind()) {
            case PING -> {
                // A peer that pings and does not read gets no answers piled up.
                if (channel.isWritable()) {
                    write(control.answer(System.currentTimeMillis()));
                }
            }
            case PONG -> {
                OptionalLong clock = understood(control, () -> control.answers(pingedAt));
                clock.ifPresent(this::measure);
            }
            case COPIED -> table.told(peer.key(), understood(control, control::refusal));
            case HELLO, READY, REFUSED -> throw new FrameViolation(
                    Cause.MISCONDUCT, "a " + control.kind() + " after the handshake");
        }
    }

    private interface Reading<T> {
        T read() throws DecodingException;
    }

    private static <T> T understood(Control control, Reading<T> reading) {
        try {
            return reading.read();
        } catch (DecodingException e) {
            throw new FrameViolation(Cause.MISCONDUCT, "not a " + control.kind() + ": " + e.getMessage());
        }
    }

    /** The peer looked at its clock half-way between ping and pong; what took long says little about clocks. */
    private void measure(long clockMs) {
        long roundTrip = System.nanoTime() - pingedAt;
        roundTripNanos = roundTrip;
        if (roundTrip <= LONGEST_MEASURE || clockAhead.isEmpty()) {
            long middle = System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(roundTrip / 2);
            clockAhead = Optional.of(Duration.ofMillis(clockMs - middle));
        }
    }

    /** From any thread: says that another running node has the peer's key. */
    void complain(Refusal refusal) {
        if (channel.isWritable()) {
            write(Control.copied(refusal));
        }
    }

    private void write(Control control) {
        channel.writeAndFlush(control.encode(channel.alloc()), channel.voidPromise());
    }

    private void drain() {
        draining.set(false);
        int batches = 0;
        while (channel.isWritable() && batches < BATCHES_PER_TURN) {
            int next = queue.nextSize();
            if (next == 0) {
                break;
            }
            ByteBuf batch = channel.alloc().directBuffer(Math.max(TLS_RECORD, next), Math.max(TLS_RECORD, next));
            int moved = queue.moveInto(batch);
            sentMessages.addAndGet(moved);
            sentBytes.addAndGet(batch.readableBytes());
            channel.write(batch, channel.voidPromise());
            batches++;
        }
        if (batches > 0) {
            channel.flush();
        }
        // Still writable means the turn was cut short; otherwise the socket reports when it is writable again.
        if (channel.isWritable() && !queue.isEmpty() && draining.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::drain);
        }
    }

    private void tick() {
        long now = System.nanoTime();
        if (intake.silent(now)) {
            end(new Disconnect(Cause.IDLE, "nothing was heard for " + node.settings().timing().idle().toSeconds()
                    + " s"));
        } else if (stuck(now)) {
            end(new Disconnect(Cause.SLOW_READER, "frames waited for "
                    + node.settings().outbound().slowReader().toSeconds() + " s without being read"));
        } else if (now - pingedAt >= node.settings().timing().keepalive().toNanos() && channel.isWritable()) {
            pingedAt = now;
            write(Control.ping(now));
        }
    }

    /** Whether what waits has hardly moved for the slow-reader timeout. */
    private boolean stuck(long now) {
        long sent = sentBytes.get();
        boolean waiting = !channel.isWritable() || !queue.isEmpty();
        long enough = (long) (SLOWEST_BYTES_PER_SECOND * (tickNanos() / 1e9));
        if (!waiting || sent - sentAtLastTick >= enough) {
            movingAt = now;
        }
        sentAtLastTick = sent;
        return now - movingAt >= node.settings().outbound().slowReader().toNanos();
    }

    private long tickNanos() {
        TransportSettings settings = node.settings();
        long finest = Math.min(settings.timing().keepalive().toNanos(), settings.outbound().slowReader().toNanos());
        return Math.min(TimeUnit.SECONDS.toNanos(1), Math.max(finest / 4, TimeUnit.MILLISECONDS.toNanos(10)));
    }
}
