package org.mokkachain.wallet.commands.sending;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.sending.Deadline;
import org.mokkachain.api.sending.Signed;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.wallet.commands.base.Amounts;
import org.mokkachain.wallet.commands.base.Remembered;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Interruption;
import org.mokkachain.wallet.session.Session;
import org.mokkachain.wallet.transfer.Delivery;

/** The end of every command that sends: waits until what a node took is final, and tells what became of it. */
public final class Conclusion {
    private final Session session;
    private final Deed deed;
    private final Signed signed;
    private final Transaction transaction;
    private final Deadline deadline;

    public Conclusion(Session session, Deed deed, Signed signed, Deadline deadline) {
        this.session = session;
        this.deed = deed;
        this.signed = signed;
        this.transaction = signed.transaction();
        this.deadline = deadline;
        Remembered.sent(session, transaction.id(), deed.intent());
    }

    /** The last state seen, as {@link Delivery#await}; an interruption tells the id. */
    public TransactionStatus await(Delivery delivery) throws Failure, MokkaClientException {
        try (Interruption.Scope scope = session.interruption().say(this::sayInterrupted)) {
            return delivery.await(transaction);
        }
    }

    /** Whether it is certain that it will never be in a block, because another transaction came first. */
    public boolean isOvertaken(Delivery delivery, TransactionStatus last) throws Failure, MokkaClientException {
        return last.status() == TransactionState.UNKNOWN
                && !deadline.hasPassed()
                && delivery.isSuperseded(signed);
    }

    private void sayInterrupted() {
        session.output().failure(Failure.interrupted(
                "interrupted; transaction " + transaction.id().hex() + " is on its way",
                "Look what becomes of it: tx show " + transaction.id().hex()));
    }

    private Map<String, Object> json(TransactionStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", transaction.id().hex());
        json.put("status", status.status().text());
        json.put("height", status.height().isPresent() ? status.height().getAsLong() : null);
        json.put("index", status.index().isPresent() ? status.index().getAsInt() : null);
        json.put("fee", fee(status));
        json.put("milliseconds", deadline.elapsed().toMillis());
        json.putAll(deed.results(transaction));
        return json;
    }

    private String fee(TransactionStatus status) {
        return status.fee().orElse(Long.toString(transaction.body().fee().units()));
    }

    /** The end where nobody waits for finality. */
    public ExitCode handedIn() {
        Output output = session.output();
        if (output.isJson()) {
            Map<String, Object> json = json(TransactionStatus.unknown(transaction.id().hex()));
            json.put("status", TransactionState.PENDING.text());
            output.json(json);
            return ExitCode.OK;
        }
        output.print("Handed in: " + deed.intent() + ".");
        Table table = Table.fields().field("id", transaction.id().hex());
        deed.results(transaction).forEach(table::field);
        output.print(table);
        output.note("It is not final yet. Look: tx show " + transaction.id().hex());
        return ExitCode.OK;
    }

    /** What became of it; a failure if it is not in the chain as it was meant. */
    public ExitCode report(Delivery delivery, TransactionStatus status) throws Failure {
        Output output = session.output();
        TransactionState state = status.status();
        Map<String, Object> json = json(status);
        Map<String, Long> found = state == TransactionState.COMMITTED ? lookUp(status) : Map.of();
        if (output.isJson()) {
            json.putAll(found);
            output.json(json);
        }
        if (state == TransactionState.COMMITTED) {
            if (!output.isJson()) {
                printFinal(status, found, String.valueOf(json.get("milliseconds")));
            }
            return ExitCode.OK;
        }
        if (state == TransactionState.FAILED) {
            throw failed(status);
        }
        if (state == TransactionState.EXPIRED) {
            throw new Failure(
                    ExitCode.REJECTED,
                    ErrorCode.EXPIRED.code(),
                    "transaction " + transaction.id().hex() + " expired: it was in no block until height "
                            + transaction.body().validUntil(),
                    "Nothing was done. Try again.");
        }
        throw delivery.notFinal(transaction, whyNotFinal(status));
    }

    /** What cannot be looked up now is left out: the transaction is final all the same. */
    private Map<String, Long> lookUp(TransactionStatus status) throws Failure {
        Map<String, Long> found = new LinkedHashMap<>();
        for (Map.Entry<String, Deed.Lookup> lookup : deed.lookups().entrySet()) {
            try {
                lookup.getValue()
                        .find(session.client(), status.height().orElse(0))
                        .ifPresent(value -> found.put(lookup.getKey(), value));
            } catch (MokkaClientException e) {
                session.output().note("Cannot look up the " + lookup.getKey() + ": " + e.getMessage());
            }
        }
        return found;
    }

    private void printFinal(TransactionStatus status, Map<String, Long> found, String milliseconds) {
        session.output().print(Text.good("✔ "), Text.bold(deed.done()));
        Table table = Table.fields().field("  id", transaction.id().hex());
        deed.results(transaction).forEach((name, value) -> table.field("  " + name, value));
        found.forEach((name, value) -> table.field("  " + name, Long.toString(value)));
        table.field("  block", status.height().orElse(0) + ", transaction " + status.index().orElse(0))
                .field("  fee", Amounts.mokka(fee(status)))
                .field("  final", "after " + milliseconds + " ms");
        session.output().print(table);
    }

    private Failure failed(TransactionStatus status) {
        String code = status.failure().map(TransactionStatus.Failure::code).orElse("failed");
        String why = status.failure().map(TransactionStatus.Failure::message).orElse("no reason given");
        String remedy = status.failure().map(TransactionStatus.Failure::remedy).orElse("");
        return new Failure(
                ExitCode.REJECTED,
                code,
                "transaction " + status.id() + " failed in block " + status.height().orElse(0) + ": " + why,
                (remedy + " Nothing was done; the fee of " + Amounts.mokka(fee(status)) + " is paid.").strip());
    }

    private String whyNotFinal(TransactionStatus last) throws Failure {
        try {
            Status status = session.client().status();
            if (!status.liveness().ok()) {
                return status.liveness().sentence();
            }
        } catch (MokkaClientException e) {
            return String.valueOf(e.getMessage());
        }
        return last.whyOpen();
    }
}
