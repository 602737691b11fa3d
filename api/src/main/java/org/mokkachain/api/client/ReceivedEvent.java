package org.mokkachain.api.client;

import java.util.Optional;
import org.mokkachain.api.model.NodeEvent;

/** What comes out of an {@link EventStream}. */
public sealed interface ReceivedEvent {
    /**
     * Something happened.
     *
     * @param id place in the node's stream of events
     * @param json the event as it came, for programs that pass it on
     */
    record Happened(String id, NodeEvent event, String json) implements ReceivedEvent {}

    /**
     * Events may be missing before the next one: the node was restarted, or this client was away or slow for too long.
     * What was shown must be read again.
     */
    record Gap(String reason) implements ReceivedEvent {}

    /** The connection was lost; the stream tries again. */
    record Disconnected(String reason, Optional<String> lastId) implements ReceivedEvent {}
}
