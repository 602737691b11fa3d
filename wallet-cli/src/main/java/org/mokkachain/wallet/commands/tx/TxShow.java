package org.mokkachain.wallet.commands.tx;

import java.util.List;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.types.value.Hash;
import org.mokkachain.wallet.commands.base.Amounts;
import org.mokkachain.wallet.commands.base.Remembered;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.output.Times;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A transaction and what became of it. */
@Command(
        name = "show",
        description = "Show a transaction and what became of it.",
        footer = {"", "Example: tx show 2d7db45079e912b2c87d0c3bbf6f117d8c53d5f7a158cd4c7fe24ef61f71fc2f"})
public final class TxShow implements WalletCommand {
    @Parameters(paramLabel = "ID", description = "The transaction's id: 64 hexadecimal digits.")
    private String id = "";

    @Override
    public ExitCode run(Session session) throws Failure, MokkaClientException {
        TransactionStatus status = session.client().transaction(hash(id));
        if (session.output().isJson()) {
            session.output().json(status);
        } else {
            session.output().print(table(status));
            Remembered.shown(session, List.of(status));
        }
        return ExitCode.OK;
    }

    public static Hash hash(String text) throws Failure {
        try {
            return Hash.fromHex(text);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("'" + text + "' is not a transaction's id", "It has 64 hexadecimal digits.");
        }
    }

    private static Table table(TransactionStatus status) {
        Table table = Table.fields().field("id", status.id()).field("status", state(status.status()));
        status.failure().ifPresent(f -> table.field("failure", Text.bad(f.message() + " (" + f.code() + ")")));
        status.waiting().ifPresent(why -> table.field("waiting", why));
        status.height().ifPresent(height -> table.field("block", height + index(status)));
        status.timestampMs().ifPresent(ms -> table.field(
                "time", Times.dateTime(ms) + " (" + Times.ago(System.currentTimeMillis(), ms) + ")"));
        status.transaction().ifPresent(transaction -> {
            table.field("sender", transaction.sender());
            table.field("nonce", Long.toString(transaction.nonce()));
            transaction.operations().forEach(o -> table.field("operation", Text.bold(o.text())));
            transaction.operations().forEach(o -> {
                String memo = o.fields().get("memoText");
                if (memo != null) {
                    table.field("memo", memo);
                }
            });
            table.field("valid until", "height " + transaction.validUntil());
        });
        status.fee().ifPresent(fee -> table.field("fee", Amounts.mokka(fee)));
        return table;
    }

    private static String index(TransactionStatus status) {
        return status.index().isPresent() ? ", transaction " + status.index().getAsInt() : "";
    }

    public static Text state(TransactionState state) {
        return switch (state) {
            case COMMITTED -> Text.good(state.text());
            case FAILED, EXPIRED -> Text.bad(state.text());
            case PENDING, PROPOSED, UNKNOWN -> Text.warning(state.text());
        };
    }
}
