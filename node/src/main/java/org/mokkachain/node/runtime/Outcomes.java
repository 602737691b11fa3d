package org.mokkachain.node.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.node.replica.ReplicaEffect;

/** Where the answers of the replica go: to whoever waits for them, to subscribers, to the operator. */
final class Outcomes {
    private final Admissions admissions;
    private final Reads reads;
    private final Chronicle chronicle;
    private final Halt halt;
    private final CompletableFuture<Boolean> readyToStop = new CompletableFuture<>();

    Outcomes(Admissions admissions, Reads reads, Chronicle chronicle, Halt halt) {
        this.admissions = admissions;
        this.reads = reads;
        this.chronicle = chronicle;
        this.halt = halt;
    }

    void admitted(ReplicaEffect.Admitted admitted) {
        admissions.answered(admitted.ticket(), admitted.admissions());
    }

    void readReady(long requestId, long height) {
        reads.ready(requestId, height);
    }

    void readFailed(long requestId, String reason) {
        reads.failed(requestId, reason);
    }

    void published(ConsensusEvent event) {
        chronicle.record(event);
    }

    /** Blocks among these are about to be voted for; of its own ones a leader publishes nothing. */
    void accepting(List<LogRecord> records) {
        for (LogRecord record : records) {
            if (record instanceof LogRecord.Accepted accepted) {
                chronicle.accepted(accepted.block().hash());
            }
        }
    }

    void readyToStop() {
        readyToStop.complete(true);
    }

    /** Completes when nothing is led any more. */
    CompletableFuture<Boolean> whenReadyToStop() {
        return readyToStop;
    }

    void halt(Effect.Halt effect) {
        halt.because(effect.reason() + effect.evidence().map(e -> "; evidence: " + e).orElse(""));
    }

    boolean isHalted() {
        return halt.isEnded();
    }
}
