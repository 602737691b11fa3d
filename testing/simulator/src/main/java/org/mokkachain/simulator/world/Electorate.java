package org.mokkachain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.chain.SetChange;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;

/**
 * How validators change in simulations: a transfer to {@link #BALLOT} asks for the machines whose bits its amount has.
 * Who stays keeps its place in the order, who is new comes last.
 *
 * @param machines everybody who can be a validator, by index
 */
record Electorate(List<Validator> machines) implements SetChange {
    static final Address BALLOT = Address.of(new byte[Address.LENGTH]);

    @Override
    public Optional<ValidatorSet> decide(
            ValidatorSet current, List<Transaction> transactions, List<Receipt> receipts) {
        Optional<ValidatorSet> decided = Optional.empty();
        for (int i = 0; i < transactions.size(); i++) {
            for (Operation operation : transactions.get(i).body().operations()) {
                if (receipts.get(i).applied()
                        && operation instanceof Transfer transfer
                        && transfer.to().equals(BALLOT)) {
                    decided = Optional.of(after(current, transfer.amount().units()));
                }
            }
        }
        return decided;
    }

    private ValidatorSet after(ValidatorSet current, long mask) {
        List<Validator> chosen = new ArrayList<>();
        for (int i = 0; i < machines.size(); i++) {
            if ((mask >>> i & 1) == 1) {
                chosen.add(machines.get(i));
            }
        }
        List<Validator> members = new ArrayList<>(current.members());
        members.retainAll(chosen);
        chosen.removeAll(members);
        members.addAll(chosen);
        return new ValidatorSet(members);
    }

    /** The amount that asks for these machines. */
    static long ballot(List<Integer> members) {
        long mask = 0;
        for (int member : members) {
            mask |= 1L << member;
        }
        return mask;
    }
}
