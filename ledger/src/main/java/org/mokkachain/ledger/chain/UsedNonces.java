package org.mokkachain.ledger.chain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** Which transaction of a block used a nonce. Most blocks are never asked: they replace nothing that is pending. */
final class UsedNonces {
    private final Iterable<Transaction> transactions;
    private final Map<Slot, Hash> ids = new LinkedHashMap<>();

    private record Slot(Address sender, long nonce) {}

    UsedNonces(Iterable<Transaction> transactions) {
        this.transactions = transactions;
    }

    Optional<Hash> by(Address sender, long nonce) {
        if (ids.isEmpty()) {
            transactions.forEach(each -> ids.put(new Slot(each.body().sender(), each.body().nonce()), each.id()));
        }
        return Optional.ofNullable(ids.get(new Slot(sender, nonce)));
    }
}
