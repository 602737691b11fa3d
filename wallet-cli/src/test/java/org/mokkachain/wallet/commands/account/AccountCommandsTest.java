package org.mokkachain.wallet.commands.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.value.Address;
import org.mokkachain.wallet.fixture.Person;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.fixture.Wallet.Ended;

class AccountCommandsTest {
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    private Path home;

    private Wallet wallet;

    @BeforeEach
    void makeWallet() throws IOException {
        wallet = new Wallet(home).with("MOKKA_NODE", NOWHERE);
        Files.createDirectories(wallet.directory);
        Files.createFile(wallet.directory.resolve("development"));
    }

    @Test
    void anAccountIsMadeListedShownRenamedAndDeleted() {
        Ended made = wallet.run("account", "new", "alice", "--json");
        assertThat(made.code()).isZero();
        assertThat(made.err()).isEmpty();
        String address = made.json().get("address").asString();
        assertThat(address).startsWith("tmok1");
        assertThat(made.out()).doesNotContain(Wallet.PASSWORD);
        Ended list = wallet.run("--json", "account", "list");
        assertThat(list.json().get("accounts").get(0).get("name").asString()).isEqualTo("alice");
        assertThat(list.json().get("accounts").get(0).get("address").asString()).isEqualTo(address);
        assertThat(wallet.run("account", "show", address).out()).contains("alice", address);
        assertThat(wallet.run("account", "rename", "alice", "carol").out()).contains("carol", address);
        assertThat(wallet.run("account", "delete", "carol").code()).isEqualTo(2);
        assertThat(wallet.run("account", "delete", "carol", "--yes").code()).isZero();
        assertThat(wallet.run("account", "list", "--json").out()).isEqualTo("{\"accounts\":[]}\n");
    }

    @Test
    void aPersonIsAskedBeforeAKeyIsDeleted() {
        wallet.run("account", "new", "alice");
        Person unsure = Person.answering("n");
        Ended kept = wallet.runWith(unsure, "account", "delete", "alice");
        assertThat(kept.code()).isEqualTo(1);
        assertThat(unsure.questions.getFirst()).contains("Delete alice (tmok1");
        assertThat(kept.err()).contains("lost for ever");
        assertThat(wallet.runWith(Person.answering("yes"), "account", "delete", "alice").code()).isZero();
    }

    @Test
    void passwordsAreAskedTwiceAndMustAgree() {
        wallet.without("MOKKA_PASSWORD_FILE");
        Ended differ = wallet.runWith(Person.answering("one", "two"), "account", "new", "alice");
        assertThat(differ.code()).isEqualTo(1);
        assertThat(differ.err()).contains("differ");
        assertThat(wallet.runWith(Person.answering("one", "one"), "account", "new", "alice").code()).isZero();
        Ended nobody = wallet.run("account", "new", "bob", "--json");
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.error().get("remedy").asString()).contains("--password-file");
    }

    @Test
    void theDevelopmentPasswordIsUsedAndNamed() throws IOException {
        wallet.without("MOKKA_PASSWORD_FILE");
        Files.writeString(wallet.directory.resolve("password"), "known\n");
        Ended made = wallet.run("account", "new", "alice");
        assertThat(made.code()).isZero();
        assertThat(made.err()).contains("Development wallet", "password");
    }

    @Test
    void aKeyMovesToAnotherWalletWithItsPassword() throws IOException {
        wallet.run("account", "new", "alice");
        Path copy = home.resolve("alice-copy.key");
        assertThat(wallet.run("account", "export", "alice", "--out", copy.toString(), "--json").json().get("file")
                        .asString())
                .isEqualTo(copy.toString());
        assertThat(wallet.run("account", "export", "alice", "--out", copy.toString()).code()).isEqualTo(3);
        assertThat(wallet.run("account", "import", "again", "--key-file", copy.toString(), "--json").error()
                        .get("code").asString())
                .isEqualTo("key_exists");
        Ended taken = wallet.run(
                "account", "import", "alice", "--key-file", copy.toString(), "--wallet-dir", home.resolve("w2") + "");
        assertThat(taken.code()).isZero();
        assertThat(taken.out()).contains(AddressFormat.DEVELOPMENT.hrp() + "1");
    }

    @Test
    void aPasswordIsChanged() throws IOException {
        wallet.run("account", "new", "alice");
        Path next = home.resolve("next");
        Files.writeString(next, "another one");
        assertThat(wallet.run("account", "change-password", "alice", "--new-password-file", next.toString(), "--json")
                        .json().get("changed").asBoolean())
                .isTrue();
        Ended wrong = wallet.run("account", "change-password", "alice", "--new-password-file", next.toString());
        assertThat(wrong.code()).isEqualTo(4);
        assertThat(wrong.err()).contains("wrong password");
        assertThat(wallet.run("account", "change-password", "alice", "--new-password-file", next.toString(),
                        "--password-file", next.toString()).code())
                .isZero();
    }

    @Test
    void aKeyFileThatIsDamagedOpenToOthersOrMissingEndsWithThree() throws Exception {
        wallet.run("account", "new", "alice");
        Path file = wallet.directory.resolve("alice.key");
        String content = Files.readString(file);
        Files.writeString(file, content.substring(20));
        Ended damaged = wallet.run("account", "show", "alice", "--json");
        assertThat(damaged.code()).isEqualTo(3);
        assertThat(damaged.error().get("code").asString()).isEqualTo("damaged_key_file");
        Ended list = wallet.run("account", "list");
        assertThat(list.code()).isZero();
        assertThat(list.err()).contains("damaged key file");
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        Ended open = wallet.run("account", "show", "alice", "--json");
        assertThat(open.error().get("code").asString()).isEqualTo("insecure_permissions");
        assertThat(open.error().get("remedy").asString()).contains("chmod 600");
        assertThat(wallet.run("account", "show", "zoe").code()).isEqualTo(3);
    }

    @Test
    void accountsAndContactsDoNotShareNames() {
        wallet.run("account", "new", "alice");
        String stranger = AddressFormat.DEVELOPMENT.format(Address.of(new byte[20]));
        assertThat(wallet.run("contact", "add", "alice", stranger).code()).isEqualTo(3);
        assertThat(wallet.run("contact", "add", "zoe", stranger, "--json").json().get("address").asString())
                .isEqualTo(stranger);
        assertThat(wallet.run("account", "new", "zoe").code()).isEqualTo(3);
        assertThat(wallet.run("account", "rename", "alice", "zoe").code()).isEqualTo(3);
        assertThat(wallet.run("contact", "list", "--json").out())
                .isEqualTo("{\"contacts\":[{\"name\":\"zoe\",\"address\":\"" + stranger + "\"}]}\n");
        assertThat(wallet.run("contact", "remove", "zoe").code()).isZero();
        assertThat(wallet.run("contact", "add", "Zoe!", stranger).code()).isEqualTo(2);
    }

    @Test
    void addressesAreWrittenAsOnTheNetworkTheWalletHasMet() throws Exception {
        Wallet fresh = new Wallet(home.resolve("fresh-home").toFile().mkdirs() ? home.resolve("fresh-home") : home);
        try (StandInNode node = new StandInNode("production-net")) {
            Ended made = fresh.with("MOKKA_NODE", node.url()).run("account", "new", "alice");
            assertThat(made.out()).contains("mok1").doesNotContain("tmok1");
        }
        assertThat(fresh.run("account", "list").out()).contains("mok1").doesNotContain("tmok1");
    }
}
