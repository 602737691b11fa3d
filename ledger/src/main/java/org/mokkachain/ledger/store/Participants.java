package org.mokkachain.ledger.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;

/** In whose history a transaction belongs. */
public final class Participants {
    private Participants() {}

    /** One account that a transaction concerns. */
    public record Participant(Address account, boolean sent, boolean received) {}

    /** Every account that {@code transaction} concerns, each once, the sender first. */
    public static List<Participant> of(Transaction transaction) {
        Address sender = transaction.body().sender();
        SequencedSet<Address> recipients = new LinkedHashSet<>();
        for (Operation operation : transaction.body().operations()) {
            switch (operation) {
                case Transfer transfer -> recipients.add(transfer.to());
            }
        }
        boolean toItself = recipients.remove(sender);
        List<Participant> participants = new ArrayList<>(recipients.size() + 1);
        participants.add(new Participant(sender, true, toItself));
        recipients.forEach(recipient -> participants.add(new Participant(recipient, false, true)));
        return participants;
    }
}
