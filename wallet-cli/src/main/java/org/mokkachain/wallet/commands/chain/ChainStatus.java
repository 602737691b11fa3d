package org.mokkachain.wallet.commands.chain;

import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.api.model.Status;
import org.mokkachain.wallet.commands.base.Amounts;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.output.Times;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;

/** Whether the chain moves. */
@Command(
        name = "status",
        description = "Show where the chain stands. Ends with 8 when it is stalled, and says why.",
        footer = {"", "Example: chain status"})
public final class ChainStatus implements WalletCommand {
    @Override
    public boolean worksAlone() {
        return true;
    }

    @Override
    public ExitCode run(Session session) throws Failure, MokkaClientException {
        Status status = session.client().status();
        Output output = session.output();
        if (output.isJson()) {
            output.json(status);
        } else {
            print(output, status);
        }
        if (!status.liveness().ok()) {
            throw new Failure(
                    ExitCode.CHAIN_STALLED,
                    "chain_stalled",
                    output.isJson() ? status.liveness().sentence() : "the chain is stalled",
                    "Start the validators that are missing: chain validators");
        }
        return ExitCode.OK;
    }

    private static void print(Output output, Status status) {
        long now = System.currentTimeMillis();
        Liveness liveness = status.liveness();
        if (liveness.ok()) {
            output.print(Text.good("● "), Text.plain(liveness.sentence()));
        } else {
            output.print(Text.bad("● "), Text.bold(liveness.sentence()));
        }
        Table table = Table.fields()
                .field("network", status.network() + " (" + status.addressPrefix() + ", " + status.crashModel() + ")")
                .field("chain id", status.chainId())
                .field("height", status.height() + ", " + Times.ago(now, status.blockTimeMs()))
                .field("block", status.blockHash())
                .field("state root", status.stateRoot())
                .field("leader", status.leader().orElse("none") + ", term " + status.term() + ", epoch "
                        + status.epoch())
                .field("node", status.name() + " (" + status.role() + ", " + status.state()
                        + (status.syncing() ? ", syncing" : "") + "), version " + status.version())
                .field("peers", Integer.toString(status.peers()))
                .field("mempool", status.mempool() + " waiting")
                .field("least fee", Amounts.mokka(status.minFee()));
        for (Liveness.Missing missing : liveness.missing()) {
            table.field("missing", Text.warning(missing.name() + ": " + missing.reason() + ", since "
                    + Times.time(missing.sinceMs())));
        }
        output.print(table);
    }
}
