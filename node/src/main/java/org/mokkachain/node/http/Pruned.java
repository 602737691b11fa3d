package org.mokkachain.node.http;

import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.types.value.Hash;

/** Says of what a node keeps no longer that it did, so that nobody takes it for what never was. */
final class Pruned {
    private Pruned() {}

    static void refuseBody(ChainReader chain, long height) {
        if (chain.isPruned(height)) {
            throw new ProblemException(
                    ErrorCode.PRUNED, "the transactions of block " + height + " were pruned; its header is here");
        }
    }

    static void refuseTransaction(ChainReader chain, Hash id) {
        chain.prunedAt(id).ifPresent(place -> {
            throw new ProblemException(ErrorCode.PRUNED.problem(
                            "the transaction is final in block " + place.height() + " at index " + place.index()
                                    + ", but its bytes were pruned",
                            ErrorCode.PRUNED.remedy())
                    .about(id.hex()));
        });
    }
}
