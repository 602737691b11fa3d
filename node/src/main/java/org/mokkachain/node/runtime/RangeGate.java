package org.mokkachain.node.runtime;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.GetRange;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.types.value.PublicKey;

/** While a snapshot is fetched no old blocks are: whoever asks for them hears at once that there are none. */
final class RangeGate {
    private final MessageChecks checks;
    private final Mailbox mailbox;
    private final BooleanSupplier closed;

    RangeGate(MessageChecks checks, Mailbox mailbox, BooleanSupplier closed) {
        this.checks = checks;
        this.mailbox = mailbox;
        this.closed = closed;
    }

    /** Whether the request is not to be sent; then it has been answered. */
    boolean holds(PublicKey to, GetRange request) {
        if (!closed.getAsBoolean()) {
            return false;
        }
        if (checks.check(new RangeReply(request.fromHeight(), List.of())) instanceof Verification.Accepted nothing) {
            mailbox.offer(new ReplicaEvent.ForConsensus(new Event.Received(to, nothing.message())));
        }
        return true;
    }
}
