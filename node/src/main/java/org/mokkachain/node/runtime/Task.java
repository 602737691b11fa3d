package org.mokkachain.node.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.node.replica.ReplicaEvent;

/** What the protocol thread finds in its mailbox. */
sealed interface Task {
    /** An event to be stepped. */
    record Deliver(ReplicaEvent event) implements Task {}

    /** A question to be answered between two steps. */
    record Ask<T>(Function<Replica, T> question, CompletableFuture<T> answer) implements Task {
        void answer(Replica replica) {
            answer.complete(question.apply(replica));
        }

        void refuse() {
            answer.completeExceptionally(new IllegalStateException("the node has ended"));
        }
    }
}
