package org.mokkachain.p2p.transport;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why two nodes did not link, in the words of the side that reports it.
 *
 * @param field what was refused
 * @param mine what the reporting side has or expected
 * @param theirs what the other side has or expected
 */
public record Refusal(Field field, String mine, String theirs) {
    /** What can be refused in a handshake. */
    public enum Field {
        /** Names of the networks differ. */
        NETWORK(0, "network"),
        /** Fingerprints of the genesis differ. */
        GENESIS(1, "genesis"),
        /** Protocol versions differ. */
        VERSION(2, "protocol version"),
        /** The peer may not have the role it claims. */
        ROLE(3, "role"),
        /** The peer has not the key that was dialled, or its key is not admitted. */
        KEY(4, "key"),
        /** The node reached itself, or another that uses its key. */
        SELF(5, "own key"),
        /** The two are already linked; not a fault. */
        DUPLICATE(6, "link"),
        /** No room for more inbound links. */
        CAPACITY(7, "capacity"),
        /** The peer broke the rules too often and is shut out for a while. */
        BANNED(8, "conduct"),
        /** The other side did not speak this protocol, or not in time. */
        PROTOCOL(9, "handshake"),
        /** Two running nodes have the same key; the values are where they are. */
        COPIED(10, "copied key");

        private final int code;
        private final String label;

        Field(int code, String label) {
            this.code = code;
            this.label = label;
        }

        /** Its number on the wire. */
        public int code() {
            return code;
        }

        /** The field with that number. */
        public static Optional<Field> ofCode(int code) {
            return Stream.of(values()).filter(field -> field.code == code).findFirst();
        }

        /** For messages to people. */
        public String label() {
            return label;
        }
    }

    /** The same refusal as the other side sees it. */
    public Refusal reversed() {
        return new Refusal(field, theirs, mine);
    }

    /** One sentence for people. */
    public String sentence() {
        if (field == Field.COPIED) {
            return "two running nodes have the same key: one at " + mine + ", one at " + theirs;
        }
        return field.label() + " refused: mine " + mine + ", theirs " + theirs;
    }
}
