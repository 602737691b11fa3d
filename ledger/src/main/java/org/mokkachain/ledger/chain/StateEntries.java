package org.mokkachain.ledger.chain;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.tree.TreeChange;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/**
 * How the state is laid out in the state tree. The key of an entry is the SHA-256 of a byte for the kind and the
 * identifier of the thing, its value the SHA-256 of the thing's canonical encoding.
 */
public final class StateEntries {
    /** Kind byte of accounts. */
    public static final byte ACCOUNT = 1;

    private StateEntries() {}

    /** Tree key of an account: {@code SHA-256(1 | address)}. */
    public static Hash accountKey(Address address) {
        byte[] input = new byte[1 + Address.LENGTH];
        input[0] = ACCOUNT;
        address.copyTo(input, 1);
        return Sha256.hash(input);
    }

    /** Tree value of an account: SHA-256 of its canonical encoding. */
    public static Hash accountValue(Account account) {
        return Sha256.hash(account.encode().toBytes());
    }

    public static TreeChange put(Address address, Account account) {
        return TreeChange.put(accountKey(address), accountValue(account));
    }

    /** What a block changes, as entries of the tree. */
    static List<TreeChange> of(StateDelta changes) {
        List<TreeChange> entries = new ArrayList<>(changes.accounts().size());
        changes.accounts().forEach((address, account) -> entries.add(put(address, account)));
        return entries;
    }
}
