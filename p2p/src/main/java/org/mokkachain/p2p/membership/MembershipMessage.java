package org.mokkachain.p2p.membership;

import java.util.List;
import org.mokkachain.types.value.PublicKey;

/** What nodes say to one another about the states they have. An exchange is Digest, Answer, Deltas. */
public sealed interface MembershipMessage {
    /** The most lines of a digest, and the most deltas of a message. */
    int MAX_LINES = 1024;

    /** The deltas that came with it. */
    List<Delta> deltas();

    /**
     * What the sender has: of itself, and of all nodes in a range of keys.
     *
     * @param generation the sender's own
     * @param version the sender's own
     * @param fromFirst whether the range begins with the least possible key, not with that of the first line
     * @param toLast whether the range ends with the greatest possible key, not with that of the last line
     * @param lines in the order of the keys, at most {@value #MAX_LINES}; without the sender
     */
    record Digest(long generation, long version, boolean fromFirst, boolean toLast, List<DigestLine> lines)
            implements MembershipMessage {
        public Digest {
            lines = checked(lines);
            if (generation < 1 || generation > Delta.MAX_GENERATION || version < 1) {
                throw new IllegalArgumentException("generation " + generation + " or version " + version);
            }
            if (lines.isEmpty() && !(fromFirst && toLast)) {
                throw new IllegalArgumentException("a range without an end");
            }
        }

        @Override
        public List<Delta> deltas() {
            return List.of();
        }

        /** Whether the sender would have named {@code key} if it knew it. */
        boolean covers(PublicKey key) {
            return (fromFirst || key.compareTo(lines.getFirst().owner()) >= 0)
                    && (toLast || key.compareTo(lines.getLast().owner()) <= 0);
        }
    }

    /**
     * What the sender of a digest lacks, and what it has that the answerer lacks.
     *
     * @param deltas at most {@value #MAX_LINES}
     * @param wanted what the answerer has of those it wants to hear more of; in the order of the keys
     */
    record Answer(List<Delta> deltas, List<DigestLine> wanted) implements MembershipMessage {
        public Answer {
            deltas = limited(deltas);
            wanted = checked(wanted);
        }
    }

    /**
     * What was wanted.
     *
     * @param deltas at most {@value #MAX_LINES}
     */
    record Deltas(List<Delta> deltas) implements MembershipMessage {
        public Deltas {
            deltas = limited(deltas);
        }
    }

    private static List<Delta> limited(List<Delta> deltas) {
        if (deltas.size() > MAX_LINES) {
            throw new IllegalArgumentException(deltas.size() + " deltas, " + MAX_LINES + " are the most");
        }
        return List.copyOf(deltas);
    }

    private static List<DigestLine> checked(List<DigestLine> lines) {
        if (lines.size() > MAX_LINES) {
            throw new IllegalArgumentException(lines.size() + " lines, " + MAX_LINES + " are the most");
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i - 1).owner().compareTo(lines.get(i).owner()) >= 0) {
                throw new IllegalArgumentException("lines out of order");
            }
        }
        return List.copyOf(lines);
    }
}
