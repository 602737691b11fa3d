package org.mokkachain.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.keystore.mnemonic.Mnemonic;
import org.mokkachain.keystore.mnemonic.MnemonicException;

class MnemonicFileTest {
    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = directory.resolve("words");
    }

    @Test
    void wordsComeBackFromAFileThatOnlyItsOwnerReads() throws Exception {
        try (Mnemonic made = Mnemonic.generate(24, new SecureRandom())) {
            MnemonicFile.create(path, made);

            try (Mnemonic read = MnemonicFile.read(path)) {
                assertThat(read.toCharArray()).isEqualTo(made.toCharArray());
            }
            assertThat(Files.readString(path)).isEqualTo(new String(made.toCharArray()) + "\n");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(path);
        }
        MnemonicFile.discard(path);
        assertThat(path).doesNotExist();
        MnemonicFile.discard(path);
    }

    @Test
    void anExistingFileIsNeverOverwritten() throws IOException {
        Files.writeString(path, "mine");
        try (Mnemonic made = Mnemonic.generate(12, new SecureRandom())) {
            assertThatThrownBy(() -> MnemonicFile.create(path, made)).isInstanceOf(KeyExistsException.class);
            assertThatThrownBy(() -> MnemonicFile.create(directory.resolve("no/words"), made))
                    .hasMessageContaining("cannot write");
        }
        assertThat(Files.readString(path)).isEqualTo("mine");
    }

    @Test
    void aFileThatIsMissingTooLongOrHoldsSomethingElseIsRefused() throws IOException {
        assertThatThrownBy(() -> MnemonicFile.read(path)).hasMessageContaining("there is no file");
        Files.write(path, new byte[5_000]);
        assertThatThrownBy(() -> MnemonicFile.read(path))
                .isInstanceOf(KeystoreException.class)
                .hasMessageContaining("too long");
        Files.writeString(path, "zebra zebra");
        assertThatThrownBy(() -> MnemonicFile.read(path))
                .isInstanceOf(MnemonicException.class)
                .hasMessageNotContaining("zebra");
        Files.write(path, new byte[] {(byte) 0xff, 0, 1});
        assertThatThrownBy(() -> MnemonicFile.read(path)).isInstanceOf(MnemonicException.class);
    }
}
