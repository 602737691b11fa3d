package org.mokkachain.p2p.transport.netty;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mokkachain.p2p.transport.Traffic;

/**
 * Watches what a peer sends: keeps it within its quota by not reading for a while, and notices when it falls silent.
 * Used on the event loop of the connection; the counts can be read from anywhere.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel, and that is noticed
final class Intake {
    private final Node node;
    private final Channel channel;
    private final FrameDecoder decoder;
    private final TokenBucket bytes;
    private final TokenBucket messages;
    private final AtomicLong receivedMessages = new AtomicLong();
    private final AtomicLong receivedBytes = new AtomicLong();
    private long frameAt = System.nanoTime();
    private long decodedAtFrame;
    private boolean paused;

    Intake(Node node, Channel channel, FrameDecoder decoder) {
        this.node = node;
        this.channel = channel;
        this.decoder = decoder;
        TransportSettings.Quota quota = node.settings().inbound().quota();
        bytes = new TokenBucket(quota.bytesPerSecond(), frameAt);
        messages = new TokenBucket(quota.messagesPerSecond(), frameAt);
    }

    Traffic traffic() {
        return new Traffic(receivedMessages.get(), receivedBytes.get());
    }

    /** Counts one frame; {@code application} tells it from those of the transport itself. */
    void take(int size, boolean application) {
        long now = System.nanoTime();
        frameAt = now;
        decodedAtFrame = decoder.bytesReceived();
        if (application) {
            receivedMessages.setPlain(receivedMessages.getPlain() + 1);
            receivedBytes.setPlain(receivedBytes.getPlain() + size);
        }
        long wait = Math.max(bytes.take(size, now), messages.take(1, now));
        if (wait > 0 && !paused) {
            pause(wait);
        }
    }

    /** Whether the peer has been silent, or as good as, for the idle timeout. */
    boolean silent(long now) {
        long since = now - frameAt;
        if (paused || since < node.settings().timing().idle().toNanos()) {
            return false;
        }
        // One long frame over a slow line is not silence; one byte a second is.
        return decoder.bytesReceived() - decodedAtFrame < Link.SLOWEST_BYTES_PER_SECOND * (since / 1e9);
    }

    private void pause(long nanos) {
        paused = true;
        node.counters().throttled().increment();
        channel.config().setAutoRead(false);
        channel.eventLoop().schedule(this::resume, nanos, TimeUnit.NANOSECONDS);
    }

    private void resume() {
        long now = System.nanoTime();
        long wait = Math.max(bytes.take(0, now), messages.take(0, now));
        if (wait > 0) {
            channel.eventLoop().schedule(this::resume, wait, TimeUnit.NANOSECONDS);
            return;
        }
        paused = false;
        frameAt = now;
        channel.config().setAutoRead(true);
    }
}
