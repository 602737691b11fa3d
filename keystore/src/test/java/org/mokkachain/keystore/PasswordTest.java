package org.mokkachain.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordTest {
    @TempDir
    Path directory;

    @Test
    void oneLineBreakAtTheEndOfAFileDoesNotBelongToThePassword() throws KeystoreException, IOException {
        assertThat(fromFile("sésame")).isEqualTo("sésame");
        assertThat(fromFile("sésame\n")).isEqualTo("sésame");
        assertThat(fromFile("sésame\r\n")).isEqualTo("sésame");
        assertThat(fromFile(" two words \n\n")).isEqualTo(" two words \n");
    }

    @Test
    void aFileThatHoldsNoPasswordIsRefused() throws IOException {
        assertThatThrownBy(() -> fromFile("")).hasMessageContaining("1 to 1024 characters");
        assertThatThrownBy(() -> fromFile("\n")).hasMessageContaining("1 to 1024 characters");
        assertThatThrownBy(() -> fromFile("x".repeat(1_025))).hasMessageContaining("got 1025");
        assertThatThrownBy(() -> fromFile("x".repeat(10_000))).hasMessageContaining("too long");
        assertThatThrownBy(() -> Password.fromFile(directory.resolve("none")))
                .isInstanceOf(KeystoreException.class)
                .hasMessageContaining("no password file");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 1});
        assertThatThrownBy(() -> Password.fromFile(binary)).hasMessageContaining("not UTF-8");
    }

    @Test
    void aFileThatOthersMayReadIsReported() throws IOException, KeystoreException {
        Path file = Files.writeString(directory.resolve("password"), "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Password.isReadableByOthers(file)).isTrue();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Password.isReadableByOthers(file)).isFalse();
    }

    @Test
    void aClosedPasswordCannotBeUsed() {
        Password password = Password.of("x".toCharArray());
        password.close();

        assertThatThrownBy(password::toUtf8).hasMessageContaining("wiped");
    }

    @Test
    void passwordsMatchByContent() {
        Password password = Password.of("x".toCharArray());

        assertThat(password.matches(Password.of("x".toCharArray()))).isTrue();
        assertThat(password.matches(Password.of("y".toCharArray()))).isFalse();
    }

    private String fromFile(String content) throws KeystoreException, IOException {
        Path file = Files.writeString(directory.resolve("password"), content);
        try (Password password = Password.fromFile(file)) {
            return new String(password.toUtf8(), StandardCharsets.UTF_8);
        }
    }
}
