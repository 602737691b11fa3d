package org.mokkachain.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.Bytes;

class KeyFileTest {
    private static final Password PASSWORD = Password.of("correct horse".toCharArray());
    private static final Password OTHER = Password.of("battery staple".toCharArray());

    private final PrivateKey key = PrivateKey.of(seed());

    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = directory.resolve("alice.key");
    }

    @Test
    void aKeyComesBackFromItsFile() throws KeystoreException {
        create();

        KeyFile file = KeyFile.read(path, KeyKind.ACCOUNT);

        assertThat(file.publicKey()).isEqualTo(key.publicKey());
        assertThat(file.address()).isEqualTo(AccountAddress.of(key.publicKey()));
        assertThat(file.profile()).isEqualTo(Profile.DEVELOPMENT);
        assertThat(file.unlock(PASSWORD).toBytes()).isEqualTo(key.toBytes());
    }

    @Test
    void theStandardProfileAsksForSixtyFourMebibytesAndThreePasses() throws KeystoreException, IOException {
        KeyFile.create(path, KeyKind.NODE, Profile.STANDARD, key, PASSWORD);

        assertThat(text()).contains("\"memoryKib\" : 65536", "\"iterations\" : 3", "\"parallelism\" : 1");
        assertThat(KeyFile.read(path).unlock(PASSWORD).toBytes()).isEqualTo(key.toBytes());
    }

    @Test
    void aWrongPasswordIsNamedAsSuch() throws KeystoreException {
        KeyFile file = create();

        assertThatThrownBy(() -> file.unlock(OTHER))
                .isInstanceOf(WrongPasswordException.class)
                .hasMessage("wrong password for " + path);
        assertThatThrownBy(() -> file.changePassword(OTHER, PASSWORD)).isInstanceOf(WrongPasswordException.class);
    }

    @Test
    void neitherSeedNorPasswordStandsInTheFileOrInAnyText() throws KeystoreException, IOException {
        KeyFile file = create();

        assertThat(text()).doesNotContain(Bytes.of(seed()).hex()).doesNotContain("correct horse");
        assertThat(file.toString()).doesNotContain(Bytes.of(seed()).hex()).contains(key.publicKey().hex());
        assertThat(PASSWORD.toString()).isEqualTo("Password[redacted]");
    }

    @Test
    void everyFlippedByteIsRefusedOrChangesNothing() throws KeystoreException, IOException {
        create();
        byte[] good = Files.readAllBytes(path);
        int harmless = 0;
        for (int i = 0; i < good.length; i++) {
            for (int mask : new int[] {0x01, 0x20, 0x80}) {
                byte[] changed = good.clone();
                changed[i] ^= (byte) mask;
                Files.write(path, changed);
                harmless += isRefusedOrTheSame(i, mask) ? 0 : 1;
            }
        }
        // Upper-case hexadecimal digits, nothing else.
        assertThat(harmless).isLessThan(good.length / 3);
    }

    private boolean isRefusedOrTheSame(int index, int mask) {
        try {
            KeyFile file = KeyFile.read(path);
            assertThat(file.publicKey()).as("byte %d ^ %x", index, mask).isEqualTo(key.publicKey());
            assertThat(file.kind()).isEqualTo(KeyKind.ACCOUNT);
            return false;
        } catch (KeystoreException e) {
            assertThat(e.getMessage()).contains(path.toString());
            assertThat(e.remedy()).isNotBlank();
            return true;
        }
    }

    @Test
    void aTruncatedOrForeignFileIsDamaged() throws KeystoreException, IOException {
        create();
        byte[] good = Files.readAllBytes(path);
        for (int length : new int[] {0, 1, good.length / 2, good.length - 2}) {
            Files.write(path, java.util.Arrays.copyOf(good, length));
            assertThatThrownBy(() -> KeyFile.read(path)).isInstanceOf(DamagedKeyFileException.class);
        }
        Files.write(path, new byte[20_000]);
        assertThatThrownBy(() -> KeyFile.read(path)).hasMessageContaining("longer than");
        Files.writeString(path, "[]");
        assertThatThrownBy(() -> KeyFile.read(path)).hasMessageContaining("no key file");
    }

    @Test
    void aFileOfANewerVersionIsRefusedWithThatReason() throws KeystoreException, IOException {
        create();
        replace("\"version\" : 1", "\"version\" : 2");

        assertThatThrownBy(() -> KeyFile.read(path))
                .isNotInstanceOf(DamagedKeyFileException.class)
                .hasMessageContaining("has version 2, this program reads up to 1");
    }

    @Test
    void anUnknownOrMissingOrDoubleFieldIsRefused() throws KeystoreException, IOException {
        create();
        String good = text();
        for (String[] change : new String[][] {
            {"\"kind\"", "\"kin\""},
            {"\"kind\" : \"account\",", ""},
            {"\"kind\" :", "\"kind\" : \"account\", \"kind\" :"},
            {"\"memoryKib\" : 8192", "\"memoryKib\" : \"8192\""},
            {"aes-256-gcm", "aes-128-gcm"}
        }) {
            Files.writeString(path, good.replace(change[0], change[1]));
            assertThatThrownBy(() -> KeyFile.read(path)).as(change[0]).isInstanceOf(DamagedKeyFileException.class);
        }
    }

    @Test
    void accessOfOthersIsRefusedWithTheCommandThatEndsIt() throws KeystoreException, IOException {
        create();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");

        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> KeyFile.read(path))
                .isInstanceOfSatisfying(InsecurePermissionsException.class, e -> assertThat(e.remedy())
                        .isEqualTo("run: chmod 600 '" + path + "'"))
                .hasMessageContaining("rw-r-----");
    }

    @Test
    void anExistingFileIsNeverOverwritten() throws KeystoreException, IOException {
        create();
        String before = text();

        assertThatThrownBy(this::create).isInstanceOf(KeyExistsException.class).hasMessageContaining("already");

        assertThat(text()).isEqualTo(before);
    }

    @Test
    void ofManyThatCreateTheSameFileOneWinsAndNoneLeavesRubbish()
            throws InterruptedException, ExecutionException, KeystoreException, IOException {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            attempts.add(this::createdFirst);
        }
        int created = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                created += attempt.get() ? 1 : 0;
            }
        }

        assertThat(created).isEqualTo(1);
        assertThat(KeyFile.read(path).unlock(PASSWORD).toBytes()).isEqualTo(key.toBytes());
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(path);
        }
    }

    private boolean createdFirst() throws KeystoreException {
        try {
            create();
            return true;
        } catch (KeyExistsException e) {
            return false;
        }
    }

    @Test
    void aChangedPasswordOpensTheFileAndTheOldOneDoesNot() throws KeystoreException, IOException {
        String before = text(create());

        KeyFile changed = KeyFile.read(path).changePassword(PASSWORD, OTHER);

        assertThat(changed.unlock(OTHER).toBytes()).isEqualTo(key.toBytes());
        assertThat(KeyFile.read(path).unlock(OTHER).toBytes()).isEqualTo(key.toBytes());
        assertThatThrownBy(() -> KeyFile.read(path).unlock(PASSWORD)).isInstanceOf(WrongPasswordException.class);
        assertThat(text()).isNotEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
    }

    @Test
    void aMissingFileOrDirectoryAndAnotherKindAreNamed() throws KeystoreException {
        assertThatThrownBy(() -> KeyFile.read(path))
                .isInstanceOf(KeyFileMissingException.class)
                .hasMessageContaining(path.toString());
        Path nowhere = directory.resolve("no/such/place.key");
        assertThatThrownBy(() -> KeyFile.create(nowhere, KeyKind.NODE, Profile.DEVELOPMENT, key, PASSWORD))
                .hasMessageContaining("cannot write " + nowhere);
        create();
        assertThatThrownBy(() -> KeyFile.read(path, KeyKind.NODE))
                .hasMessageContaining("holds a key of kind 'account', expected 'node'");
    }

    private KeyFile create() throws KeystoreException {
        return KeyFile.create(path, KeyKind.ACCOUNT, Profile.DEVELOPMENT, key, PASSWORD);
    }

    private String text(KeyFile file) throws IOException {
        return Files.readString(file.path(), StandardCharsets.UTF_8);
    }

    private String text() throws IOException {
        return Files.readString(path, StandardCharsets.UTF_8);
    }

    private void replace(String from, String to) throws IOException {
        Files.writeString(path, text().replace(from, to));
    }

    private static byte[] seed() {
        byte[] seed = new byte[32];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) (i * 7);
        }
        return seed;
    }
}
