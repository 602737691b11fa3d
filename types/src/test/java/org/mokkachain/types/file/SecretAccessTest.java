package org.mokkachain.types.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretAccessTest {
    @TempDir
    Path directory;

    private Path file(String permissions) throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "secret");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void whatOnlyItsOwnerReadsPasses(String permissions) throws Exception {
        assertThat(SecretAccess.tooWide(file(permissions))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rw-r-----", "rw------x"})
    void whatTheGroupOfOurFilesOrOthersMayUseIsShown(String permissions) throws Exception {
        assertThat(SecretAccess.tooWide(file(permissions))).contains(permissions);
    }

    @Test
    void aLinkIsJudgedByWhatItLeadsTo() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file("rw-------"));
        assertThat(SecretAccess.tooWide(link)).isEmpty();
        file("rw-r--r--");
        assertThat(SecretAccess.tooWide(link)).contains("rw-r--r--");
    }

    @Test
    void whatIsNoFilePasses() {
        assertThat(SecretAccess.tooWide(directory)).isEmpty();
        assertThat(SecretAccess.tooWide(directory.resolve("none"))).isEmpty();
    }
}
