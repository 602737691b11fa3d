package org.mokkachain.p2p.transport;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.mokkachain.p2p.transport.Refusal.Field;
import org.mokkachain.types.value.PublicKey;

/**
 * Decides whether two nodes may link. Every transport asks it, so that all refuse the same and in the same words.
 *
 * @param self own key
 * @param mine what this node says of itself
 * @param admission who may link without being dialled
 */
public record HandshakeCheck(PublicKey self, NetworkIdentity mine, AdmissionPolicy admission) {
    /** What is wrong with the key the other side has proved, when {@code dialled} was meant; empty if nothing is. */
    public Optional<Refusal> outbound(PublicKey dialled, PublicKey proved) {
        if (!dialled.equals(proved)) {
            return refusal(Field.KEY, dialled.hex(), proved.hex());
        }
        return notSelf(proved).or(() -> admission.forbids(proved)
                ? refusal(Field.KEY, admission.objection(proved), proved.hex())
                : Optional.empty());
    }

    /**
     * What is wrong with a node that dialled us. Empty if nothing is.
     *
     * @param dialled whether this node dials it, too
     */
    public Optional<Refusal> inbound(PublicKey proved, NetworkIdentity theirs, boolean dialled) {
        Role role = theirs.role();
        if (admission.welcomes(proved, role, dialled)) {
            return Optional.empty();
        }
        boolean other = role == Role.VALIDATOR && admission.admits(proved, Role.OBSERVER);
        return other
                ? refusal(Field.ROLE, "does not admit this key as " + name(role), name(role))
                : refusal(Field.KEY, admission.objection(proved), proved.hex());
    }

    /** Whether the other side is this node itself. */
    public Optional<Refusal> notSelf(PublicKey proved) {
        return proved.equals(self) ? refusal(Field.SELF, self.hex(), proved.hex()) : Optional.empty();
    }

    /** What differs of all that must be equal. Empty if nothing does. */
    public Optional<Refusal> identity(NetworkIdentity theirs) {
        if (!mine.network().equals(theirs.network())) {
            return refusal(Field.NETWORK, mine.network(), theirs.network());
        }
        if (!mine.genesis().equals(theirs.genesis())) {
            return refusal(Field.GENESIS, mine.genesis().hex(), theirs.genesis().hex());
        }
        if (mine.protocolVersion() != theirs.protocolVersion()) {
            return refusal(Field.VERSION, "" + mine.protocolVersion(), "" + theirs.protocolVersion());
        }
        return Optional.empty();
    }

    /** Refuses a peer that broke the rules too often, and says for how long. */
    public static Refusal shutOut(Duration remaining) {
        return new Refusal(Field.BANNED,
                "shuts this key out for another " + (remaining.toSeconds() + 1) + " s", "too many offences");
    }

    /** The same for this node in another role. */
    public HandshakeCheck as(Role role) {
        return new HandshakeCheck(self, mine.as(role), admission);
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Refusal> refusal(Field field, String mine, String theirs) {
        return Optional.of(new Refusal(field, mine, theirs));
    }
}
