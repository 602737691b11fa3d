package org.mokkachain.node.wal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.mokkachain.consensus.log.LogCodec;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.value.Bytes;

/**
 * The consensus log of one validator: records become durable with {@link #sync}, one frame and one fdatasync for all
 * that was appended since. After a failed write or sync the log is unusable, and so must its owner be: pages that a
 * failed sync left clean may be lost, so it is never tried again. Not thread-safe.
 */
public final class ConsensusLog implements AutoCloseable {
    private static final String PREFIX = "consensus-";
    private static final String SUFFIX = ".log";
    private static final String UNFINISHED = ".tmp";

    private final Path directory;
    private final List<LogRecord> pending = new ArrayList<>();
    private FileChannel channel;
    private long segment;
    private int frames;
    private boolean failed;
    private LongConsumer onSync = nanos -> {};

    private ConsensusLog(Path directory, FileChannel channel, long segment, int frames) {
        this.directory = directory;
        this.channel = channel;
        this.segment = segment;
        this.frames = frames;
    }

    /**
     * A log and what it held.
     *
     * @param tornBytes length of an unfinished last write, which was cut off
     */
    public record Opened(ConsensusLog log, List<LogRecord> records, long tornBytes) {}

    /** Whether {@code directory} holds a log. */
    public static boolean exists(Path directory) throws IOException {
        return newestSegment(directory).isPresent();
    }

    /** Makes a new log whose first record is {@code birth}; {@link IOException} if there is one already. */
    public static ConsensusLog create(Path directory, LogRecord.Born birth) throws IOException {
        return begin(directory, List.of(birth));
    }

    /**
     * Makes a log without a birth, for a validator whose past is lost: it remembers what happens from now on, and that
     * it does not know what happened before. {@link IOException} if there is a log already.
     */
    public static ConsensusLog createWithoutPast(Path directory) throws IOException {
        return begin(directory, List.of());
    }

    private static ConsensusLog begin(Path directory, List<LogRecord> records) throws IOException {
        Files.createDirectories(directory);
        if (exists(directory)) {
            throw new IOException("there is a consensus log in " + directory + " already");
        }
        FileChannel channel = writeSegment(directory, 1, records);
        return new ConsensusLog(directory, channel, 1, 1);
    }

    /**
     * Opens the log in {@code directory}, cutting off an unfinished last write.
     *
     * @throws DamagedLogException if something is lost that was durable
     * @throws IOException if there is no log or it cannot be read or written
     */
    public static Opened open(Path directory) throws IOException, DamagedLogException {
        long segment = newestSegment(directory)
                .orElseThrow(() -> new IOException("there is no consensus log in " + directory));
        Path file = segmentFile(directory, segment);
        SegmentReader.Contents contents = SegmentReader.read(file);
        if (contents.frames() == 0) {
            throw new DamagedLogException(file, 0, "not one whole frame");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(contents.validBytes());
        channel.position(contents.validBytes());
        channel.force(true);
        removeOthers(directory, segment);
        ConsensusLog log = new ConsensusLog(directory, channel, segment, contents.frames());
        return new Opened(log, contents.records(), contents.torn());
    }

    /** @param listener is told of the nanoseconds that each write with its sync has taken */
    public void observe(LongConsumer listener) {
        onSync = listener;
    }

    /** Adds records; durable after the next {@link #sync}. */
    public void append(List<LogRecord> records) {
        pending.addAll(records);
    }

    /** Makes everything appended durable. {@link UncheckedIOException}: nothing may be signed any more. */
    public void sync() {
        if (pending.isEmpty()) {
            return;
        }
        long before = System.nanoTime();
        guarded(() -> {
            write(channel, frames++, pending);
            channel.force(false);
        });
        pending.clear();
        onSync.accept(System.nanoTime() - before);
    }

    /** Begins a new segment with {@code snapshot}, durably, and drops the old one. Syncs what is pending first. */
    public void compact(List<LogRecord> snapshot) {
        sync();
        guarded(() -> {
            FileChannel next = writeSegment(directory, segment + 1, snapshot);
            channel.close();
            channel = next;
            segment++;
            frames = 1;
            removeOthers(directory, segment);
        });
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private interface Action {
        void run() throws IOException;
    }

    private void guarded(Action action) {
        if (failed) {
            throw new IllegalStateException("the consensus log failed before and must not be used again");
        }
        failed = true;
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException("consensus log in " + directory + " cannot be written", e);
        }
        failed = false;
    }

    private static FileChannel writeSegment(Path directory, long segment, List<LogRecord> records) throws IOException {
        Path file = segmentFile(directory, segment);
        Path unfinished = directory.resolve(file.getFileName() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        FileChannel channel =
                FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        write(channel, 0, records);
        channel.force(true);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.sync(directory);
        return channel;
    }

    private static void write(FileChannel channel, int number, List<LogRecord> records) throws IOException {
        Encoder out = new Encoder(4096);
        List<Bytes> encoded = records.stream().map(LogCodec::encode).toList();
        ByteBuffer frame = Frame.encode(number, out.list(encoded, Encoder::bytes).toByteArray());
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    private static Path segmentFile(Path directory, long segment) {
        return directory.resolve(PREFIX + "%016d".formatted(segment) + SUFFIX);
    }

    private static Optional<Long> newestSegment(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(PREFIX + "\\d{16}" + SUFFIX))
                    .map(name -> Long.parseLong(name.substring(PREFIX.length(), PREFIX.length() + 16)))
                    .max(Long::compare);
        }
    }

    private static void removeOthers(Path directory, long segment) throws IOException {
        Path current = segmentFile(directory, segment);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(PREFIX) && !file.equals(current)) {
                    Files.delete(file);
                }
            }
        }
    }
}
