package org.mokkachain.node.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.node.wal.ConsensusLog;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

class DataDirectoryTest {
    private static final PublicKey KEY = DevelopmentKeys.publicKey("validator-0");
    private static final PublicKey OTHER = DevelopmentKeys.publicKey("validator-1");

    @TempDir
    private Path root;

    @Test
    void theFirstStartTurnsTheBirthCertificateIntoALog() throws IOException {
        DataDirectory directory = DataDirectory.create(root, KEY);
        assertThat(directory.ensureLog(Hash.ZERO, KEY)).isEqualTo(DataDirectory.Memory.PRESENT);
        assertThat(ConsensusLog.exists(directory.wal())).isTrue();
        assertThat(directory.wal().resolve("birth")).doesNotExist();
        assertThat(directory.ensureLog(Hash.ZERO, KEY)).isEqualTo(DataDirectory.Memory.PRESENT);
    }

    @Test
    void aLogThatIsGoneIsNotMadeAgain() throws IOException {
        DataDirectory directory = DataDirectory.create(root, KEY);
        directory.ensureLog(Hash.ZERO, KEY);
        try (Stream<Path> files = Files.list(directory.wal())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(directory.ensureLog(Hash.ZERO, KEY)).isEqualTo(DataDirectory.Memory.LOST);
        assertThat(new DataDirectory(root.resolve("nowhere")).ensureLog(Hash.ZERO, KEY))
                .isEqualTo(DataDirectory.Memory.LOST);
    }

    @Test
    void theCertificateOfAnotherKeyIsRefused() throws IOException {
        DataDirectory directory = DataDirectory.create(root, KEY);
        assertThatThrownBy(() -> directory.ensureLog(Hash.ZERO, OTHER))
                .isInstanceOf(ForeignKeyException.class)
                .hasMessageContaining("belongs to the key " + KEY.hex());
    }

    @Test
    void aDirectoryIsPreparedOnlyOnce() throws IOException {
        DataDirectory.create(root, KEY);
        assertThatThrownBy(() -> DataDirectory.create(root, OTHER)).isInstanceOf(IOException.class);
    }
}
