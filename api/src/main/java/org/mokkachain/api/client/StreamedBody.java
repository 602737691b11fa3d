package org.mokkachain.api.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mokkachain.types.value.Bytes;

/**
 * The body of an answer that lasts, piece by piece. The next piece is taken from the network when the one before it has
 * been read, so a slow reader holds up the sender and fills no memory. One thread reads; any may close.
 */
final class StreamedBody implements HttpResponse.BodySubscriber<StreamedBody>, AutoCloseable {
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private volatile Optional<Flow.Subscription> source = Optional.empty();
    private volatile boolean closed;

    private sealed interface Piece {}

    private record Data(Bytes bytes) implements Piece {}

    private record End(IOException why) implements Piece {}

    @Override
    public CompletionStage<StreamedBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = Optional.of(subscription);
        if (closed) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            all.writeBytes(part);
        }
        pieces.add(new Data(Bytes.of(all.toByteArray())));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new End(failure instanceof IOException e ? e : new IOException(failure)));
    }

    @Override
    public void onComplete() {
        pieces.add(new End(new EOFException("the node closed the stream")));
    }

    /**
     * The next piece; empty if none came within {@code patience}.
     *
     * @throws IOException once the body has ended
     */
    Optional<Bytes> read(Duration patience) throws IOException, InterruptedException {
        Piece piece = pieces.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        return switch (piece) {
            case null -> Optional.empty();
            case Data(Bytes bytes) -> {
                source.ifPresent(subscription -> subscription.request(1));
                yield Optional.of(bytes);
            }
            case End end -> {
                pieces.add(end);
                throw end.why();
            }
        };
    }

    /** Everything that comes, at most about {@code most} bytes, each piece within {@code patience}. */
    byte[] readAll(int most, Duration patience) throws InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            Optional<Bytes> piece = read(patience);
            while (piece.isPresent() && all.size() < most) {
                all.writeBytes(piece.get().toBytes());
                piece = read(patience);
            }
        } catch (IOException e) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        closed = true;
        source.ifPresent(Flow.Subscription::cancel);
        pieces.add(new End(new EOFException("closed")));
    }
}
