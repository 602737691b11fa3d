package org.mokkachain.wallet.commands.tx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.wallet.batch.Payment;
import org.mokkachain.wallet.batch.PaymentFile;
import org.mokkachain.wallet.batch.PaymentFile.Row;
import org.mokkachain.wallet.commands.base.Quantity;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Session;

/** Understands the lines of a payment file; asks the node once for each asset. */
final class PaymentLines {
    private final Session session;
    private final Names names;
    private final Map<String, AssetInfo> assets = new HashMap<>();
    private final Map<String, Address> recipients = new HashMap<>();

    PaymentLines(Session session, Names names) {
        this.session = session;
        this.names = names;
    }

    /** All payments; refused with every line that is wrong. */
    List<Payment> read(PaymentFile file) throws Failure, KeystoreException, MokkaClientException {
        List<Payment> payments = new ArrayList<>();
        Map<Long, String> mistakes = new TreeMap<>(file.mistakes());
        for (Row row : file.rows()) {
            try {
                payments.add(payment(row));
            } catch (Failure e) {
                if (e.exitCode() != ExitCode.USAGE) {
                    throw e;
                }
                mistakes.put(row.line(), e.message());
            }
        }
        if (!mistakes.isEmpty()) {
            throw badLines(mistakes, file.rows().size() + file.mistakes().size());
        }
        return payments;
    }

    private Failure badLines(Map<Long, String> mistakes, int lines) {
        String count = mistakes.size() + " of " + lines + (lines == 1 ? " line is wrong" : " lines are wrong");
        List<String> named = mistakes.entrySet().stream()
                .map(mistake -> "line " + mistake.getKey() + ": " + mistake.getValue())
                .toList();
        named.forEach(line -> session.output().note(Text.bad(line)));
        return new Failure(
                ExitCode.USAGE,
                "bad_lines",
                session.output().isJson() ? count + ": " + String.join("; ", named) : count,
                "Nothing was sent. Correct the file and run the command again.");
    }

    private Payment payment(Row row) throws Failure, KeystoreException, MokkaClientException {
        if (row.to().isEmpty()) {
            throw Failure.usage("it does not say to whom", "Write an account, a contact or an address.");
        }
        Quantity quantity = quantity(row);
        Bytes memo = Bytes.of(row.memo().getBytes(StandardCharsets.UTF_8));
        if (memo.length() > Transfer.MAX_MEMO) {
            throw Failure.usage(
                    "the memo has " + memo.length() + " bytes, it may have " + Transfer.MAX_MEMO + " at most",
                    "Shorten it.");
        }
        Transfer transfer = new Transfer(quantity.asset(), recipient(row.to()), quantity.amount(), memo);
        return new Payment(row.line(), row.to(), transfer, quantity.unit(), row.memo());
    }

    private Address recipient(String text) throws Failure, KeystoreException {
        if (names.isAddress(text)) {
            return names.address(text);
        }
        Address known = recipients.get(text);
        if (known == null) {
            known = names.resolve(text).address();
            recipients.put(text, known);
        }
        return known;
    }

    private Quantity quantity(Row row) throws Failure, MokkaClientException {
        String written = Quantity.symbolOf(row.amount());
        if (!written.isEmpty() && !row.asset().isEmpty() && !written.equals(row.asset())) {
            throw Failure.usage("the amount is in " + written + ", the asset is " + row.asset(), "Write one of them.");
        }
        String symbol = row.asset().isEmpty() ? written : row.asset();
        if (IssueAsset.isSymbol(symbol)) {
            return Quantity.parse(asset(symbol), row.amount());
        }
        String text = written.isEmpty() && !symbol.isEmpty() ? row.amount() + " " + symbol : row.amount();
        return Quantity.parse(session, List.of(text));
    }

    private AssetInfo asset(String symbol) throws Failure, MokkaClientException {
        AssetInfo known = assets.get(symbol);
        if (known == null) {
            known = Quantity.asset(session, symbol);
            assets.put(symbol, known);
        }
        return known;
    }
}
