package org.mokkachain.wallet.offline;

import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Authority.WeightedKey;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.wallet.output.Failure;

/** Whose keys sign, as a node says it. */
public final class Authorities {
    private Authorities() {}

    /** The same as what goes into a file; refused if it makes no sense. */
    public static Authority of(Account.Authority said) throws Failure {
        if (said.keys().isEmpty()) {
            return new Authority.OriginalKey();
        }
        try {
            return Authority.Weighted.sorting(
                    said.threshold(),
                    said.keys().stream()
                            .map(key -> new WeightedKey(PublicKey.fromHex(key.publicKey()), key.weight()))
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    ExitCode.CANNOT_CONNECT,
                    "not_a_node",
                    "what the node says about the account is not understood: " + e.getMessage(),
                    "Check that --node names a Mokka node of this version.");
        }
    }
}
