package org.mokkachain.wallet.commands.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.DataVersion;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.HistoryPage;
import org.mokkachain.api.model.OperationView;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.model.TransactionView;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.wallet.commands.asset.AssetViews;
import org.mokkachain.wallet.commands.base.Remembered;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.data.DataCommands;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.output.Times;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Names.Party;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What happened, newest first. */
public final class HistoryCommands {
    private static final int PAGE = 100;
    private static final int SHOWN = 100;
    private static final Pattern ADDRESS = Pattern.compile("[a-z]+1[0-9a-z]{38,}");

    private HistoryCommands() {}

    /** How much of a history is wanted. */
    static final class Extent {
        @Option(names = "--limit", paramLabel = "N", description = "How many at most (default 20).")
        private int limit = 20;

        <T> HistoryPage<T> read(Source<T> source) throws Failure, MokkaClientException {
            if (limit < 1) {
                throw Failure.usage("--limit must be at least 1, got " + limit, "Write for example --limit 50.");
            }
            List<T> items = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            HistoryPage<T> page;
            do {
                page = source.page(Math.min(PAGE, limit - items.size()), cursor);
                items.addAll(page.items());
                cursor = page.next();
            } while (cursor.isPresent() && items.size() < limit);
            return new HistoryPage<>(items, cursor, page.completeFrom());
        }
    }

    /** Where pages come from. */
    interface Source<T> {
        HistoryPage<T> page(int limit, Optional<String> cursor) throws Failure, MokkaClientException;
    }

    /** Of an account. */
    @Command(
            name = "history",
            description = "List final transactions that concern an account, newest first.",
            footer = {"", "Example: account history alice --limit 50"})
    public static final class OfAccount implements WalletCommand {
        @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "Account, contact or address.")
        private @Nullable String account;

        @Mixin
        private Extent extent = new Extent();

        @Override
        public boolean worksAlone() {
            return true;
        }

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            String address = DataCommands.owner(session, account).text();
            showTransactions(session, "account", address, extent.read((limit, cursor) ->
                    session.client().accountTransactions(address, limit, cursor)));
            return ExitCode.OK;
        }
    }

    /** Of an asset. */
    @Command(
            name = "history",
            description = "List final transactions that moved or managed an asset, newest first.",
            footer = {"", "Example: asset history EUR"})
    public static final class OfAsset implements WalletCommand {
        @Parameters(paramLabel = "ASSET", description = "Symbol or id.")
        private String asset = "";

        @Mixin
        private Extent extent = new Extent();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            String id = AssetViews.find(session, asset).id();
            showTransactions(session, "asset", id, extent.read((limit, cursor) ->
                    session.client().assetTransactions(id, limit, cursor)));
            return ExitCode.OK;
        }
    }

    /** Of an entry of a key-value store. */
    @Command(
            name = "history",
            description = {
                "List what was stored under a key, newest first.",
                "Each line is a transaction whose receipt 'tx proof ID' gets."
            },
            footer = {"", "Example: data history colour --owner alice"})
    public static final class OfData implements WalletCommand {
        @Parameters(paramLabel = "KEY", description = "The key.")
        private String key = "";

        @Option(names = "--owner", paramLabel = "ACCOUNT", description = "Whose entry (default: that of --from).")
        private @Nullable String owner;

        @Mixin
        private Extent extent = new Extent();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Party party = DataCommands.owner(session, owner);
            HistoryPage<DataVersion> page = extent.read((limit, cursor) ->
                    session.client().dataHistory(party.text(), key, limit, cursor));
            Output output = session.output();
            if (output.isJson()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("owner", party.text());
                json.put("key", key);
                json.put("versions", page.items());
                output.json(end(json, page));
                return ExitCode.OK;
            }
            Table table = Table.of(">BLOCK", "TIME", "VALUE", "TRANSACTION");
            for (DataVersion version : page.items()) {
                table.row(
                        Text.plain(Long.toString(version.height())),
                        Text.plain(Times.dateTime(version.timestampMs())),
                        version.value().isEmpty() ? Text.dim("deleted") : Text.bold(shortened(value(version))),
                        Text.dim(version.transaction()));
            }
            show(output, table, page);
            return ExitCode.OK;
        }

        private static String value(DataVersion version) {
            return version.valueText().or(version::value).orElse("");
        }
    }

    private static void showTransactions(
            Session session, String name, String of, HistoryPage<TransactionStatus> page)
            throws Failure, KeystoreException, MokkaClientException {
        Output output = session.output();
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put(name, of);
            json.put("transactions", page.items());
            output.json(end(json, page));
            return;
        }
        Remembered.shown(session, page.items());
        Names names = session.names();
        Table table = Table.of(">BLOCK", "TIME", "SENDER", "WHAT", "TRANSACTION");
        for (TransactionStatus status : page.items()) {
            String sender = status.transaction().map(TransactionView::sender).orElse("");
            table.row(
                    Text.plain(Long.toString(status.height().orElse(0))),
                    Text.plain(status.timestampMs().isPresent()
                            ? Times.dateTime(status.timestampMs().getAsLong())
                            : ""),
                    Text.plain(named(sender, names)),
                    status.failure().isPresent()
                            ? Text.bad("failed: " + shortened(named(what(status), names)))
                            : Text.bold(shortened(named(what(status), names))),
                    Text.dim(status.id()));
        }
        show(output, table, page);
    }

    private static String what(TransactionStatus status) {
        return status.transaction().stream()
                .flatMap(transaction -> transaction.operations().stream())
                .map(OperationView::text)
                .collect(Collectors.joining("; "));
    }

    /** With the names of accounts and contacts instead of their addresses. */
    private static String named(String text, Names names) throws Failure, KeystoreException {
        StringBuilder named = new StringBuilder();
        Matcher addresses = ADDRESS.matcher(text);
        while (addresses.find()) {
            String address = addresses.group();
            Optional<String> name =
                    names.isAddress(address) ? names.known(names.address(address)).name() : Optional.empty();
            addresses.appendReplacement(named, Matcher.quoteReplacement(name.orElse(address)));
        }
        return addresses.appendTail(named).toString();
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static Map<String, Object> end(Map<String, Object> json, HistoryPage<?> page) {
        json.put("more", page.next().isPresent());
        json.put("completeFrom", page.completeFrom());
        return json;
    }

    private static void show(Output output, Table table, HistoryPage<?> page) {
        if (!page.items().isEmpty()) {
            output.print(table);
        } else if (page.completeFrom() == 0) {
            output.note("Nothing happened yet.");
        }
        if (page.next().isPresent()) {
            output.note("There is more: raise --limit.");
        } else if (page.completeFrom() > 0) {
            output.note("Complete from block " + page.completeFrom()
                    + " on: this node does not keep the transactions of older blocks. Ask one that does: --node URL");
        }
    }
}
