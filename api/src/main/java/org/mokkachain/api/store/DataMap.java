package org.mokkachain.api.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.sending.NotCommittedException;
import org.mokkachain.api.sending.Outcome.Committed;
import org.mokkachain.api.sending.Outcome.Failed;
import org.mokkachain.api.sending.Sender;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.PutData;

/**
 * The key-value store of the sender's account, to be read and written as a map. A write is a transaction with its fee,
 * and returns once it is final; a read sees every write that had returned when it began, by whomever and through
 * whichever node. There is no compare-and-set: where several programs write one key, the last one wins. Keys have 1 to
 * 256 bytes without control characters, values up to 16 KiB. Thread-safe.
 *
 * <p>Writes end with a {@link NotCommittedException} where they did nothing, or, if its outcome is {@code Open}, have
 * not taken effect in time but still may; the same write again does no harm then.
 */
public final class DataMap<V> {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final DataView<V> view;
    private final Sender sender;
    private final Duration timeout;

    /** @param view of the sender's account */
    public DataMap(DataView<V> view, Sender sender) {
        this(view, sender, TIMEOUT);
    }

    private DataMap(DataView<V> view, Sender sender, Duration timeout) {
        this.view = view;
        this.sender = sender;
        this.timeout = timeout;
    }

    /** The part whose keys begin with {@code prefix}, seen without it: several maps in one account. */
    public DataMap<V> within(String prefix) {
        return new DataMap<>(view.within(prefix), sender, timeout);
    }

    /** The same map, whose writes wait so long at most; at first 60 s. */
    public DataMap<V> withTimeout(Duration other) {
        return new DataMap<>(view, sender, other);
    }

    /** Its reading side. */
    public DataView<V> view() {
        return view;
    }

    /** As {@link DataView#get}. */
    public Optional<V> get(String key) throws MokkaClientException {
        return view.get(key);
    }

    /** As {@link DataView#entries}. */
    public Stream<DataView.Entry<V>> entries() {
        return view.entries();
    }

    /** Sets one entry; {@link IllegalArgumentException} if there can be no such key or value. */
    public Committed put(String key, V value) throws IOException, InterruptedException {
        return putAll(Map.of(key, value));
    }

    /** Sets up to 100 entries in one transaction: all of them or none; 64 KiB at most together. */
    public Committed putAll(Map<String, V> entries) throws IOException, InterruptedException {
        List<Operation> puts = entries.entrySet().stream()
                .<Operation>map(entry -> new PutData(view.stored(entry.getKey()), view.encode(entry.getValue())))
                .toList();
        return sender.send(puts).committed(timeout);
    }

    /** Removes an entry; false if there was none. */
    public boolean remove(String key) throws IOException, InterruptedException {
        try {
            sender.send(new DeleteData(view.stored(key))).committed(timeout);
            return true;
        } catch (NotCommittedException e) {
            if (e.outcome() instanceof Failed failed && failed.code().equals(Optional.of(FailureCode.NO_SUCH_DATA))) {
                return false;
            }
            throw e;
        }
    }
}
