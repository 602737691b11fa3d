package org.mokkachain.wallet.commands.tx;

import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.TransactionReason;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Why a transaction is where it is, and what to do about it. */
@Command(
        name = "why",
        description = {
            "Say why a transaction is where it is.",
            "One sentence and a remedy: what it waits for, why it was refused, dropped or failed, where it is final."
        },
        footer = {"", "Example: tx why 2d7db45079e912b2c87d0c3bbf6f117d8c53d5f7a158cd4c7fe24ef61f71fc2f"})
public final class TxWhy implements WalletCommand {
    @Parameters(paramLabel = "ID", description = "The transaction's id: 64 hexadecimal digits.")
    private String id = "";

    @Override
    public ExitCode run(Session session) throws Failure, MokkaClientException {
        TransactionReason why = session.client().why(TxShow.hash(id));
        Output output = session.output();
        if (output.isJson()) {
            output.json(why);
            return ExitCode.OK;
        }
        output.print(mark(why), Text.plain(why.sentence()));
        output.print(Text.dim("  " + why.remedy()));
        Table table = Table.fields()
                .field("  id", why.id())
                .field("  status", TxShow.state(why.status()));
        why.code().ifPresent(code -> table.field("  code", code));
        why.nonce().ifPresent(nonce -> table.field("  nonce", Long.toString(nonce)));
        output.print(table);
        return ExitCode.OK;
    }

    private static Text mark(TransactionReason why) {
        return switch (why.reason()) {
            case COMMITTED -> Text.good("✔ ");
            case FAILED, EXPIRED, REFUSED, DROPPED, REPLACED -> Text.bad("✘ ");
            case WAITS_FOR_NONCE, WAITS_FOR_BLOCK, WAITS_FOR_ROOM, WAITS_FOR_VALIDATORS, PROPOSED, NEVER_SEEN ->
                Text.warning("● ");
        };
    }
}
