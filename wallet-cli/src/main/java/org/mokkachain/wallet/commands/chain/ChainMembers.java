package org.mokkachain.wallet.commands.chain;

import java.util.List;
import java.util.Map;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.PeerInfo;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.output.Times;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;

/** Who takes part. */
public final class ChainMembers {
    private ChainMembers() {}

    /** The validator set. */
    @Command(
            name = "validators",
            description = "List the validators, and which of them this node reaches.",
            footer = {
                "",
                "Example: chain validators",
                "         validator list"
            })
    public static final class Validators implements WalletCommand {
        @Override
        public boolean worksAlone() {
            return true;
        }

        @Override
        public ExitCode run(Session session) throws Failure, MokkaClientException {
            List<ValidatorInfo> validators = session.client().validators();
            Output output = session.output();
            if (output.isJson()) {
                output.json(Map.of("validators", validators));
                return ExitCode.OK;
            }
            Table table = Table.of(">#", "NAME", "STATE", ">HEIGHT", "OPERATOR", "PUBLIC KEY");
            for (ValidatorInfo v : validators) {
                table.row(
                        Text.plain(Integer.toString(v.index())),
                        Text.bold(v.name()),
                        v.online() ? Text.good("online") : Text.bad("offline"),
                        Text.plain(v.height().isPresent() ? Long.toString(v.height().getAsLong()) : "?"),
                        Text.plain(v.operator()),
                        Text.dim(v.publicKey()));
            }
            output.print(table);
            return ExitCode.OK;
        }
    }

    /** The nodes connected to this one. */
    @Command(
            name = "peers",
            description = "List the other nodes that this node knows.",
            footer = {"", "Example: chain peers"})
    public static final class Peers implements WalletCommand {
        @Override
        public boolean worksAlone() {
            return true;
        }

        @Override
        public ExitCode run(Session session) throws Failure, MokkaClientException {
            List<PeerInfo> peers = session.client().peers();
            Output output = session.output();
            if (output.isJson()) {
                output.json(Map.of("peers", peers));
                return ExitCode.OK;
            }
            if (peers.isEmpty()) {
                output.note("This node knows no other.");
                return ExitCode.OK;
            }
            long now = System.currentTimeMillis();
            Table table = Table.of("NAME", "STATE", "ADDRESS", ">HEIGHT", "SINCE", "NODE");
            for (PeerInfo p : peers) {
                table.row(
                        Text.bold(p.name().orElse("-")),
                        state(p),
                        Text.plain(p.address() + (p.inbound() ? " (inbound)" : "")),
                        Text.plain(p.height().isPresent() ? Long.toString(p.height().getAsLong()) : "?"),
                        Text.plain(p.sinceMs().isPresent() ? Times.ago(now, p.sinceMs().getAsLong()) : ""),
                        Text.dim(p.nodeId()));
            }
            output.print(table);
            return ExitCode.OK;
        }

        /** Beyond some thirty nodes nobody is connected with all others. */
        private static Text state(PeerInfo peer) {
            if (peer.connected()) {
                return Text.good("connected");
            }
            if (peer.problem().isPresent()) {
                return Text.bad(peer.problem().get());
            }
            return peer.alive().orElse(false) ? Text.plain("alive, known by others") : Text.bad("silent");
        }
    }
}
