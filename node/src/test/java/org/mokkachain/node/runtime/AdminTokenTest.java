package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {
    @TempDir
    private Path directory;

    @Test
    void onlyTheOwnerReadsTheTokenAndEachStartHasAnother() throws IOException {
        Path file = directory.resolve("admin.token");
        AdminToken first = AdminToken.create(file);
        String text = Files.readString(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(text).hasSize(64);
        assertThat(first.matches(text)).isTrue();
        assertThat(first.matches(text.substring(1))).isFalse();
        assertThat(first.matches("")).isFalse();
        AdminToken second = AdminToken.create(file);
        assertThat(second.matches(text)).isFalse();
        assertThat(second.matches(Files.readString(file))).isTrue();
    }
}
