package org.mokkachain.node.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;

/**
 * An event that is put into words only when the first subscriber reads it: thousands of transactions become final each
 * second, and mostly nobody listens. Thread-safe; at worst two readers make the same words.
 */
public final class Announcement {
    private final Topic topic;
    private final Supplier<? extends NodeEvent> words;
    private volatile @Nullable NodeEvent event;

    /** @param words makes the event, always the same one; its topic must be {@code topic} */
    public Announcement(Topic topic, Supplier<? extends NodeEvent> words) {
        this.topic = topic;
        this.words = words;
    }

    /** An event that is in words already. */
    public static Announcement of(NodeEvent event) {
        return new Announcement(event.topic(), () -> event);
    }

    Topic topic() {
        return topic;
    }

    NodeEvent event() {
        NodeEvent made = event;
        if (made == null) {
            made = words.get();
            event = made;
        }
        return made;
    }
}
