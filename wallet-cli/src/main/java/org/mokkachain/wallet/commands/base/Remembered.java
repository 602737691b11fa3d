package org.mokkachain.wallet.commands.base;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mokkachain.api.model.OperationView;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.types.value.Hash;
import org.mokkachain.wallet.directory.RecentTransactions.Entry;
import org.mokkachain.wallet.session.Session;

/** Keeps the ids of transactions that a person may want to name next, for completion in the shell. */
public final class Remembered {
    private Remembered() {}

    /** A node took it. */
    public static void sent(Session session, Hash id, String what) {
        keep(session, List.of(new Entry(id.hex(), what)));
    }

    /** A person has seen them, the newest first; what a program reads is not kept. */
    public static void shown(Session session, List<TransactionStatus> transactions) {
        if (session.output().isJson()) {
            return;
        }
        List<Entry> entries = new ArrayList<>();
        for (TransactionStatus status : transactions.reversed()) {
            if (status.status() != TransactionState.UNKNOWN) {
                entries.add(new Entry(status.id(), what(status)));
            }
        }
        keep(session, entries);
    }

    private static void keep(Session session, List<Entry> entries) {
        session.directory().recentTransactions().add(entries);
    }

    private static String what(TransactionStatus status) {
        return status.transaction().stream()
                .flatMap(transaction -> transaction.operations().stream())
                .map(OperationView::text)
                .collect(Collectors.joining("; "));
    }
}
