package org.mokkachain.node.governance;

import java.util.Optional;

/**
 * What a change would do to the quorum.
 *
 * @param after with the change and those that pass anyway; the same as {@code before} if it cannot be made
 */
public record Assessment(QuorumState before, QuorumState after, Verdict verdict) {
    /** Whether the change is safe. */
    public sealed interface Verdict {}

    /**
     * The network would go on.
     *
     * @param sentence says so, and what to mind
     */
    public record Safe(String sentence) implements Verdict {}

    /** It cannot be made as things are; no node would carry it out. */
    public record Inapplicable(String sentence, String remedy) implements Verdict {}

    /**
     * The network could stop.
     *
     * @param sentence names who is missing
     */
    public record Unsafe(String sentence, String remedy) implements Verdict {}

    /** The danger, if there is one. */
    public Optional<Unsafe> danger() {
        return verdict instanceof Unsafe unsafe ? Optional.of(unsafe) : Optional.empty();
    }
}
