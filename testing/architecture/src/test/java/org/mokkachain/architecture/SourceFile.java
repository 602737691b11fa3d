package org.mokkachain.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One text of the repository.
 *
 * @param path from the root of the repository, with forward slashes
 * @param text its content
 */
record SourceFile(String path, String text) {

    private static final Set<String> ENDINGS = Set.of("java", "js", "mjs", "css", "html", "sh");
    private static final Set<String> SKIPPED = Set.of("target", ".git", ".devnet", "node_modules");

    /** Every source of the repository, and the scripts without an ending; not what others wrote and we only serve. */
    static List<SourceFile> all() {
        Path root = root();
        List<SourceFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skipped = SKIPPED.contains(folder.getFileName().toString());
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    if (isSource(path)) {
                        files.add(new SourceFile(path, Files.readString(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    List<String> lines() {
        return text.lines().toList();
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isMain() {
        return isJava() && path.contains("src/main/java/");
    }

    boolean isTest() {
        return isJava() && path.contains("src/test/java/");
    }

    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isSource(String path) {
        return !path.contains("/explorer/vendor/") && isText(path);
    }

    private static boolean isText(String path) {
        return ENDINGS.contains(path.substring(path.lastIndexOf('.') + 1)) || Set.of("mokka", ".ci/run").contains(path);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("wallet-cli/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the root of the repository is not above the working directory");
        }
        return folder;
    }
}
