package org.mokkachain.ledger.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;

/** In whose history a transaction belongs. */
public final class Participants {
    private final SequencedSet<Address> recipients = new LinkedHashSet<>();
    private final SequencedSet<Address> concerned = new LinkedHashSet<>();

    private Participants() {}

    /** One account that a transaction concerns; neither sent nor received: something was laid down about it. */
    public record Participant(Address account, boolean sent, boolean received) {}

    /**
     * Every account that {@code transaction} concerns, each once, the sender first: who is paid or gets an asset, whose
     * holding is frozen, whose key is to sign, about whom validators vote.
     */
    public static List<Participant> of(Transaction transaction) {
        Participants found = new Participants();
        transaction.body().operations().forEach(found::add);
        return found.after(transaction.body().sender());
    }

    private List<Participant> after(Address sender) {
        concerned.removeAll(recipients);
        concerned.remove(sender);
        boolean toItself = recipients.remove(sender);
        List<Participant> participants = new ArrayList<>(1 + recipients.size() + concerned.size());
        participants.add(new Participant(sender, true, toItself));
        recipients.forEach(recipient -> participants.add(new Participant(recipient, false, true)));
        concerned.forEach(account -> participants.add(new Participant(account, false, false)));
        return participants;
    }

    private void add(Operation operation) {
        if (operation instanceof Transfer transfer) {
            recipients.add(transfer.to());
        } else if (operation instanceof Mint mint) {
            recipients.add(mint.to());
        } else if (operation instanceof Freeze freeze) {
            concerned.add(freeze.account());
        } else if (operation instanceof SetAuthority(Authority.Weighted weighted)) {
            weighted.keys().forEach(member -> concerned.add(AccountAddress.of(member.key())));
        } else if (operation instanceof ProposeChange proposal) {
            add(proposal.change());
        }
    }

    private void add(Change change) {
        if (change instanceof AddValidator candidate) {
            concerned.add(candidate.operator());
        } else if (change instanceof SetPermission(AccountSubject(Address account), var _)) {
            concerned.add(account);
        }
    }
}
