package org.mokkachain.node.http;

import java.util.Optional;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.node.http.ChainReader.Place;
import org.mokkachain.types.value.Address;
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

    /** The page; with a cursor behind its last item if only pruned transactions follow, or refused if it has none. */
    static Page<TransactionStatus> complete(
            Page<TransactionStatus> page, ChainReader chain, Address address, Optional<Place> before) {
        if (page.next().isPresent()) {
            return page;
        }
        Optional<Place> last = page.items().isEmpty()
                ? before
                : Optional.of(place(page.items().getLast()));
        if (!chain.hasPrunedHistory(address, last)) {
            return page;
        }
        if (page.items().isEmpty()) {
            throw new ProblemException(
                    ErrorCode.PRUNED, "the account has older transactions, but their bytes were pruned");
        }
        return new Page<>(page.items(), last.map(Place::cursor));
    }

    private static Place place(TransactionStatus status) {
        return new Place(status.height().orElseThrow(), status.index().orElseThrow());
    }
}
