package org.mokkachain.keystore;

import java.util.Locale;
import java.util.Optional;

/** What a key file holds. */
public enum KeyKind {
    /** The private key of an account. */
    ACCOUNT,
    /** The private key of a node: its identity towards peers and, on a validator, its vote. */
    NODE;

    /** As written in the file. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<KeyKind> of(String text) {
        for (KeyKind kind : values()) {
            if (kind.text().equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
