package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
    @TempDir
    private Path directory;

    @Test
    void bytesAreCountedWhileFilesComeAndGo() throws Exception {
        Files.write(directory.resolve("stays"), new byte[1_000]);
        AtomicBoolean ended = new AtomicBoolean();
        Thread compaction = Thread.ofPlatform().start(() -> comeAndGo(ended));
        try {
            for (int i = 0; i < 3_000; i++) {
                assertThat(FileTree.bytes(directory)).isGreaterThanOrEqualTo(1_000);
            }
        } finally {
            ended.set(true);
            compaction.join();
        }
        assertThat(FileTree.bytes(directory)).isEqualTo(1_000);
        assertThatThrownBy(() -> FileTree.bytes(directory.resolve("nowhere"))).isInstanceOf(NoSuchFileException.class);
    }

    private void comeAndGo(AtomicBoolean ended) {
        try {
            while (!ended.get()) {
                for (int i = 0; i < 20; i++) {
                    Files.write(directory.resolve("file-" + i), new byte[10]);
                }
                for (int i = 0; i < 20; i++) {
                    Files.delete(directory.resolve("file-" + i));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
