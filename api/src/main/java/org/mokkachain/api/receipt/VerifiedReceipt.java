package org.mokkachain.api.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.model.OperationView;
import org.mokkachain.api.receipt.ReceiptDocument.EntryText;
import org.mokkachain.api.receipt.ReceiptDocument.FinalityText;
import org.mokkachain.api.receipt.ReceiptDocument.TransactionText;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.proof.Proof;
import org.mokkachain.types.value.Amount;

/**
 * A receipt of which everything is proven.
 *
 * @param document what stands in the file
 * @param proven the same as the chain's own types
 */
public record VerifiedReceipt(ReceiptDocument document, Proof.Proven proven) {

    /** What is proven, in plain words; a line for each thing. */
    public List<String> sentences() {
        List<String> lines = new ArrayList<>();
        document.transaction().ifPresent(transaction -> describe(transaction, lines));
        document.entry().ifPresent(entry -> describe(entry, lines));
        FinalityText finality = document.finality();
        lines.add("Network " + document.network() + ", genesis " + document.genesisHash() + ".");
        lines.add("Block " + document.block().height() + " of " + document.block().time() + ", proposed by "
                + document.block().proposer() + ", hash " + document.block().hash() + ".");
        lines.add("Made final by " + String.join(", ", finality.signers()) + ": " + finality.signers().size() + " of "
                + finality.validators().size() + " validators of epoch " + document.block().epoch()
                + descendant(finality) + ".");
        return lines;
    }

    private String descendant(FinalityText finality) {
        long above = finality.certifiedHeight() - document.block().height();
        return above == 0 ? "" : ", who voted for block " + finality.certifiedHeight() + " above it";
    }

    private static void describe(TransactionText transaction, List<String> lines) {
        String sender = transaction.content().sender();
        boolean applied = transaction.failure().isEmpty();
        for (OperationView operation : transaction.content().operations()) {
            String memo = operation.fields().get("memoText");
            lines.add(sender + (applied ? " did: " : " wanted, without effect: ") + operation.text()
                    + (memo == null ? "" : ", memo \"" + memo + "\"") + ".");
        }
        transaction.failure().ifPresent(failure -> lines.add("It failed: operation " + failure.operation() + ", "
                + failure.code() + ". Only the fee was paid."));
        lines.add("Transaction " + transaction.id() + ", number " + transaction.index() + " of its block, fee "
                + mokka(transaction.feePaid()) + ".");
    }

    private static void describe(EntryText entry, List<String> lines) {
        if (entry.kind().equals("governance") && entry.fields().containsKey("epoch")) {
            lines.addAll(GovernanceFields.sentences(entry.fields()));
            return;
        }
        Optional<String> words = EntryWords.of(entry);
        if (words.isPresent()) {
            lines.add("After this block " + words.get() + ".");
            return;
        }
        StringBuilder what = new StringBuilder(entry.kind());
        String separator = ": ";
        for (Map.Entry<String, String> field : entry.fields().entrySet()) {
            what.append(separator).append(field.getKey()).append(' ').append(shortened(inUnits(entry, field)));
            separator = ", ";
        }
        if (entry.fields().isEmpty()) {
            what.append(" under the key ").append(entry.key());
            entry.value().ifPresent(value -> what.append(" with the value ").append(shortened(value)));
        }
        lines.add("After this block the state " + (entry.present() ? "has this " : "has no ") + what + ".");
    }

    private static String inUnits(EntryText entry, Map.Entry<String, String> field) {
        boolean isNative = entry.kind().equals("account") && field.getKey().equals("balance");
        return isNative ? mokka(field.getValue()) : field.getValue();
    }

    private static String mokka(String units) {
        return AssetUnit.MOKKA.format(Amount.of(Long.parseLong(units)));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
