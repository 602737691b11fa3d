package org.mokkachain.api.client;

import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mokkachain.api.model.Page;

/** A list part by part, each asked for when what is before it has been consumed. */
final class Parts<T> implements Iterator<T> {
    private final Source<T> source;
    private Iterator<T> part = List.<T>of().iterator();
    private Optional<String> cursor = Optional.empty();
    private boolean isLast;

    /** Reads one part; the first without a cursor. */
    @FunctionalInterface
    interface Source<T> {
        Page<T> read(Optional<String> cursor) throws MokkaClientException;
    }

    private Parts(Source<T> source) {
        this.source = source;
    }

    static <T> Stream<T> stream(Source<T> source) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Parts<>(source), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                false);
    }

    @Override
    public boolean hasNext() {
        while (!part.hasNext() && !isLast) {
            try {
                Page<T> page = source.read(cursor);
                part = page.items().iterator();
                cursor = page.next();
                isLast = cursor.isEmpty();
            } catch (MokkaClientException e) {
                throw new UncheckedIOException(e);
            }
        }
        return part.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return part.next();
    }
}
