package org.mokkachain.types.genesis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

/**
 * The keys of development networks. Everybody knows them: the seed of a key is SHA-256 in the domain
 * {@code MOKKA/1/development} of its name in UTF-8. So nodes and wallets refuse them on every other network.
 */
public final class DevelopmentKeys {
    /** Names of the accounts that every development network funds. */
    public static final List<String> ACCOUNTS = List.of("alice", "bob", "carol", "dave");

    private static final List<String> MORE_ACCOUNTS =
            List.of("erin", "frank", "grace", "heidi", "ivan", "judy", "mallory", "niaj", "olivia", "peggy", "rupert");
    private static final String DOMAIN = "MOKKA/1/development";
    private static final String PREFIX = "tmok";
    private static final String NETWORK = "devnet";

    private DevelopmentKeys() {}

    /** The key of this name; the caller wipes it after use. */
    public static PrivateKey of(String name) {
        return PrivateKey.of(
                Sha256.hash(DOMAIN, name.getBytes(StandardCharsets.UTF_8)).toBytes());
    }

    /** Name of a validator, from 0; also the name of its key. */
    public static String validator(int index) {
        return "validator-" + index;
    }

    /** Name of the account that operates a validator, from 0; also the name of its key. */
    public static String operator(int index) {
        if (index < ACCOUNTS.size()) {
            return ACCOUNTS.get(index);
        }
        int further = index - ACCOUNTS.size();
        return further < MORE_ACCOUNTS.size() ? MORE_ACCOUNTS.get(further) : "operator-" + index;
    }

    /**
     * Whether a network is one for development, where these keys may be used: its addresses begin with {@code tmok}
     * and its name is {@code devnet} or begins with {@code devnet-}.
     */
    public static boolean areAllowedOn(Genesis genesis) {
        return genesis.addressPrefix().equals(PREFIX)
                && (genesis.network().equals(NETWORK) || genesis.network().startsWith(NETWORK + "-"));
    }

    /** The name of {@code key}, if it is the key of a validator or an account above. The first call is slow. */
    public static Optional<String> nameOf(PublicKey key) {
        return Optional.ofNullable(Known.NAMES.get(key));
    }

    /** The name of the account at {@code address}, if it is one of those above. The first call is slow. */
    public static Optional<String> nameOf(Address address) {
        return Optional.ofNullable(Known.ADDRESSES.get(address));
    }

    /** The public key of this name. */
    public static PublicKey publicKey(String name) {
        PrivateKey key = of(name);
        try {
            return key.publicKey();
        } finally {
            key.wipe();
        }
    }

    private static final class Known {
        static final Map<PublicKey, String> NAMES = new TreeMap<>();
        static final Map<Address, String> ADDRESSES = new TreeMap<>();

        static {
            for (int i = 0; i < ACCOUNTS.size() + MORE_ACCOUNTS.size(); i++) {
                ADDRESSES.put(AccountAddress.of(publicKey(operator(i))), operator(i));
                NAMES.put(publicKey(operator(i)), operator(i));
                NAMES.put(publicKey(validator(i)), validator(i));
            }
        }
    }
}
