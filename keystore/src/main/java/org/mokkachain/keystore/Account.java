package org.mokkachain.keystore;

import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

/**
 * A named account of a {@link Keystore}.
 *
 * @param name unique in the keystore
 * @param file where its key is
 */
public record Account(String name, KeyFile file) {
    public Address address() {
        return file.address();
    }

    public PublicKey publicKey() {
        return file.publicKey();
    }
}
