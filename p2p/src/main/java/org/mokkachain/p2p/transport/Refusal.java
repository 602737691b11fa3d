package org.mokkachain.p2p.transport;

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
        NETWORK("network"),
        /** Fingerprints of the genesis differ. */
        GENESIS("genesis"),
        /** Protocol versions differ. */
        VERSION("protocol version"),
        /** The peer may not have the role it claims. */
        ROLE("role"),
        /** The peer has not the key that was dialled, or its key is not admitted. */
        KEY("key"),
        /** The node reached itself, or another that uses its key. */
        SELF("own key"),
        /** The two are already linked; not a fault. */
        DUPLICATE("link"),
        /** No room for more inbound links. */
        CAPACITY("capacity"),
        /** The peer broke the rules too often and is shut out for a while. */
        BANNED("conduct"),
        /** The other side did not speak this protocol, or not in time. */
        PROTOCOL("handshake");

        private final String label;

        Field(String label) {
            this.label = label;
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
        return field.label() + " refused: mine " + mine + ", theirs " + theirs;
    }
}
