package org.mokkachain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;

/**
 * How validators change in simulations: the operator of the first one proposes, enough others approve, each with one
 * transaction. Who stays keeps its place in the order, who is new comes last.
 */
final class Electorate {
    private final Setting setting;
    private final long[] nonces;
    private List<Integer> members;
    private List<Change> open = List.of();
    private long proposals;

    Electorate(Setting setting) {
        this.setting = setting;
        this.nonces = new long[setting.machines().size()];
        this.members = IntStream.range(0, setting.scenario().validators()).boxed().toList();
    }

    /** What makes the validators these machines; call it after whatever was asked for before is final. */
    Transaction propose(List<Integer> wanted) {
        List<Change> changes = new ArrayList<>();
        for (int machine : wanted) {
            if (!members.contains(machine)) {
                Validator added = setting.member(machine);
                changes.add(new AddValidator(added.name(), added.key(), added.operator(), added.name() + ":1"));
            }
        }
        for (int machine : members) {
            if (!wanted.contains(machine)) {
                changes.add(new RemoveValidator(setting.machines().get(machine).publicKey()));
            }
        }
        open = changes;
        return sign(members.getFirst(), changes.stream().<Operation>map(c -> new ProposeChange(c, 0)).toList());
    }

    /** Whether these machines are other ones than those there are. */
    boolean isNew(List<Integer> wanted) {
        return !(members.containsAll(wanted) && wanted.containsAll(members));
    }

    /** What the others send once the proposals are final; with the last of it the validators are {@code wanted}. */
    List<Transaction> approve(List<Integer> wanted) {
        List<Operation> approvals = new ArrayList<>();
        for (Change change : open) {
            approvals.add(new ApproveChange(++proposals, change.hash()));
        }
        int quorum = Quorum.size(setting.scenario().model(), members.size());
        List<Transaction> transactions =
                members.subList(1, quorum).stream().map(machine -> sign(machine, approvals)).toList();
        List<Integer> next = new ArrayList<>(members);
        next.retainAll(wanted);
        wanted.stream().filter(machine -> !members.contains(machine)).forEach(next::add);
        members = next;
        return transactions;
    }

    private Transaction sign(int machine, List<Operation> operations) {
        Signer operator = setting.machines().get(machine);
        TransactionBody body = new TransactionBody(
                setting.genesis().hash(),
                AccountAddress.of(operator.publicKey()),
                nonces[machine]++,
                setting.genesis().limits().minFee(),
                Long.MAX_VALUE,
                operations);
        return Transaction.sign(body, operator);
    }
}
