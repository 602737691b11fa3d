package org.mokkachain.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.keystore.mnemonic.DerivationPath;
import org.mokkachain.keystore.mnemonic.Mnemonic;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.PrivateKey;

/** The examples of the document: a file written by version 1, and words with their keys. */
class KeystoreDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "keystore.md");
    private static final Pattern FILE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORDS = Pattern.compile("words +((?:[a-z]+ ){11}[a-z]+)\\n");
    private static final Pattern KEY = Pattern.compile(
            "m/44'/1'/(\\d+)' +private key +(\\S+)\\s+public key +(\\S+)\\s+address +(\\S+)");

    @TempDir
    Path directory;

    @Test
    void theFileOpensWithItsPasswordAndHoldsTheFirstKeyOfTheWords() throws Exception {
        Path file = Files.writeString(directory.resolve("example.key"), find(FILE).group(1));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        KeyFile read = KeyFile.read(file, KeyKind.ACCOUNT);

        try (Password password = Password.of("correct horse".toCharArray())) {
            String key = HexFormat.of().formatHex(read.unlock(password).toBytes());
            assertThat(key).isEqualTo(find(KEY).group(2));
        }
        assertThat(read.toJson().toBytes()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void theWordsLeadToTheKeysAndAddresses() throws Exception {
        List<String> lines = new ArrayList<>();
        Matcher key = KEY.matcher(Files.readString(DOCUMENT));
        try (Mnemonic mnemonic = Mnemonic.parse(find(WORDS).group(1).toCharArray())) {
            while (key.find()) {
                DerivationPath path = DerivationPath.ofAccount(Integer.parseInt(key.group(1)));
                PrivateKey derived = mnemonic.privateKey(new char[0], path);
                assertThat(HexFormat.of().formatHex(derived.toBytes())).isEqualTo(key.group(2));
                assertThat(derived.publicKey().hex()).isEqualTo(key.group(3));
                assertThat(AddressFormat.DEVELOPMENT.format(AccountAddress.of(derived.publicKey())))
                        .isEqualTo(key.group(4));
                lines.add(path.toString());
            }
        }
        assertThat(lines).containsExactly("m/44'/1'/0'", "m/44'/1'/1'");
    }

    private static Matcher find(Pattern pattern) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(DOCUMENT));
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher;
    }
}
