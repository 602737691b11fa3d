package org.mokkachain.node.directory;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/**
 * Keeps evidence from one run of a node to the next. A text file: a first line, one line for each piece of evidence
 * ({@code TIME KEY EVIDENCE NAME}, in hex where it is bytes), and a last one with their number and the SHA-256 of what
 * stands above it. It is replaced as a whole, so that a crash leaves the old or the new one. Not thread-safe.
 */
public final class EvidenceFile {
    /** The most it holds. */
    public static final int MAX = 200;

    private static final String FIRST = "mokka evidence 1";
    private static final String LAST = "end ";
    private static final long MAX_BYTES = 1L << 20;
    private static final int FIELDS = 4;

    private final Path file;

    /**
     * A contradiction that was noticed.
     *
     * @param seenMs when, in milliseconds since 1970-01-01 UTC
     * @param name of the offender
     */
    public record Entry(long seenMs, PublicKey offender, Evidence evidence, String name) {
        private String line() {
            return seenMs + " " + offender.hex() + " " + encoded().hex() + " " + name;
        }

        private static Entry parse(String line) throws DecodingException {
            String[] fields = line.split(" ", FIELDS);
            if (fields.length != FIELDS) {
                throw new IllegalArgumentException("it has " + fields.length + " of " + FIELDS + " fields");
            }
            return new Entry(
                    Long.parseLong(fields[0]),
                    PublicKey.fromHex(fields[1]),
                    Decoder.decodeExactly(Bytes.fromHex(fields[2]), Evidence::decode),
                    fields[3]);
        }

        /** What an operation of the chain carries. */
        public Bytes encoded() {
            Encoder out = new Encoder();
            evidence.encode(out);
            return out.toBytes();
        }
    }

    /** @param file its folder exists */
    public EvidenceFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * What was saved last; nothing if nothing ever was.
     *
     * @throws IOException if it cannot be read, or is damaged; then it was moved aside
     */
    public List<Entry> load() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException("it is longer than " + MAX_BYTES + " bytes");
            }
            return parse(Files.readString(file));
        } catch (IllegalArgumentException | DecodingException | CharacterCodingException e) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            throw new IOException("the evidence in " + file + " is damaged: " + e.getMessage() + "; moved to " + aside
                    + "; other nodes have seen it, too", e);
        }
    }

    private static List<Entry> parse(String text) throws DecodingException {
        List<String> lines = text.lines().toList();
        int count = lines.size() - 2;
        if (count < 0 || count > MAX || !lines.getFirst().equals(FIRST)) {
            throw new IllegalArgumentException("its first line must be '" + FIRST + "'");
        }
        String above = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
        if (!text.equals(above + last(count, above))) {
            throw new IllegalArgumentException("its last line does not fit what stands above it");
        }
        List<Entry> entries = new ArrayList<>(count);
        for (String line : lines.subList(1, lines.size() - 1)) {
            entries.add(Entry.parse(line));
        }
        return List.copyOf(entries);
    }

    private static String last(int count, String above) {
        return LAST + count + " " + Sha256.hash(above.getBytes(StandardCharsets.UTF_8)).hex() + "\n";
    }

    /**
     * Keeps these instead of those before: all of them or, if that fails, none.
     *
     * @param entries at most {@value #MAX}
     * @throws IOException if it cannot be written
     */
    public void save(List<Entry> entries) throws IOException {
        StringBuilder above = new StringBuilder(FIRST).append('\n');
        entries.forEach(entry -> above.append(entry.line()).append('\n'));
        DurableFiles.replace(file, above + last(entries.size(), above.toString()));
    }
}
