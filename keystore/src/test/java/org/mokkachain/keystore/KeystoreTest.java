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
import org.mokkachain.types.crypto.PrivateKey;

class KeystoreTest {
    private static final Password PASSWORD = Password.of("correct horse".toCharArray());

    @TempDir
    Path parent;

    private Path directory;
    private Keystore keystore;

    @BeforeEach
    void open() {
        directory = parent.resolve("deep/wallet");
        keystore = new Keystore(directory);
    }

    @Test
    void accountsAreListedByNameAndFoundByNameAndAddress() throws KeystoreException, IOException {
        assertThat(keystore.list().accounts()).isEmpty();
        Account bob = create("bob");
        Account alice = create("alice");

        assertThat(keystore.list().accounts()).extracting(Account::name).containsExactly("alice", "bob");
        assertThat(keystore.list().problems()).isEmpty();
        assertThat(keystore.find("bob")).map(Account::address).contains(bob.address());
        assertThat(keystore.find(alice.address())).map(Account::name).contains("alice");
        assertThat(keystore.find("carol")).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
    }

    @Test
    void anUnknownAccountIsAnsweredWithTheNamesThatExist() throws KeystoreException {
        assertThatThrownBy(() -> keystore.get("carol"))
                .isInstanceOfSatisfying(KeystoreException.class, e -> assertThat(e.remedy())
                        .isEqualTo("create one first"));
        create("alice");
        create("bob");

        assertThatThrownBy(() -> keystore.get("carol"))
                .hasMessageContaining("no account 'carol'")
                .isInstanceOfSatisfying(KeystoreException.class, e -> assertThat(e.remedy())
                        .isEqualTo("choose one of: alice, bob"));
    }

    @Test
    void aDamagedFileDoesNotHideTheOthersAndCanBeDeleted() throws KeystoreException, IOException {
        create("alice");
        create("bob");
        Files.writeString(directory.resolve("alice.key"), "{}");

        assertThat(keystore.list().accounts()).extracting(Account::name).containsExactly("bob");
        assertThat(keystore.list().problems()).singleElement().isInstanceOf(DamagedKeyFileException.class);
        assertThatThrownBy(() -> keystore.find("alice")).isInstanceOf(DamagedKeyFileException.class);

        keystore.delete("alice");
        assertThat(keystore.list().problems()).isEmpty();
    }

    @Test
    void aNameOrAKeyIsThereOnlyOnce() throws KeystoreException {
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        keystore.add("alice", Profile.DEVELOPMENT, key, PASSWORD);

        assertThatThrownBy(() -> create("alice"))
                .isInstanceOf(KeyExistsException.class)
                .hasMessageContaining("an account 'alice'");
        assertThatThrownBy(() -> keystore.add("again", Profile.DEVELOPMENT, key, PASSWORD))
                .isInstanceOf(KeyExistsException.class)
                .hasMessageContaining("already, as 'alice'");
    }

    @Test
    void namesThatCouldLeaveTheDirectoryOrHideAreRefused() {
        for (String name : new String[] {"", "Alice", ".alice", "-a", "a/b", "../a", "a b", "ä", "a".repeat(33)}) {
            assertThat(Keystore.isName(name)).isFalse();
            assertThatThrownBy(() -> create(name)).hasMessageContaining("cannot be the name of an account");
            assertThatThrownBy(() -> keystore.delete(name)).hasMessageContaining("cannot be the name");
        }
        assertThat(Keystore.isName("0.a_b-c" + "x".repeat(25))).isTrue();
    }

    @Test
    void aRenamedAccountKeepsItsKeyAndPassword() throws KeystoreException {
        Account alice = create("alice");
        create("bob");

        Account anna = keystore.rename("alice", "anna");

        assertThat(anna.address()).isEqualTo(alice.address());
        assertThat(anna.file().unlock(PASSWORD).publicKey()).isEqualTo(alice.publicKey());
        assertThat(keystore.list().accounts()).extracting(Account::name).containsExactly("anna", "bob");
        assertThatThrownBy(() -> keystore.rename("anna", "bob")).isInstanceOf(KeyExistsException.class);
        assertThatThrownBy(() -> keystore.rename("alice", "x")).hasMessageContaining("no account 'alice'");
    }

    @Test
    void anExportedAccountCanBeImportedElsewhere() throws KeystoreException {
        Account alice = create("alice");
        Path file = parent.resolve("backup.key");
        keystore.export("alice", file);
        Keystore elsewhere = new Keystore(parent.resolve("elsewhere"));

        Account imported = elsewhere.importFile("al", file);

        assertThat(imported.address()).isEqualTo(alice.address());
        assertThat(imported.file().unlock(PASSWORD).publicKey()).isEqualTo(alice.publicKey());
        assertThatThrownBy(() -> elsewhere.importFile("other", file)).hasMessageContaining("already, as 'al'");
        assertThatThrownBy(() -> keystore.export("alice", file)).isInstanceOf(KeyExistsException.class);
    }

    @Test
    void aNodeKeyIsNoAccount() throws KeystoreException {
        Path file = parent.resolve("node.key");
        KeyFile.create(
                file, KeyKind.NODE, Profile.DEVELOPMENT, PrivateKey.generate(new SecureRandom()), PASSWORD);

        assertThatThrownBy(() -> keystore.importFile("node", file)).hasMessageContaining("holds a key of kind 'node'");
    }

    @Test
    void aDeletedAccountIsGone() throws KeystoreException {
        create("alice");

        keystore.delete("alice");

        assertThat(keystore.find("alice")).isEmpty();
        assertThatThrownBy(() -> keystore.delete("alice")).isInstanceOf(KeyFileMissingException.class);
    }

    private Account create(String name) throws KeystoreException {
        return keystore.create(name, Profile.DEVELOPMENT, PASSWORD);
    }
}
