package org.mokkachain.wallet.commands.chain;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.EventStream;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.client.ReceivedEvent;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.tx.TxShow;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.RawJson;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.output.Times;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What happens, as it happens. */
@Command(
        name = "watch",
        description = "Follow what happens until Ctrl-C. A lost node is found again. With --json one object per line.",
        footer = {
            "",
            "Example: chain watch",
            "         chain watch --topics transactions --account alice --count 10 --json"
        })
public final class ChainWatch implements WalletCommand {
    @Option(
            names = "--topics",
            paramLabel = "TOPIC",
            split = ",",
            description = "Some of blocks,transactions,consensus,peers (default: all).")
    private @Nullable List<String> topics;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only transactions that concern this account.")
    private @Nullable String account;

    @Option(names = "--count", paramLabel = "N", description = "End after so many lines.")
    private @Nullable Integer count;

    @Override
    public boolean worksAlone() {
        return true;
    }

    @Override
    public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
        Set<Topic> wanted = wanted();
        try (EventStream events = session.client().events(wanted, address(session))) {
            int left = count == null ? Integer.MAX_VALUE : count;
            while (left > 0) {
                Optional<ReceivedEvent> event = events.next();
                if (Thread.currentThread().isInterrupted()) {
                    throw Failure.interrupted();
                }
                if (event.isEmpty()) {
                    return ExitCode.OK;
                }
                show(session.output(), event.get());
                left--;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.interrupted();
        }
        return ExitCode.OK;
    }

    private Set<Topic> wanted() throws Failure {
        if (topics == null) {
            return EnumSet.allOf(Topic.class);
        }
        Set<Topic> wanted = EnumSet.noneOf(Topic.class);
        for (String name : topics) {
            wanted.add(Topic.of(name.strip())
                    .orElseThrow(() -> Failure.usage(
                            "'" + name + "' is not a topic", "Choose of blocks,transactions,consensus,peers.")));
        }
        return wanted;
    }

    private Optional<String> address(Session session) throws Failure, KeystoreException, MokkaClientException {
        if (account == null) {
            return Optional.empty();
        }
        return Optional.of(session.names().resolve(account).text());
    }

    private static void show(Output output, ReceivedEvent event) {
        switch (event) {
            case ReceivedEvent.Happened(String id, NodeEvent what, String json) -> {
                if (output.isJson()) {
                    Map<String, Object> line = line(what.topic().text(), "id", id);
                    line.put("event", new RawJson(json));
                    output.json(line);
                } else {
                    print(output, what);
                }
            }
            case ReceivedEvent.Gap(String reason) -> {
                if (output.isJson()) {
                    output.json(line("gap", "reason", reason));
                } else {
                    output.print(Text.warning(now() + "  some events may be missing here"));
                }
            }
            case ReceivedEvent.Disconnected(String reason, Optional<String> lastId) -> {
                if (output.isJson()) {
                    output.json(line("disconnected", "reason", reason));
                } else {
                    output.print(Text.bad(now() + "  " + reason + "; trying again"));
                }
            }
        }
    }

    private static Map<String, Object> line(String topic, String name, String value) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("topic", topic);
        line.put(name, value);
        return line;
    }

    private static void print(Output output, NodeEvent event) {
        switch (event) {
            case NodeEvent.BlockCommitted(BlockSummary b) -> output.print(
                    Text.dim(Times.time(b.timestampMs())),
                    Text.accent("  block        "),
                    Text.bold(Long.toString(b.height())),
                    Text.plain("  " + b.txCount() + " tx, " + b.proposer() + ", term " + b.term() + "  "),
                    Text.dim(b.hash().substring(0, Math.min(16, b.hash().length())) + "…"));
            case NodeEvent.TransactionChanged t -> output.print(
                    Text.dim(now()),
                    Text.accent("  transaction  "),
                    Text.plain(t.id() + "  "),
                    TxShow.state(t.status()),
                    Text.plain(t.height() > 0 ? " in block " + t.height() : ""));
            case NodeEvent.ConsensusChanged c -> output.print(
                    Text.dim(now()),
                    Text.accent("  consensus    "),
                    Text.plain("term " + c.term() + ", leader " + c.leader().orElse("none") + ", this node is "
                            + c.state() + "; "),
                    c.liveness().ok() ? Text.good(c.liveness().sentence()) : Text.bad(c.liveness().sentence()));
            case NodeEvent.PeerChanged p -> output.print(
                    Text.dim(now()),
                    Text.accent("  peer         "),
                    Text.plain(p.name().orElse(p.nodeId())),
                    p.connected() ? Text.good(" connected") : Text.bad(" lost"));
        }
    }

    private static String now() {
        return Times.time(System.currentTimeMillis());
    }
}
