package org.mokkachain.wallet.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.file.OwnerOnly;

/**
 * The transactions that a wallet sent or showed last, for completion in the shell: id and a few words, all of it public
 * on the chain. A text file with one {@code ID WORDS} per line, the newest last, which only its owner can read. It is a
 * convenience: where it cannot be written or read there is none, and no command fails for it.
 */
public record RecentTransactions(Path file) {
    /** How many are offered. */
    public static final int MAX = 100;

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_WORDS = 60;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    /**
     * One of them.
     *
     * @param id 64 hexadecimal digits
     * @param what what it does, in words
     */
    public record Entry(String id, String what) {
        public Entry {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("not a transaction's id: " + id);
            }
            String line = what.replaceAll("\\p{Cntrl}", " ").strip();
            what = line.length() > MAX_WORDS ? line.substring(0, MAX_WORDS - 1) + "…" : line;
        }

        private String line() {
            return id + " " + what + "\n";
        }
    }

    /** Adds some, the newest last. */
    public void add(List<Entry> entries) {
        Path directory = file.toAbsolutePath().getParent();
        if (entries.isEmpty() || directory == null || !Files.isDirectory(directory)) {
            return; // looking at a chain makes no wallet
        }
        StringBuilder lines = new StringBuilder();
        entries.subList(Math.max(0, entries.size() - MAX), entries.size()).forEach(entry -> lines.append(entry.line()));
        try {
            append(lines.toString());
            if (Files.size(file) > MAX_BYTES) {
                shorten(directory);
            }
        } catch (IOException e) {
            return; // a read-only wallet does without
        }
    }

    /** The last {@value #MAX}, newest first, each once. */
    public List<Entry> newest() {
        Map<String, Entry> newest = new LinkedHashMap<>();
        for (String line : lines().reversed()) {
            int space = line.indexOf(' ');
            String id = space < 0 ? line : line.substring(0, space);
            if (ID.matcher(id).matches() && newest.size() < MAX) {
                newest.putIfAbsent(id, new Entry(id, line.substring(id.length())));
            }
        }
        return List.copyOf(newest.values());
    }

    private List<String> lines() {
        try {
            return Files.size(file) > 2 * MAX_BYTES ? List.of() : Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** In one write, so that several wallets of one directory do not mix their lines. */
    private void append(String lines) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (FileChannel channel = FileChannel.open(file, options, OwnerOnly.file(file))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private void shorten(Path directory) throws IOException {
        List<Entry> kept = new ArrayList<>(newest().reversed());
        StringBuilder lines = new StringBuilder();
        kept.forEach(entry -> lines.append(entry.line()));
        Path beside = Files.createTempFile(directory, ".transactions-", ".tmp", OwnerOnly.file(file));
        DurableFiles.replace(file, beside, StandardCharsets.UTF_8.encode(lines.toString()));
    }
}
