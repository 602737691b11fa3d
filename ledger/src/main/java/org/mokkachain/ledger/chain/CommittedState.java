package org.mokkachain.ledger.chain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.types.value.Address;

/**
 * The state after the last committed block, although the store may be some blocks behind: what the store does not have
 * yet is kept here, and the accounts used last are cached, up to a limit (least recently used goes first).
 */
final class CommittedState implements StateView {
    private static final float LOAD_FACTOR = 0.75f;

    private final StateView store;
    private final int cacheLimit;
    private final LinkedHashMap<Address, Account> cache;
    private final LinkedHashMap<Address, Unstored> unstored = new LinkedHashMap<>();
    private final Deque<BlockChanges> unstoredBlocks = new ArrayDeque<>();

    private record Unstored(long height, Account account) {}

    private record BlockChanges(long height, StateDelta changes) {}

    CommittedState(StateView store, int cacheLimit) {
        this.store = store;
        this.cacheLimit = cacheLimit;
        this.cache = new LinkedHashMap<>(16, LOAD_FACTOR, true);
    }

    @Override
    public Optional<Account> account(Address address) {
        Account cached = cache.get(address);
        if (cached != null) {
            return Optional.of(cached);
        }
        Unstored pending = unstored.get(address);
        Optional<Account> found = pending != null ? Optional.of(pending.account()) : store.account(address);
        found.ifPresent(account -> remember(address, account));
        return found;
    }

    /** A block was committed. */
    void advance(long height, StateDelta changes) {
        unstoredBlocks.addLast(new BlockChanges(height, changes));
        changes.accounts().forEach((address, account) -> {
            unstored.put(address, new Unstored(height, account));
            remember(address, account);
        });
    }

    /** The store has everything up to {@code height}. */
    void stored(long height) {
        while (!unstoredBlocks.isEmpty() && unstoredBlocks.getFirst().height() <= height) {
            for (Address address : unstoredBlocks.removeFirst().changes().accounts().keySet()) {
                Unstored pending = unstored.get(address);
                if (pending != null && pending.height() <= height) {
                    unstored.remove(address);
                }
            }
        }
    }

    private void remember(Address address, Account account) {
        cache.put(address, account);
        if (cache.size() > cacheLimit) {
            Iterator<Map.Entry<Address, Account>> eldest = cache.entrySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
