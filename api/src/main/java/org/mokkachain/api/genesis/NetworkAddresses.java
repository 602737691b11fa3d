package org.mokkachain.api.genesis;

import java.util.Optional;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.value.Address;

/**
 * Reads the addresses of a network. Where the network's own prefix is a mistake, each address is taken with the prefix
 * it has, so that one mistake is not told once for every address.
 *
 * @param format empty if the prefix is a mistake
 */
record NetworkAddresses(Optional<AddressFormat> format) {
    /** {@link IllegalArgumentException} if {@code text} is no address, or another network's. */
    Address parse(String text) {
        return format.orElseGet(() -> formatOf(text)).parse(text);
    }

    private static AddressFormat formatOf(String text) {
        int separator = text.lastIndexOf('1');
        return separator > 0 ? new AddressFormat(text.substring(0, separator)) : AddressFormat.PRODUCTION;
    }

    /** What an address begins with. */
    String example() {
        return format.orElse(AddressFormat.PRODUCTION).hrp() + "1…";
    }
}
