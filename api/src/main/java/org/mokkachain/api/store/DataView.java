package org.mokkachain.api.store;

import java.util.Optional;
import java.util.stream.Stream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.DataEntry;
import org.mokkachain.types.value.Bytes;

/**
 * The key-value store of one account on the chain, read as a map from keys to values of one type. Reads are
 * linearizable: they see every write that was final anywhere when they began, and end with {@code unavailable} where no
 * quorum of validators answers. {@link #local} gives that up. Thread-safe.
 */
public final class DataView<V> {
    private final MokkaClient client;
    private final String owner;
    private final String prefix;
    private final ValueFormat<V> format;

    /**
     * A value and where it comes from.
     *
     * @param key without the prefix of the view
     * @param height of the block that wrote it last
     */
    public record Entry<V>(String key, V value, long height) {}

    private DataView(MokkaClient client, String owner, String prefix, ValueFormat<V> format) {
        this.client = client;
        this.owner = owner;
        this.prefix = prefix;
        this.format = format;
    }

    /** Of the account with the address {@code owner}. */
    public static <V> DataView<V> of(MokkaClient client, String owner, ValueFormat<V> format) {
        return new DataView<>(client.linearizable(), owner, "", format);
    }

    /** The same, answered by one node from what it has: quicker, also without a quorum, but perhaps a block behind. */
    public DataView<V> local() {
        return new DataView<>(client.local(), owner, prefix, format);
    }

    /** The same, seeing only keys that begin with {@code more}, and without it. */
    public DataView<V> within(String more) {
        return new DataView<>(client, owner, prefix + more, format);
    }

    /** What is stored under the key; empty if nothing is. */
    public Optional<V> get(String key) throws MokkaClientException {
        return entry(key).map(Entry::value);
    }

    /** As {@link #get}, with the height. */
    public Optional<Entry<V>> entry(String key) throws MokkaClientException {
        return client.data(owner, stored(key)).map(this::entry);
    }

    /**
     * All entries, by key in byte order, read from the node as they are consumed. Each part of a hundred is consistent;
     * writes while one reads may be seen in later parts only. Ends with an {@link java.io.UncheckedIOException} where a
     * node fails.
     */
    public Stream<Entry<V>> entries() {
        return client.all().data(owner, prefix).map(this::entry);
    }

    String stored(String key) {
        return prefix + key;
    }

    Bytes encode(V value) {
        return format.encode().apply(value);
    }

    private Entry<V> entry(DataEntry entry) {
        V value = format.decode().apply(Bytes.fromHex(entry.value()));
        return new Entry<>(entry.key().substring(prefix.length()), value, entry.height());
    }
}
