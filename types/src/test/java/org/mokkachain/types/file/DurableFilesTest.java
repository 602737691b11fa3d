package org.mokkachain.types.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsCreatedAndReplacedAndNothingElseRemains() throws IOException {
        Path file = folder.resolve("file");
        DurableFiles.replace(file, "a longer text");
        DurableFiles.replace(file, "Größe");
        assertThat(file).hasContent("Größe");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void whatACrashLeftBesideIsWrittenOver() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(folder.resolve("file.next"), "half of something that was much longer");
        DurableFiles.replace(file, "whole");
        assertThat(file).hasContent("whole");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aFileThatCannotBeReplacedStaysAndNothingRemainsBeside() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.createFile(taken.resolve("content"));
        assertThatIOException().isThrownBy(() -> DurableFiles.replace(taken, "text"));
        assertThat(names()).containsExactly("taken");
        assertThat(taken.resolve("content")).exists();
    }

    @Test
    void theFileHasThePermissionsOfTheOneMadeBeside() throws IOException {
        Path file = folder.resolve("secret");
        var owner = PosixFilePermissions.fromString("rw-------");
        Path beside = Files.createFile(folder.resolve(".beside"), PosixFilePermissions.asFileAttribute(owner));
        DurableFiles.replace(file, beside, ByteBuffer.wrap("key".getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(owner);
        assertThat(names()).containsExactly("secret");
    }

    @Test
    void withoutItsFolderNothingIsWritten() {
        assertThatIOException().isThrownBy(() -> DurableFiles.replace(folder.resolve("none/file"), "text"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
