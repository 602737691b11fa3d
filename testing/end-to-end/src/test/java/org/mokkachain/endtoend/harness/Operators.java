package org.mokkachain.endtoend.harness;

import java.util.List;
import java.util.Optional;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.governance.ChangeFields;
import org.mokkachain.api.model.DryRun;
import org.mokkachain.api.model.ProposalInfo;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.Transaction;

/** The operators of a development network, who decide by transactions of their accounts. */
public final class Operators {
    private static final List<Person> PEOPLE = List.of(
            Person.named("alice"), Person.named("bob"), Person.named("carol"), Person.named("dave"));
    private static final int MOST = 100;

    private final Devnet devnet;
    private final Network network;

    public Operators(Devnet devnet, Network network) {
        this.devnet = devnet;
        this.network = network;
    }

    /** Who operates the validator of this number. */
    public static Person of(int validator) {
        return PEOPLE.get(validator);
    }

    /** Hands it in at the node of this number, and waits until it is final. */
    public TransactionStatus sends(int node, Person from, Operation... operations) throws MokkaClientException {
        MokkaClient client = devnet.client(node);
        Transaction transaction = signed(node, from, operations);
        client.submit(transaction.encoded());
        TransactionStatus status = client.awaitTransaction(transaction.id(), Waiting.LIMIT);
        if (!status.status().isFinal()) {
            throw new AssertionError("not final: " + status);
        }
        return status;
    }

    /** As {@link #sends}, and must be applied. */
    public TransactionStatus applies(int node, Person from, Operation... operations) throws MokkaClientException {
        TransactionStatus status = sends(node, from, operations);
        if (status.status() != TransactionState.COMMITTED) {
            throw new AssertionError("came to nothing: " + status);
        }
        return status;
    }

    /** With the next nonce that the node knows. */
    public Transaction signed(int node, Person from, Operation... operations) throws MokkaClientException {
        long nonce = from.account(network, devnet.client(node)).pendingNonce();
        return from.signs(network, nonce, List.of(operations));
    }

    /** Proposes at the operator's own node; the number of the proposal. */
    public long proposes(int operator, Change change) throws MokkaClientException {
        long height = applies(operator, of(operator), new ProposeChange(change, 0)).height().orElseThrow();
        return devnet.client(operator).proposals(MOST, Optional.empty()).items().stream()
                .filter(proposal -> proposal.proposedAt() == height)
                .filter(proposal -> proposal.changeHash().equals(change.hash().hex()))
                .mapToLong(ProposalInfo::number)
                .findFirst()
                .orElseThrow();
    }

    /** Approves at the operator's own node. */
    public void approves(int operator, long number, Change change) throws MokkaClientException {
        applies(operator, of(operator), new ApproveChange(number, change.hash()));
    }

    /** The first proposes, the others approve, each at its own node. */
    public long decide(Change change, int... operators) throws MokkaClientException {
        long number = proposes(operators[0], change);
        for (int i = 1; i < operators.length; i++) {
            approves(operators[i], number, change);
        }
        return number;
    }

    /** What the node of this number says that the change would do. */
    public DryRun dryRun(int node, Change change) throws MokkaClientException {
        return devnet.client(node).dryRun(new ChangeFields(network.addresses()).of(change));
    }
}
