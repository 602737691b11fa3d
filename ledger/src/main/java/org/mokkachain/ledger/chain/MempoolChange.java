package org.mokkachain.ledger.chain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mokkachain.types.value.Address;

/**
 * What is different in the mempool since this was asked last, so that others can follow without asking.
 *
 * @param height last committed block
 * @param size number of pending transactions
 * @param executable number of those that can be executed
 * @param bytes encoded size of all of them
 * @param nextNonces of the accounts that something happened to and that have something pending: what a wallet should
 *     use next
 * @param settled of those that have nothing pending any more: the nonces of their accounts at {@code height}
 */
public record MempoolChange(
        long height, int size, int executable, long bytes, Map<Address, Long> nextNonces, Map<Address, Long> settled) {
    public MempoolChange {
        nextNonces = Collections.unmodifiableMap(new LinkedHashMap<>(nextNonces));
        settled = Collections.unmodifiableMap(new LinkedHashMap<>(settled));
    }
}
