package org.mokkachain.keystore;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.mokkachain.keystore.KeyDocument.Content;
import org.mokkachain.keystore.KeyDocument.Header;
import org.mokkachain.types.crypto.Argon2id;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;

/**
 * Encrypts one private key under one password. Argon2id gives 64 bytes: half is the AES key, a hash of the other half
 * is stored and tells a wrong password from a damaged file. Guessing is no cheaper through it than through the cipher.
 */
final class KeyCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_LENGTH = 32;
    private static final int TAG_BITS = 128;
    private static final String CHECK_DOMAIN = "MOKKA/1/key-check";

    /** How an attempt to open ends. */
    sealed interface Opened {
        record Key(PrivateKey key) implements Opened {}

        record WrongPassword() implements Opened {}

        record Damaged(String what) implements Opened {}
    }

    private KeyCipher() {}

    static KeyDocument seal(PrivateKey key, Content content, Password password, SecureRandom random) {
        Argon2id work = content.profile().forNewFiles();
        Bytes salt = randomBytes(KeyDocument.SALT_LENGTH, random);
        Bytes nonce = randomBytes(KeyDocument.NONCE_LENGTH, random);
        byte[] derived = derive(password, work, salt);
        byte[] seed = key.toBytes();
        try {
            Header header = new Header(content, work, salt, nonce, check(derived));
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, derived, header).doFinal(seed);
            return new KeyDocument(header, Bytes.of(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot encrypt with " + TRANSFORMATION, e);
        } finally {
            Arrays.fill(seed, (byte) 0);
            Arrays.fill(derived, (byte) 0);
        }
    }

    static Opened open(KeyDocument document, Password password) {
        Header header = document.header();
        byte[] derived = derive(password, header.work(), header.salt());
        try {
            if (!MessageDigest.isEqual(check(derived).toBytes(), header.passwordCheck().toBytes())) {
                return new Opened.WrongPassword();
            }
            return decrypt(document, derived)
                    .map(key -> checked(key, header))
                    .orElseGet(() -> new Opened.Damaged("what it holds was changed after it was encrypted"));
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static Optional<PrivateKey> decrypt(KeyDocument document, byte[] derived) {
        try {
            byte[] seed = cipher(Cipher.DECRYPT_MODE, derived, document.header())
                    .doFinal(document.ciphertext().toBytes());
            PrivateKey key = PrivateKey.of(seed);
            Arrays.fill(seed, (byte) 0);
            return Optional.of(key);
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot decrypt with " + TRANSFORMATION, e);
        }
    }

    private static Opened checked(PrivateKey key, Header header) {
        if (key.publicKey().equals(header.content().publicKey())) {
            return new Opened.Key(key);
        }
        key.wipe();
        return new Opened.Damaged("the private key does not belong to the public key");
    }

    private static Cipher cipher(int mode, byte[] derived, Header header) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(
                mode,
                new SecretKeySpec(derived, 0, KEY_LENGTH, "AES"),
                new GCMParameterSpec(TAG_BITS, header.nonce().toBytes()));
        cipher.updateAAD(KeyDocument.associatedData(header).toBytes());
        return cipher;
    }

    private static byte[] derive(Password password, Argon2id work, Bytes salt) {
        byte[] utf8 = password.toUtf8();
        try {
            return work.derive(utf8, salt.toBytes(), 2 * KEY_LENGTH);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    private static Bytes check(byte[] derived) {
        byte[] half = Arrays.copyOfRange(derived, KEY_LENGTH, 2 * KEY_LENGTH);
        byte[] hash = Sha256.hash(CHECK_DOMAIN, half).toBytes();
        Arrays.fill(half, (byte) 0);
        return Bytes.of(hash, 0, KeyDocument.CHECK_LENGTH);
    }

    private static Bytes randomBytes(int length, SecureRandom random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
