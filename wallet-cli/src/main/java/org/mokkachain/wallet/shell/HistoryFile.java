package org.mokkachain.wallet.shell;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jline.reader.LineReader;

/** Where lines are kept from shell to shell. */
final class HistoryFile {
    private static final int LINES = 2_000;
    private static final long MAX_BYTES = 16 << 20;
    private static final Pattern SOUND = Pattern.compile("[^\\\\]*+(?:\\\\.[^\\\\]*+)*+");
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    private HistoryFile() {}

    /** What a line reader has to know of it; without a wallet there is none. */
    static Map<String, Object> variables(Path file) {
        Map<String, Object> variables = new TreeMap<>();
        variables.put(LineReader.HISTORY_SIZE, LINES);
        variables.put(LineReader.HISTORY_FILE_SIZE, LINES);
        if (isReady(file)) {
            variables.put(LineReader.HISTORY_FILE, file);
        }
        return variables;
    }

    /** Makes the file private before anything is read from it or written to it. */
    private static boolean isReady(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return false;
        }
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return true;
        }
        try {
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(file, PRIVATE); // an older one may be open to others
                if (isSound(file)) {
                    return true;
                }
                Path aside = file.resolveSibling(file.getFileName() + ".damaged");
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE));
            return true;
        } catch (IOException e) {
            return false; // a read-only wallet works without
        }
    }

    /** Whether the line reader can read it: text, every backslash of which is followed by something. */
    private static boolean isSound(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            return false;
        }
        try {
            return Files.readAllLines(file).stream().allMatch(line -> SOUND.matcher(line).matches());
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
