package org.mokkachain.wallet.commands.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.wallet.fixture.Person;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.fixture.Wallet.Ended;
import org.mokkachain.wallet.session.Prompter;

/** Accounts out of words: made, shown, confirmed, and made again. */
class MnemonicCommandsTest {
    private static final String ZEROS = "abandon ".repeat(11) + "about";

    /** At m/44'/1'/0' of the words above; pinned, so that no later version finds another account. */
    private static final String ZEROS_KEY = "a90eb13b090b4d4c31ae87d864c0cd8db25216c90c1ce6fbfd04ddcdc1aa110c";

    /** The same with the passphrase of the official vectors of BIP-39; worked out by another program. */
    private static final String ZEROS_TREZOR_KEY = "949981f6b282dfde7bb25f2f3d21f77d83513a7d39eabb50d635a89eca7f9bfa";

    @TempDir
    private Path home;

    private Wallet wallet;

    /** Someone who copies the words and types what is asked for, with some mistakes. */
    private static final class Scribe implements Prompter {
        private static final Pattern NUMBERED = Pattern.compile("(\\d+) ([a-z]+)");
        private static final Pattern ASKED = Pattern.compile("Word (\\d+): ");

        private final Map<Integer, String> copy = new TreeMap<>();
        private final List<String> asked = new ArrayList<>();
        private int mistakes;
        private int erased;

        Scribe(int mistakes) {
            this.mistakes = mistakes;
        }

        String words() {
            return String.join(" ", copy.values());
        }

        @Override
        public boolean canAsk() {
            return true;
        }

        @Override
        public boolean canShow() {
            return true;
        }

        @Override
        public void show(List<String> lines) {
            for (String line : lines.size() > 2 ? lines.subList(2, lines.size()) : List.<String>of()) {
                Matcher found = NUMBERED.matcher(line);
                while (found.find()) {
                    copy.put(Integer.valueOf(found.group(1)), found.group(2));
                }
            }
        }

        @Override
        public void erase(int lines) {
            erased = lines;
        }

        @Override
        public Optional<String> line(String question) {
            asked.add(question);
            return Optional.of("");
        }

        @Override
        public Optional<char[]> secret(String question) {
            asked.add(question);
            Matcher word = ASKED.matcher(question);
            assertThat(word.matches()).as(question).isTrue();
            String answer = mistakes-- > 0 ? "wrong" : copy.get(Integer.valueOf(word.group(1)));
            return Optional.of(answer.toCharArray());
        }
    }

    @BeforeEach
    void makeWallet() throws IOException {
        wallet = new Wallet(home).with("MOKKA_NODE", "http://127.0.0.1:1");
        Files.createDirectories(wallet.directory);
        Files.createFile(wallet.directory.resolve("development"));
    }

    @Test
    void wordsAreShownOnceConfirmedAndMakeTheSameAccountElsewhere() {
        for (int count : new int[] {12, 24}) {
            String name = "alice" + count;
            Scribe scribe = new Scribe(2);
            Ended made = wallet.runWith(
                    scribe, "account", "new", name, "--mnemonic-words", String.valueOf(count), "--json");
            assertThat(made.code()).as(made.err()).isZero();
            assertThat(scribe.copy).hasSize(count);
            assertThat(scribe.asked).first().asString().contains("Press Enter");
            assertThat(scribe.asked).hasSize(1 + 3 + 2);
            assertThat(scribe.erased).isEqualTo(2 + count / 4 + 1);
            assertThat(made.out() + made.err()).doesNotContain(scribe.copy.get(1) + " ").doesNotContain(scribe.words());
            assertThat(made.json().get("derivationPath").asString()).isEqualTo("m/44'/1'/0'");
            assertThat(made.json().get("mnemonicFile").isNull()).isTrue();

            Person typist = Person.answering(scribe.words());
            Ended again = wallet.runWith(
                    typist, "account", "import", "again", "--mnemonic", "--json", "--wallet-dir", home + "/w" + count);
            assertThat(again.code()).as(again.err()).isZero();
            assertThat(again.json().get("address")).isEqualTo(made.json().get("address"));
        }
    }

    @Test
    void wordsThatWereNotCopiedMakeNoAccount() {
        Ended wrong = wallet.runWith(new Scribe(3), "account", "new", "alice", "--mnemonic-words", "12", "--json");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.error().get("code").asString()).isEqualTo("mnemonic_not_confirmed");
        assertThat(wallet.run("account", "list", "--json").out()).isEqualTo("{\"accounts\":[]}\n");
        Scribe hasty = new Scribe(0);
        assertThat(wallet.runWith(hasty, "account", "new", "alice", "--mnemonic-words", "12", "--yes").code()).isZero();
        assertThat(hasty.copy).hasSize(12);
        assertThat(hasty.asked).isEmpty();
        assertThat(hasty.erased).isZero();
    }

    @Test
    void withoutATerminalWordsGoIntoAFileForTheOwnerOnly() throws IOException {
        Path words = home.resolve("words");
        Ended nowhere = wallet.run("account", "new", "alice", "--mnemonic-words", "24", "--json");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.error().get("remedy").asString()).contains("--mnemonic-file");
        Ended made = wallet.run(
                "account", "new", "alice", "--mnemonic-words", "24", "--mnemonic-file", words.toString(), "--json");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.json().get("mnemonicFile").asString()).isEqualTo(words.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(words))).isEqualTo("rw-------");
        String text = Files.readString(words).strip();
        assertThat(text.split(" ")).hasSize(24);
        assertThat(made.out() + made.err()).doesNotContain(text);
        Ended taken = wallet.run(
                "account", "new", "bob", "--mnemonic-words", "12", "--mnemonic-file", words.toString(), "--json");
        assertThat(taken.error().get("code").asString()).isEqualTo("key_exists");
        assertThat(wallet.run("account", "show", "bob").code()).isEqualTo(3);

        Ended second = wallet.run(
                "account", "import", "second", "--mnemonic-file", words.toString(), "--index", "1", "--json");
        assertThat(second.json().get("derivationPath").asString()).isEqualTo("m/44'/1'/1'");
        Ended known = wallet.run("account", "import", "third", "--mnemonic-file", words.toString(), "--json");
        assertThat(known.error().get("message").asString()).contains("already, as 'alice'");
    }

    @Test
    void theAccountOfGivenWordsNeverChanges() {
        Person typist = Person.answering("  " + ZEROS.toUpperCase(java.util.Locale.ROOT) + " ");
        Ended made = wallet.runWith(typist, "account", "import", "zero", "--mnemonic", "--json");
        assertThat(made.json().get("publicKey").asString()).isEqualTo(ZEROS_KEY);
    }

    @Test
    void aPassphraseIsAskedForTwiceAndLeadsToTheKeyOfTheOfficialVector() {
        Person typist = Person.answering(ZEROS, "TREZOR", "TREZOR");
        Ended made = wallet.runWith(typist, "account", "import", "zero", "--passphrase", "--json");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.json().get("publicKey").asString()).isEqualTo(ZEROS_TREZOR_KEY);
        assertThat(typist.questions).anyMatch(question -> question.contains("Passphrase"));
        Ended typo = wallet.runWith(
                Person.answering(ZEROS, "TREZOR", "TREZ0R"), "account", "import", "y", "--passphrase", "--json");
        assertThat(typo.error().get("code").asString()).isEqualTo("passphrases_differ");
        Ended argument = wallet.run("account", "import", "y", "--mnemonic", "--passphrase", "TREZOR");
        assertThat(argument.code()).isEqualTo(2);
        assertThat(made.out() + made.err() + typo.err() + argument.err()).doesNotContain("TREZ");
        assertThat(wallet.run("account", "import", "y", "--key-file", "k", "--passphrase").code()).isEqualTo(2);
    }

    @Test
    void wrongWordsAreRefusedAndNeverRepeated() throws IOException {
        Person typist = Person.answering("zebra ".repeat(12));
        Ended wrong = wallet.runWith(typist, "account", "import", "x", "--mnemonic", "--json");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.error().get("code").asString()).isEqualTo("bad_mnemonic");
        Path file = Files.writeString(home.resolve("words"), "zebra ".repeat(11) + "zebrra");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Ended unknown = wallet.run("account", "import", "x", "--mnemonic-file", file.toString());
        assertThat(unknown.err()).contains("word 12 of 12 is not in the English list");
        Files.writeString(file, ZEROS);
        assertThat(wallet.run("account", "import", "x", "--mnemonic-file", file.toString()).err())
                .contains("chmod 600 " + file);
        assertThat(wrong.err() + unknown.err()).doesNotContain("zebra", "zebrra");
    }

    @Test
    void wordsAmongTheArgumentsAreRefusedWithoutBeingRepeated() {
        for (String[] line : new String[][] {
            {"account", "import", "x", "--mnemonic", "zebra", "zoo", "wrong"},
            {"account", "import", "x", "--mnemonic=zebra zoo wrong"},
            {"account", "import", "x", "zebra", "zoo", "wrong"},
            {"account", "import", "x", "--mnemonic", "--index", "zebra"},
        }) {
            Ended ended = wallet.run(line);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err()).contains("never arguments").doesNotContain("zebra", "zoo", "wrong");
        }
    }

    @Test
    void optionsThatDoNotBelongTogetherAreRefused() {
        for (String[] line : new String[][] {
            {"account", "import", "x"},
            {"account", "import", "x", "--mnemonic", "--key-file", "k"},
            {"account", "import", "x", "--key-file", "k", "--index", "1"},
            {"account", "import", "x", "--mnemonic", "--index", "-1"},
            {"account", "import", "x", "--mnemonic"},
            {"account", "new", "x", "--mnemonic-words", "13", "--mnemonic-file", "f"},
            {"account", "new", "x", "--mnemonic-file", "f"},
        }) {
            assertThat(wallet.run(line).code()).as(String.join(" ", line)).isEqualTo(2);
        }
        Ended name = wallet.runWith(new Scribe(0), "account", "new", "X!", "--mnemonic-words", "12", "--json");
        assertThat(name.code()).isEqualTo(3);
        assertThat(name.error().get("message").asString()).contains("cannot be the name of an account");
    }

    @Test
    void anAddressIsDrawnForACamera() {
        wallet.run("account", "new", "alice");
        Ended shown = wallet.run("account", "show", "alice", "--qr");
        assertThat(shown.code()).isZero();
        assertThat(shown.out().lines().filter(line -> line.startsWith("\u2588\u2588\u2588\u2588"))).hasSize(19);
        assertThat(wallet.run("account", "show", "alice", "--qr", "--json").code()).isEqualTo(2);
    }
}
