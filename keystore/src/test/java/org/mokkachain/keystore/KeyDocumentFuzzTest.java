package org.mokkachain.keystore;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.keystore.KeyDocument.Content;
import org.mokkachain.keystore.KeyDocument.Header;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** What may stand in a key file. */
class KeyDocumentFuzzTest {
    private static final Path PATH = Path.of("some.key");

    private static byte[] document(KeyKind kind, Profile profile) {
        Content content = new Content(kind, profile, PublicKey.fromHex("02".repeat(PublicKey.LENGTH)));
        Header header = new Header(content, profile.forNewFiles(), zeros(KeyDocument.SALT_LENGTH),
                zeros(KeyDocument.NONCE_LENGTH), zeros(KeyDocument.CHECK_LENGTH));
        return KeyDocumentJson.write(new KeyDocument(header, zeros(KeyDocument.CIPHERTEXT_LENGTH))).toBytes();
    }

    private static Bytes zeros(int length) {
        return Bytes.of(new byte[length]);
    }

    @Test
    void anyFileIsRefusedOrAKeyDocument() {
        List<byte[]> seeds = List.of(
                document(KeyKind.NODE, Profile.DEVELOPMENT), document(KeyKind.ACCOUNT, Profile.STANDARD));
        FuzzTarget target = FuzzTarget.lenient("key file", seeds, input -> {
            try {
                return KeyDocumentJson.write(new KeyDocumentJson(PATH).read(Bytes.of(input))).toBytes();
            } catch (KeystoreException e) {
                throw Refused.by(e);
            }
        }).withDictionary(List.of("{", "}", "[".repeat(2_000), "\"", ":", ",", "null", "1.5", "-1", "2147483648",
                "9".repeat(2_000), "\"version\"", "\"kdf\"", "\"memoryKib\"", " ", new String(new byte[] {0},
                StandardCharsets.UTF_8)));
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
