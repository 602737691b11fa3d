package org.mokkachain.wallet.commands.chain;

import java.util.Optional;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.CertificateInfo;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.OperationView;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.wallet.commands.base.Remembered;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.tx.TxShow;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.output.Times;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A block. */
@Command(
        name = "show",
        description = "Show a block; who signed it, when, and its first transactions.",
        footer = {
            "",
            "Example: block show latest",
            "         block show 12"
        })
public final class BlockShow implements WalletCommand {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "BLOCK", description = "A height, a hash, or 'latest'.")
    private String reference = "";

    @Override
    public ExitCode run(Session session) throws Failure, MokkaClientException {
        if (!reference.matches("latest|\\d{1,18}|[0-9a-fA-F]{64}")) {
            throw Failure.usage("'" + reference + "' is no block", "Write a height, a hash, or latest.");
        }
        BlockDetail block = session.client().block(reference);
        Output output = session.output();
        if (output.isJson()) {
            output.json(block);
            return ExitCode.OK;
        }
        output.print(table(block));
        if (block.txCount() > 0) {
            transactions(session, session.client().blockTransactions(block.hash(), SHOWN, Optional.empty()), block);
        }
        return ExitCode.OK;
    }

    private static Table table(BlockDetail block) {
        Table table = Table.fields()
                .field("height", Text.bold(Long.toString(block.height())))
                .field("hash", block.hash())
                .field("parent", block.parent())
                .field("time", Times.dateTime(block.timestampMs()) + " ("
                        + Times.ago(System.currentTimeMillis(), block.timestampMs()) + ")")
                .field("proposer", block.proposer() + ", term " + block.term() + ", epoch " + block.epoch())
                .field("transactions", block.txCount() + " (" + block.bodyBytes() + " bytes)")
                .field("state root", block.stateRoot());
        block.certificate().ifPresent(certificate -> table.field("signed by", signers(block, certificate)));
        if (block.timings().proposedMs().isPresent() && block.timings().committedMs().isPresent()) {
            long proposed = block.timings().proposedMs().getAsLong();
            table.field("final", Times.span(block.timings().committedMs().getAsLong() - proposed)
                    + " after this node saw it");
        }
        return table;
    }

    private static String signers(BlockDetail block, CertificateInfo certificate) {
        String through = certificate.height() == block.height() ? "" : ", through block " + certificate.height();
        return String.join(", ", certificate.signers()) + through;
    }

    private static void transactions(Session session, Page<TransactionStatus> page, BlockDetail block) {
        Output output = session.output();
        output.print("");
        Table table = Table.of(">#", "ID", "STATUS", "WHAT");
        for (TransactionStatus status : page.items()) {
            table.row(
                    Text.plain(status.index().isPresent() ? Integer.toString(status.index().getAsInt()) : ""),
                    Text.plain(status.id()),
                    TxShow.state(status.status()),
                    Text.plain(status.transaction()
                            .map(t -> String.join("; ", t.operations().stream().map(OperationView::text).toList()))
                            .orElse("")));
        }
        output.print(table);
        Remembered.shown(session, page.items());
        if (block.txCount() > page.items().size()) {
            output.print(Text.dim("and " + (block.txCount() - page.items().size()) + " more"));
        }
    }
}
