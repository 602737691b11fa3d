package org.mokkachain.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.mokkachain.keystore.KeyCipher.Opened;
import org.mokkachain.keystore.KeyDocument.Content;
import org.mokkachain.keystore.KeyDocument.Header;
import org.mokkachain.types.crypto.Argon2id;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.Bytes;

/** An attacker who edits a file and makes the checksum right again. */
class KeyCipherTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Path PATH = Path.of("some.key");

    private final Password password = Password.of("secret".toCharArray());
    private final PrivateKey key = PrivateKey.generate(RANDOM);
    private final Content content = new Content(KeyKind.ACCOUNT, Profile.DEVELOPMENT, key.publicKey());
    private final KeyDocument document = KeyCipher.seal(key, content, password, RANDOM);
    private final Header header = document.header();

    @Test
    void theKeyOpens() {
        assertThat(KeyCipher.open(document, password)).isInstanceOf(Opened.Key.class);
    }

    @Test
    void exchangedMetadataIsFoundAlthoughTheChecksumIsRight() {
        PrivateKey other = PrivateKey.generate(RANDOM);
        for (Content changed : new Content[] {
            new Content(KeyKind.NODE, Profile.DEVELOPMENT, key.publicKey()),
            new Content(KeyKind.ACCOUNT, Profile.STANDARD, key.publicKey()),
            new Content(KeyKind.ACCOUNT, Profile.DEVELOPMENT, other.publicKey())
        }) {
            Header forged =
                    new Header(changed, header.work(), header.salt(), header.nonce(), header.passwordCheck());
            assertThat(KeyCipher.open(new KeyDocument(forged, document.ciphertext()), password))
                    .isInstanceOf(Opened.Damaged.class);
        }
    }

    @Test
    void aKeyThatIsNotTheOneOfThePublicKeyIsFound() {
        Content lie = new Content(KeyKind.ACCOUNT, Profile.DEVELOPMENT, PrivateKey.generate(RANDOM).publicKey());

        assertThat(KeyCipher.open(KeyCipher.seal(key, lie, password, RANDOM), password))
                .isEqualTo(new Opened.Damaged("the private key does not belong to the public key"));
    }

    @Test
    void aChangedCiphertextIsDamageAndAChangedSaltAWrongPassword() {
        byte[] bytes = document.ciphertext().toBytes();
        bytes[5] ^= 1;
        assertThat(KeyCipher.open(new KeyDocument(header, Bytes.of(bytes)), password))
                .isInstanceOf(Opened.Damaged.class);

        Header salted = new Header(
                content, header.work(), Bytes.of(new byte[16]), header.nonce(), header.passwordCheck());
        assertThat(KeyCipher.open(new KeyDocument(salted, document.ciphertext()), password))
                .isInstanceOf(Opened.WrongPassword.class);
    }

    @Test
    void workThatIsTooLittleOrTooMuchForTheProfileIsRefusedBeforeItIsDone() throws KeystoreException {
        assertThat(read(Profile.STANDARD, new Argon2id(65_536, 3, 1))).isNotNull();
        assertThat(read(Profile.STANDARD, new Argon2id(32_768, 2, 1))).isNotNull();
        for (Argon2id work : new Argon2id[] {
            new Argon2id(8_192, 1, 1),
            new Argon2id(32_767, 3, 1),
            new Argon2id(65_536, 1, 1),
            new Argon2id(524_289, 3, 1),
            new Argon2id(65_536, 11, 1),
            new Argon2id(65_536, 3, 5),
            new Argon2id(Integer.MAX_VALUE, Integer.MAX_VALUE, 255)
        }) {
            assertThatThrownBy(() -> read(Profile.STANDARD, work))
                    .isInstanceOf(DamagedKeyFileException.class)
                    .hasMessageContaining("'standard' does not allow");
        }
        assertThatThrownBy(() -> read(Profile.DEVELOPMENT, new Argon2id(8_191, 1, 1)))
                .hasMessageContaining("'development' does not allow");
        assertThatThrownBy(() -> read(Profile.DEVELOPMENT, new Argon2id(65_537, 1, 1)))
                .hasMessageContaining("'development' does not allow");
    }

    @Test
    void saltAndNonceAreNeverUsedTwice() {
        KeyDocument again = KeyCipher.seal(key, content, password, RANDOM);

        assertThat(again.header().salt()).isNotEqualTo(header.salt());
        assertThat(again.header().nonce()).isNotEqualTo(header.nonce());
    }

    private KeyDocument read(Profile profile, Argon2id work) throws KeystoreException {
        Header changed = new Header(
                new Content(KeyKind.ACCOUNT, profile, key.publicKey()),
                work,
                header.salt(),
                header.nonce(),
                header.passwordCheck());
        return new KeyDocumentJson(PATH).read(KeyDocumentJson.write(new KeyDocument(changed, document.ciphertext())));
    }
}
