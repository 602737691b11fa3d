package org.mokkachain.p2p.transport;

import java.time.Instant;
import java.util.Optional;

/**
 * Why there is no link to a peer that should be linked.
 *
 * @param kind which kind of trouble
 * @param sentence one sentence for people; of a refusal both values
 * @param since when the link was lost or, if there never was one, when dialling began
 * @param nextAttempt when it will be dialled again; empty while an attempt is under way
 * @param attempts failed since then
 * @param refusal what differs, if a handshake was refused
 */
public record Trouble(Kind kind, String sentence, Instant since, Optional<Instant> nextAttempt, int attempts,
        Optional<Refusal> refusal) {
    /** Trouble that is no refusal. */
    public Trouble(Kind kind, String sentence, Instant since, Optional<Instant> nextAttempt, int attempts) {
        this(kind, sentence, since, nextAttempt, attempts, Optional.empty());
    }

    /** Kinds of trouble. */
    public enum Kind {
        /** The first attempt is not over. */
        NOT_TRIED_YET,
        /** The host name means nothing to the resolver. */
        UNKNOWN_HOST,
        /** The host runs nothing on that port. */
        CONNECTION_REFUSED,
        /** The host did not answer. */
        UNREACHABLE,
        /** The handshake named a difference. */
        HANDSHAKE_REFUSED,
        /** There was a link and it ended. */
        LINK_LOST
    }
}
