package org.mokkachain.wallet.directory;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.file.OwnerOnly;
import org.mokkachain.wallet.output.Failure;

/** A small text file of {@code name = value} lines; empty lines and those that begin with # do not count. */
final class EntryFile {
    private static final int MAX_BYTES = 1 << 20;

    private EntryFile() {}

    /** The entries in their order; none if there is no file. */
    static Map<String, String> read(Path file) throws Failure {
        Map<String, String> entries = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int sign = line.indexOf('=');
            String name = sign < 0 ? "" : line.substring(0, sign).strip();
            if (name.isEmpty() || entries.put(name, line.substring(sign + 1).strip()) != null) {
                throw damaged(file, "line " + number + " is not one 'name = value', or names one twice");
            }
        }
        return entries;
    }

    /** Replaces the file in one step; only its owner may read it. */
    static void write(Path file, Map<String, String> entries) throws Failure {
        StringBuilder text = new StringBuilder();
        entries.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        try {
            Path directory = DurableFiles.folder(file);
            Files.createDirectories(directory, OwnerOnly.directory(directory));
            Path beside = Files.createTempFile(directory, ".entries-", ".tmp", OwnerOnly.file(file));
            DurableFiles.replace(file, beside, StandardCharsets.UTF_8.encode(text.toString()));
        } catch (IOException e) {
            throw Failure.configuration(
                    "wallet_directory", "cannot write " + file + ": " + e,
                            "Check that you own it and that there is room.");
        }
    }

    static Failure damaged(Path file, String what) {
        return Failure.configuration(
                "damaged_file", "the file " + file + " is damaged: " + what,
                        "Correct it, or restore it from a backup.");
    }

    private static List<String> lines(Path file) throws Failure {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw damaged(file, "it is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (CharacterCodingException e) {
            throw damaged(file, "it is not UTF-8");
        } catch (IOException e) {
            throw Failure.configuration("wallet_directory", "cannot read " + file + ": " + e, "Check its owner.");
        }
    }
}
