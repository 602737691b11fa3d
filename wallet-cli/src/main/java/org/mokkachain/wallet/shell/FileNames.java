package org.mokkachain.wallet.shell;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names of files that begin as a person has begun them. */
final class FileNames {
    private static final int MAX_READ = 10_000;
    private static final int MAX_FOUND = 1_000;

    private FileNames() {}

    /**
     * The paths that go on after {@code begun}; directories end with a slash. Hidden ones only if a dot is typed.
     *
     * @param directoriesOnly leaves files out
     */
    static List<String> of(String begun, boolean directoriesOnly) {
        int slash = begun.lastIndexOf('/');
        String folder = begun.substring(0, slash + 1);
        String start = begun.substring(slash + 1);
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
            int read = 0;
            for (Path entry : entries) {
                if (++read > MAX_READ || found.size() >= MAX_FOUND) {
                    break;
                }
                String name = String.valueOf(entry.getFileName());
                boolean hidden = name.startsWith(".") && !start.startsWith(".");
                if (hidden || !name.regionMatches(true, 0, start, 0, start.length())) {
                    continue;
                }
                boolean directory = Files.isDirectory(entry);
                if (directory || !directoriesOnly) {
                    found.add(folder + name + (directory ? "/" : ""));
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
            return found; // no such folder, or none of ours
        }
        Collections.sort(found);
        return found;
    }
}
