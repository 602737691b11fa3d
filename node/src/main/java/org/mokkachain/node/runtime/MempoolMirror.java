package org.mokkachain.node.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.mokkachain.api.model.MempoolInfo;
import org.mokkachain.ledger.chain.MempoolChange;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.types.value.Address;

/**
 * How much waits, and what nonce a sender should use next, for everybody who asks while the protocol thread is busy. It
 * follows before anybody is told that a transaction was taken or is final: who knows that, finds it here. Thread-safe;
 * one thread follows.
 */
final class MempoolMirror {
    private final LongSupplier readable;
    private final Map<Address, Long> nextNonces = new ConcurrentHashMap<>();
    private final Deque<Settled> settled = new ArrayDeque<>();
    private final MempoolSettings settings;
    private volatile MempoolInfo info;

    /** Of which nothing waits; to be remembered until the ledger says the same. */
    private record Settled(Address account, long nonce, long height) {}

    /** @param readable height of the last block that the ledger shows to readers */
    MempoolMirror(LongSupplier readable, MempoolSettings settings) {
        this.readable = readable;
        this.settings = settings;
        this.info = info(0, 0, 0);
    }

    private MempoolInfo info(int size, int executable, long bytes) {
        return new MempoolInfo(size, executable, bytes, settings.maxTransactions(), settings.maxBytes());
    }

    void follow(MempoolChange change) {
        info = info(change.size(), change.executable(), change.bytes());
        nextNonces.putAll(change.nextNonces());
        change.settled().forEach((account, nonce) -> {
            nextNonces.put(account, nonce);
            settled.add(new Settled(account, nonce, change.height()));
        });
        forget(readable.getAsLong());
    }

    private void forget(long height) {
        for (Settled next = settled.peek(); next != null && next.height() <= height; next = settled.peek()) {
            nextNonces.remove(next.account(), next.nonce());
            settled.remove();
        }
    }

    /** How much waits, and how much may. */
    MempoolInfo info() {
        return info;
    }

    /** The nonce after what waits of this sender; 0 if nothing does and the ledger says more. */
    long nextNonce(Address sender) {
        return nextNonces.getOrDefault(sender, 0L);
    }

    /** How many accounts are remembered. */
    int accounts() {
        return nextNonces.size();
    }
}
