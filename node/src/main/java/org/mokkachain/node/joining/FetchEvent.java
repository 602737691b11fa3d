package org.mokkachain.node.joining;

import org.mokkachain.node.runtime.GenesisMessage;
import org.mokkachain.types.value.PublicKey;

/** What happens on the links to those who are asked for a genesis. */
sealed interface FetchEvent {
    record Linked(PublicKey peer) implements FetchEvent {}

    /** There is no link with it, or none any more. */
    record Failed(PublicKey peer, String reason) implements FetchEvent {}

    record Received(PublicKey peer, GenesisMessage.Part part) implements FetchEvent {}
}
