package org.mokkachain.p2p.membership;

import java.util.List;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** What {@link Membership} is told. */
public sealed interface MembershipEvent {
    /** The time {@link Membership#wakeAt} named has come. */
    record Wake() implements MembershipEvent {}

    /** A message of the peer {@code from}, whom the link authenticated. */
    record Received(PublicKey from, VerifiedMembership message) implements MembershipEvent {}

    /** There is a link to the peer. By itself no sign of life. */
    record Linked(PublicKey peer) implements MembershipEvent {}

    /** There is no link to the peer any more. */
    record Unlinked(PublicKey peer) implements MembershipEvent {}

    /** These peers are kept whatever the number of others; instead of those named before. */
    record Pin(List<PublicKey> peers) implements MembershipEvent {
        public Pin {
            peers = List.copyOf(peers);
        }
    }

    /** Whom to ask while too few are alive; instead of those named before. */
    record Seeds(List<PublicKey> peers) implements MembershipEvent {
        public Seeds {
            peers = List.copyOf(peers);
        }
    }

    /**
     * Says something about this node. An equal value changes nothing.
     *
     * @param key as in {@link Entry}; not "left"
     */
    record Put(String key, Bytes value) implements MembershipEvent {
        public Put {
            checkOwn(key);
            Entry.checkValue(value);
        }
    }

    /** Takes back what was said; without effect if it was not. */
    record Delete(String key) implements MembershipEvent {
        public Delete {
            checkOwn(key);
        }
    }

    /** Says goodbye, so that the others take this node for dead at once. Nothing has an effect afterwards. */
    record Leave() implements MembershipEvent {}

    private static void checkOwn(String key) {
        Entry.checkKey(key);
        if (key.equals(Entry.LEFT)) {
            throw new IllegalArgumentException("the key '" + key + "' is reserved");
        }
    }
}
