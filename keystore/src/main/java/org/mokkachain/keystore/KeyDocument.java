package org.mokkachain.keystore;

import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Argon2id;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * What stands in a key file, version {@value #VERSION}. The header (everything but the ciphertext) is authenticated
 * with the ciphertext, so none of it can be exchanged. The checksum over all is no protection against an attacker: it
 * tells damage from a wrong password before one is asked for.
 */
record KeyDocument(Header header, Bytes ciphertext) {
    static final int VERSION = 1;
    static final int SALT_LENGTH = 16;
    static final int NONCE_LENGTH = 12;
    static final int CHECK_LENGTH = 16;
    static final int CIPHERTEXT_LENGTH = 48;

    private static final String DOMAIN = "MOKKA/1/key-file";

    /**
     * @param content the key inside
     * @param work how the password becomes a key
     * @param salt for the derivation
     * @param nonce for the cipher
     * @param passwordCheck derived from the password beside the key
     */
    record Header(Content content, Argon2id work, Bytes salt, Bytes nonce, Bytes passwordCheck) {}

    /** What can be known without the password. */
    record Content(KeyKind kind, Profile profile, PublicKey publicKey) {}

    /** The header in canonical form. */
    static Bytes associatedData(Header header) {
        return new Encoder()
                .u16(VERSION)
                .string(header.content().kind().text())
                .string(header.content().profile().text())
                .fixed(header.content().publicKey())
                .u32(header.work().memoryKib())
                .u32(header.work().iterations())
                .u32(header.work().parallelism())
                .bytes(header.salt())
                .bytes(header.nonce())
                .bytes(header.passwordCheck())
                .toBytes();
    }

    Hash checksum() {
        return Sha256.hash(
                DOMAIN,
                new Encoder().bytes(associatedData(header)).bytes(ciphertext).toBytes());
    }
}
