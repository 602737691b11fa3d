package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.mokkachain.ledger.store.DamagedStoreException;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.types.value.Hash;

/**
 * What a backup holds. Its file can also be checked by hand: {@code sha256sum -c manifest} in the backup's directory.
 *
 * @param schema version of the layout of the store
 * @param chainId hash of the genesis
 * @param ledgerId of the store that was backed up
 * @param head last block
 * @param first lowest height whose body is there
 * @param bytes of all files together
 * @param files SHA-256 by path, relative to the backup, with slashes
 */
public record BackupManifest(
        int schema, Hash chainId, Hash ledgerId, Head head, long first, long bytes,
        SequencedMap<String, Hash> files) {
    static final String FILE = "manifest";
    private static final String TITLE = "# Mokka Chain backup 1; check it with: sha256sum -c " + FILE;
    private static final String SUM = "# sum ";
    private static final String REMEDY = "Use another backup";

    public BackupManifest {
        files = new LinkedHashMap<>(files);
    }

    /** Reads and checks the manifest of {@code backup}, but none of the other files. */
    public static BackupManifest read(Path backup) {
        Path file = backup.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new StoreFailedException("there is no backup in " + backup + ": it has no manifest", REMEDY);
        }
        try {
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new DamagedStoreException(file + " cannot be read: " + e, REMEDY, e);
        }
    }

    private static BackupManifest parse(Path file, String text) {
        int sum = text.lastIndexOf(SUM);
        if (!text.startsWith(TITLE + "\n") || sum < 0 || !text.substring(sum).equals(sumOf(text.substring(0, sum)))) {
            throw new DamagedStoreException(file + " is not what was written: its own sum does not match", REMEDY);
        }
        Map<String, String> facts = new LinkedHashMap<>();
        SequencedMap<String, Hash> files = new LinkedHashMap<>();
        text.substring(0, sum).lines().skip(1).forEach(line -> {
            if (line.startsWith("# ")) {
                facts.put(line.split(" ", 3)[1], line.split(" ", 3)[2]);
            } else {
                files.put(line.substring(2 * Hash.LENGTH + 2), Hash.fromHex(line.substring(0, 2 * Hash.LENGTH)));
            }
        });
        return new BackupManifest(
                Integer.parseInt(facts.getOrDefault("schema", "0")),
                Hash.fromHex(facts.getOrDefault("chain", "")),
                Hash.fromHex(facts.getOrDefault("ledger", "")),
                new Head(
                        Long.parseLong(facts.getOrDefault("height", "0")),
                        Hash.fromHex(facts.getOrDefault("block", ""))),
                Long.parseLong(facts.getOrDefault("first", "0")),
                Long.parseLong(facts.getOrDefault("bytes", "0")),
                files);
    }

    String text() {
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        text.append("# schema ").append(schema).append('\n');
        text.append("# chain ").append(chainId.hex()).append('\n');
        text.append("# ledger ").append(ledgerId.hex()).append('\n');
        text.append("# height ").append(head.height()).append('\n');
        text.append("# block ").append(head.hash().hex()).append('\n');
        text.append("# first ").append(first).append('\n');
        text.append("# bytes ").append(bytes).append('\n');
        files.forEach((path, hash) -> text.append(hash.hex()).append("  ").append(path).append('\n'));
        return text + sumOf(text.toString());
    }

    private static String sumOf(String text) {
        return SUM + FileSums.of(text.getBytes(StandardCharsets.UTF_8)).hex() + "\n";
    }
}
