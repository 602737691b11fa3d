package org.mokkachain.ledger.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;

/** In whose history a transaction belongs. */
public final class Participants {
    private Participants() {}

    /** One account that a transaction concerns. */
    @FunctionalInterface
    public interface Visitor {
        void visit(Address account, boolean sent, boolean received);
    }

    /** Visits every account that {@code transaction} concerns, each once. */
    public static void visit(Transaction transaction, Visitor visitor) {
        Address sender = transaction.body().sender();
        Map<Address, Boolean> recipients = new LinkedHashMap<>();
        for (Operation operation : transaction.body().operations()) {
            switch (operation) {
                case Transfer transfer -> recipients.put(transfer.to(), true);
            }
        }
        boolean toItself = recipients.remove(sender) != null;
        visitor.visit(sender, true, toItself);
        recipients.keySet().forEach(recipient -> visitor.visit(recipient, false, true));
    }
}
