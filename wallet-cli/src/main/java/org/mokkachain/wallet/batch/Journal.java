package org.mokkachain.wallet.batch;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.file.OwnerOnly;
import org.mokkachain.wallet.batch.JournalEntry.Heading;
import org.mokkachain.wallet.batch.JournalEntry.SettledLine;
import org.mokkachain.wallet.batch.JournalEntry.SignedLine;
import org.mokkachain.wallet.output.Failure;

/**
 * What was signed and what became of it, line by line of a payment file. The bytes of a payment are on disk before
 * anybody else gets them, so after any crash the same bytes are handed in again. Locked while it is open. For one
 * thread.
 */
final class Journal implements AutoCloseable {
    private static final int MAX_BYTES = 256 << 20;

    private final Path file;
    private final FileChannel channel;
    private final History history = new History();

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Begins a journal, or goes on with the one that is there; refused if it is about something else. */
    static Journal open(Path file, Heading heading) throws Failure {
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    OwnerOnly.file(file));
            try {
                lock(file, channel);
                Journal journal = new Journal(file, channel);
                journal.load(heading);
                return journal;
            } catch (Failure | IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static void lock(Path file, FileChannel channel) throws Failure, IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // held within this process: as if by another one
        }
        throw new Failure(
                ExitCode.ERROR,
                "batch_running",
                "another command is carrying out this file: " + file + " is in use",
                "Wait until it has ended.");
    }

    private void load(Heading heading) throws Failure, IOException {
        if (channel.size() > MAX_BYTES) {
            throw damaged("it is larger than " + MAX_BYTES + " bytes");
        }
        byte[] content = readAll();
        int end = replay(content, heading);
        if (end == 0 && !isBeginningOf(heading, content)) {
            throw damaged("it does not begin like a journal");
        }
        channel.truncate(end); // what a crash cut off while it was written was never sent
        channel.position(end);
        if (end == 0) {
            append(heading);
            channel.force(true);
            DurableFiles.sync(DurableFiles.folder(file));
        }
    }

    /** Whether there is nothing, or as much of a heading as a crash left. */
    private static boolean isBeginningOf(Heading heading, byte[] content) {
        return JournalEntry.write(heading).startsWith(new String(content, StandardCharsets.UTF_8));
    }

    private byte[] readAll() throws IOException {
        byte[] content = new byte[(int) channel.size()];
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("it has become shorter");
            }
        }
        return content;
    }

    /** Reads the whole lines; returns where they end. */
    private int replay(byte[] content, Heading heading) throws Failure {
        int start = 0;
        int number = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] != '\n') {
                continue;
            }
            number++;
            Optional<JournalEntry> entry =
                    JournalEntry.read(new String(content, start, i - start, StandardCharsets.UTF_8));
            if (entry.isEmpty() && i == content.length - 1) {
                return start;
            }
            apply(number, entry.orElse(null), heading);
            start = i + 1;
        }
        return start;
    }

    private void apply(int number, @Nullable JournalEntry entry, Heading heading)
            throws Failure {
        switch (entry) {
            case Heading found when number == 1 -> requireSame(found, heading);
            case SignedLine line when number > 1 -> history.add(line);
            case SettledLine line when number > 1 -> history.add(line);
            case null, default -> throw damaged("line " + number + " is not as it was written");
        }
    }

    private void requireSame(Heading found, Heading heading) throws Failure {
        if (found.equals(heading)) {
            return;
        }
        String what = found.chainId().equals(heading.chainId())
                ? found.sender().equals(heading.sender()) ? "the payments have been changed" : "it was another sender"
                : "it was on another network";
        throw Failure.configuration(
                "other_batch",
                file + " was begun for something else: " + what,
                "Restore the payment file and use the same --from and network to go on with it;"
                        + " put other payments into another file.");
    }

    /** What it says so far. */
    History history() {
        return history;
    }

    /** On disk when this returns. */
    void sign(SignedLine line) throws Failure {
        try {
            append(line);
            channel.force(false);
        } catch (IOException e) {
            throw failed(file, e);
        }
        history.add(line);
    }

    /** Not forced: lost in a crash, it is asked for again. */
    void settle(long line, Settled end) throws Failure {
        SettledLine settled = new SettledLine(line, end);
        try {
            append(settled);
        } catch (IOException e) {
            throw failed(file, e);
        }
        history.add(settled);
    }

    private void append(JournalEntry entry) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(JournalEntry.write(entry));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private Failure damaged(String what) {
        return Failure.configuration(
                "damaged_file",
                "the journal " + file + " is damaged: " + what,
                "Restore it from a backup. Without it nobody knows which payments were made:"
                        + " compare with account history before sending anything again.");
    }

    private static Failure failed(Path file, IOException e) {
        return e instanceof ClosedByInterruptException
                ? Failure.interrupted("interrupted", "Run the same command again: nothing is paid twice.")
                : Failure.configuration(
                        "journal", "cannot write the journal " + file + ": " + e,
                        "Nothing more was sent. Check owner and disk, then run the same command again.");
    }

    @Override
    public void close() throws Failure {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }
}
