package org.mokkachain.wallet.commands.tx;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.wallet.batch.Batch;
import org.mokkachain.wallet.batch.Payment;
import org.mokkachain.wallet.commands.base.Amounts;
import org.mokkachain.wallet.commands.sending.Sending;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.output.Times;
import org.mokkachain.wallet.session.Session;

/** What is said about many payments before, and what became of them after. */
record BatchReport(Session session, Sending sending, Batch batch, Files files) {
    /** So many recipients are looked at, whether the chain has seen them. */
    private static final int LOOKED_AT = 200;

    /** So many failures are named in the error; all are in the results. */
    private static final int NAMED = 10;

    /** @param payments as the person wrote it */
    record Files(String payments, Path journal, Path results) {}

    /** Before the question. */
    void page(BatchTotals ahead, Account account, List<Payment> todo)
            throws Failure, KeystoreException, MokkaClientException {
        Output output = session.output();
        if (output.isJson()) {
            return;
        }
        Table page = Table.fields()
                .field("network", sending.network().identity().label())
                .field("from", sending.sender().written())
                .field("file", files.payments())
                .field("payments", inWords(batch.counts()));
        ahead.sums().values().forEach(sum -> page.field("to pay", Text.bold(sum.text())));
        page.field("fees", AssetUnit.MOKKA.format(ahead.fees()))
                .field("balance", AssetUnit.MOKKA.format(Amounts.nativeBalance(account)));
        output.ask(page);
        warnOfNewcomers(todo);
    }

    private void warnOfNewcomers(List<Payment> todo) throws Failure, KeystoreException, MokkaClientException {
        Set<Address> own = session.keystore().list().accounts().stream()
                .map(org.mokkachain.keystore.Account::address)
                .collect(Collectors.toSet());
        Set<Address> seen = new LinkedHashSet<>();
        for (Payment payment : todo) {
            Address recipient = payment.transfer().to();
            if (own.contains(recipient) || !seen.add(recipient)) {
                continue;
            }
            if (seen.size() > LOOKED_AT) {
                session.output().ask(Text.warning(
                        "Whether the chain has seen them was asked of the first " + LOOKED_AT + " recipients only."));
                return;
            }
            if (Amounts.isUnused(session.client().account(sending.addresses().format(recipient)))) {
                session.output().ask(Text.warning("Line " + payment.line() + ": first-time recipient "
                        + payment.recipient() + ": the chain has never seen this account. Is the address right?"));
            }
        }
    }

    private static String inWords(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    /** The result of a dry run. */
    void dryRun(BatchTotals ahead) throws Failure {
        Output output = session.output();
        if (output.isJson()) {
            Map<String, Object> json = json();
            json.put("toPay", ahead.json());
            json.put("fees", Long.toString(ahead.fees().units()));
            json.put("journal", files.journal().toString());
            output.json(json);
        } else {
            output.print(Text.good("✔ "), Text.bold("All " + batch.size() + " lines are right; nothing was sent."));
        }
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", files.payments());
        json.put("network", sending.network().identity().name());
        json.put("from", sending.sender().text());
        json.put("lines", batch.size());
        json.putAll(batch.counts());
        return json;
    }

    /** Tells what became of the payments and writes it into the file of results. */
    void finish(long milliseconds) throws Failure {
        batch.writeResults(files.results());
        Output output = session.output();
        BatchTotals paid = BatchTotals.of(batch.paid(), Amount.ZERO);
        if (output.isJson()) {
            Map<String, Object> json = json();
            json.put("paid", paid.json());
            json.put("fees", Long.toString(batch.feesPaid()));
            json.put("milliseconds", milliseconds);
            json.put("journal", files.journal().toString());
            json.put("results", files.results().toString());
            output.json(json);
            return;
        }
        boolean all = batch.paid().size() == batch.size();
        output.print(
                all ? Text.good("✔ ") : Text.warning("● "),
                Text.bold(batch.paid().size() + " of " + batch.size() + " payments are final"));
        Table table = Table.fields().field("  payments", inWords(batch.counts()));
        paid.sums().values().forEach(sum -> table.field("  paid", sum.text()));
        output.print(table.field("  fees", AssetUnit.MOKKA.format(Amount.of(batch.feesPaid())))
                .field("  results", files.results().toString())
                .field("  took", Times.span(milliseconds)));
    }

    /** As {@link #finish}; refused if payments failed. */
    ExitCode end(long milliseconds) throws Failure {
        finish(milliseconds);
        Map<Long, String> failures = batch.failures();
        if (failures.isEmpty()) {
            return ExitCode.OK;
        }
        String named = failures.entrySet().stream()
                .limit(NAMED)
                .map(failure -> "line " + failure.getKey() + ": " + failure.getValue())
                .collect(Collectors.joining(", "));
        throw new Failure(
                ExitCode.REJECTED,
                "payments_failed",
                failures.size() + " of " + batch.size() + " payments failed: " + named
                        + (failures.size() > NAMED ? ", …" : ""),
                "Nothing was paid for these but the fee. When the cause is gone, run the command with --retry-failed.");
    }
}
