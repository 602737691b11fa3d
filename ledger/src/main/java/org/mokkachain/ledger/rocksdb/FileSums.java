package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.mokkachain.types.value.Hash;

/** SHA-256 of whole files, read in pieces. */
final class FileSums {
    private FileSums() {}

    static Hash of(Path file) throws IOException {
        return copying(file, OutputStream.nullOutputStream());
    }

    /** Copies {@code file} to {@code out}; the sum of what was copied. */
    static Hash copying(Path file, OutputStream out) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file);
                DigestOutputStream sums = new DigestOutputStream(out, digest)) {
            in.transferTo(sums);
        }
        return Hash.of(digest.digest());
    }

    static Hash of(byte[] bytes) {
        return Hash.of(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
