package org.mokkachain.types.crypto;

import java.util.Arrays;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

/** Where a key's account lives: the first 20 bytes of the domain-separated SHA-256 of the public key. */
public final class AccountAddress {
    private static final String DOMAIN = "MOKKA/1/address";

    private AccountAddress() {}

    /** The address of the account whose first key is {@code key}. */
    public static Address of(PublicKey key) {
        byte[] hash = Sha256.hash(DOMAIN, key.toBytes()).toBytes();
        return Address.of(Arrays.copyOf(hash, Address.LENGTH));
    }
}
