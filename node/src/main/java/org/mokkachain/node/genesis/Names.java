package org.mokkachain.node.genesis;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.mokkachain.keystore.KeyFile;
import org.mokkachain.keystore.KeyKind;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

/**
 * How people name keys and accounts: as text, or by the encrypted key file, whose public part needs no password. All
 * methods refuse with an {@link IllegalArgumentException}.
 */
final class Names {
    private static final String KEY_FILE = "node.key";

    private Names() {}

    /** A node's key: 64 hex digits, its key file, or the folder where that is. */
    static PublicKey key(String text) {
        PublicKey key = text.matches("[0-9a-fA-F]{64}") ? PublicKey.fromHex(text) : keyFile(text).publicKey();
        if (!Ed25519.isUsable(key)) {
            throw new IllegalArgumentException("nobody can sign with the key " + text
                    + ": it is no point of Ed25519's group");
        }
        return key;
    }

    private static KeyFile keyFile(String text) {
        Path path = path(text);
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("'" + text + "' is neither 64 hex digits nor a key file");
        }
        return read(Files.isDirectory(path) ? path.resolve(KEY_FILE) : path, KeyKind.NODE);
    }

    /** An account: its address on this network, or its key file. */
    static Address account(String text, AddressFormat addresses) {
        Path path = path(text);
        return Files.isRegularFile(path) ? read(path, KeyKind.ACCOUNT).address() : addresses.parse(text);
    }

    private static KeyFile read(Path path, KeyKind kind) {
        try {
            return KeyFile.read(path, kind);
        } catch (KeystoreException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is neither a key nor a path", e);
        }
    }
}
