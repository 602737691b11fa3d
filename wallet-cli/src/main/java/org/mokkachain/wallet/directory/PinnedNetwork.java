package org.mokkachain.wallet.directory;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.value.Hash;
import org.mokkachain.wallet.output.Failure;

/**
 * The one network a wallet belongs to.
 *
 * @param name for people; two networks may have the same
 * @param chainId genesis hash
 */
public record PinnedNetwork(String name, Hash chainId, AddressFormat addresses) {
    private static final String NAME = "network";
    private static final String CHAIN_ID = "chainId";
    private static final String PREFIX = "addressPrefix";

    static PinnedNetwork from(Path file, Map<String, String> entries) throws Failure {
        try {
            return new PinnedNetwork(
                    entries.getOrDefault(NAME, ""),
                    Hash.fromHex(entries.getOrDefault(CHAIN_ID, "")),
                    new AddressFormat(entries.getOrDefault(PREFIX, "")));
        } catch (IllegalArgumentException e) {
            throw EntryFile.damaged(file, String.valueOf(e.getMessage()));
        }
    }

    Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(NAME, name);
        entries.put(CHAIN_ID, chainId.hex());
        entries.put(PREFIX, addresses.hrp());
        return entries;
    }

    /** Name and the first digits of the chain id, enough to tell two networks of one name apart. */
    public String label() {
        return name + " (" + chainId.hex().substring(0, 12) + "…)";
    }
}
