package org.mokkachain.wallet.commands.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.DataEntry;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Page;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.sending.Deed;
import org.mokkachain.wallet.commands.sending.SendOptions;
import org.mokkachain.wallet.commands.sending.Sending;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Names.Party;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The key-value store on the chain: every account has its own, everybody reads all. */
public final class DataCommands {
    private static final int PAGE = 100;
    private static final int MOST = 10_000;

    private DataCommands() {}

    /** Whose store is read. */
    public static Party owner(Session session, @Nullable String named)
            throws Failure, KeystoreException, MokkaClientException {
        Names names = session.names();
        Optional<String> given = Optional.ofNullable(named).or(() -> session.settings().from());
        return given.isPresent() ? names.resolve(given.get()) : names.sender();
    }

    /** Writes. */
    @Command(
            name = "put",
            description = "Write entries of the sender's key-value store; several in one transaction, all or none.",
            footer = {
                "",
                "Example: data put colour blue --from alice",
                "         data put colour blue size 42 --from alice",
                "         data put config --file config.json --from alice"
            })
    public static final class Put implements WalletCommand {
        @Parameters(arity = "1..*", paramLabel = "KEY VALUE", description = "Keys and their values, in turn.")
        private List<String> words = List.of();

        @Option(names = "--file", paramLabel = "FILE", description = "Take the value of one key from a file.")
        private @Nullable Path file;

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            List<PutData> entries = entries();
            String what = String.join(", ", entries.stream().map(PutData::key).toList());
            Deed deed = Deed.of(entries, "put " + what, "Put " + what);
            entries.forEach(put -> deed.field(put.key(), put.value().length() + " bytes"));
            return Sending.of(session, options).run(deed);
        }

        private List<PutData> entries() throws Failure {
            if (file != null) {
                if (words.size() != 1) {
                    throw Failure.usage("with --file there is one key and no value", "data put KEY --file FILE");
                }
                return List.of(entry(words.getFirst(), content(file)));
            }
            if (words.size() % 2 != 0) {
                throw Failure.usage("the key " + words.getLast() + " has no value", "Write: data put KEY VALUE");
            }
            List<PutData> entries = new ArrayList<>();
            for (int i = 0; i < words.size(); i += 2) {
                entries.add(entry(words.get(i), words.get(i + 1).getBytes(StandardCharsets.UTF_8)));
            }
            return entries;
        }

        private static byte[] content(Path file) throws Failure {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                String what = "cannot read " + file + ": " + e.getMessage();
                throw new Failure(ExitCode.ERROR, "cannot_read", what, "Check the path.");
            }
        }

        private static PutData entry(String key, byte[] value) throws Failure {
            try {
                return new PutData(key, Bytes.of(value));
            } catch (IllegalArgumentException e) {
                throw Failure.usage(
                        String.valueOf(e.getMessage()), "For larger things: anchor put FILE keeps their SHA-256.");
            }
        }
    }

    /** Reads one. */
    @Command(
            name = "get",
            description = "Write the value of an entry to standard output, or to a file.",
            footer = {"", "Example: data get colour --owner alice"})
    public static final class Get implements WalletCommand {
        @Parameters(paramLabel = "KEY", description = "Its key.")
        private String key = "";

        @Option(names = "--owner", paramLabel = "ACCOUNT", description = "Whose entry (default: that of --from).")
        private @Nullable String owner;

        @Option(names = "--out", paramLabel = "FILE", description = "Write the bytes to a file.")
        private @Nullable Path out;

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Party party = owner(session, owner);
            DataEntry entry = session.client()
                    .data(party.text(), key)
                    .orElseThrow(() -> new Failure(
                            ExitCode.ERROR,
                            "no_such_data",
                            party.written() + " has no entry \"" + key + "\"",
                            "See what there is: data list --owner " + party.name().orElse(party.text())));
            Output output = session.output();
            if (out != null) {
                write(out, Bytes.fromHex(entry.value()));
                output.note("Written to " + out + ".");
            }
            if (output.isJson()) {
                output.json(entry);
            } else if (out == null) {
                output.print(entry.valueText().orElse(entry.value()));
            }
            return ExitCode.OK;
        }

        private static void write(Path file, Bytes value) throws Failure {
            try {
                Files.write(file, value.toBytes());
            } catch (IOException e) {
                String what = "cannot write " + file + ": " + e.getMessage();
                throw new Failure(ExitCode.ERROR, "cannot_write", what, "Check the path.");
            }
        }
    }

    /** Removes. */
    @Command(
            name = "delete",
            description = "Remove entries of the sender's key-value store; all or none.",
            footer = {"", "Example: data delete colour --from alice"})
    public static final class Delete implements WalletCommand {
        @Parameters(arity = "1..*", paramLabel = "KEY", description = "Their keys.")
        private List<String> keys = List.of();

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            List<Operation> operations = new ArrayList<>();
            for (String key : keys) {
                try {
                    operations.add(new DeleteData(key));
                } catch (IllegalArgumentException e) {
                    throw Failure.usage(String.valueOf(e.getMessage()), "See what there is: data list");
                }
            }
            String what = String.join(", ", keys);
            return Sending.of(session, options)
                    .run(Deed.of(operations, "delete " + what, "Deleted " + what).field("delete", what));
        }
    }

    /** Reads many. */
    @Command(
            name = "list",
            description = "List entries of an account's key-value store by key.",
            footer = {"", "Example: data list --owner alice --prefix colour/"})
    public static final class ListEntries implements WalletCommand {
        private static final int SHOWN = 60;

        @Option(names = "--owner", paramLabel = "ACCOUNT", description = "Whose entries (default: those of --from).")
        private @Nullable String owner;

        @Option(names = "--prefix", paramLabel = "TEXT", description = "Only keys that begin so.")
        private String prefix = "";

        @Override
        public boolean worksAlone() {
            return true;
        }

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Party party = owner(session, owner);
            List<DataEntry> entries = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Page<DataEntry> page = session.client().data(party.text(), prefix, PAGE, cursor);
                entries.addAll(page.items());
                cursor = page.next();
            } while (cursor.isPresent() && entries.size() < MOST);
            Output output = session.output();
            if (output.isJson()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("owner", party.text());
                json.put("entries", entries);
                json.put("more", cursor.isPresent());
                output.json(json);
                return ExitCode.OK;
            }
            if (entries.isEmpty()) {
                output.note(party.written() + " has no such entries.");
                return ExitCode.OK;
            }
            Table table = Table.of("KEY", ">BYTES", ">BLOCK", "VALUE");
            for (DataEntry entry : entries) {
                table.row(
                        Text.bold(entry.key()),
                        Text.plain(Integer.toString(entry.value().length() / 2)),
                        Text.plain(Long.toString(entry.height())),
                        Text.plain(shortened(entry.valueText().orElse(entry.value()))));
            }
            output.print(table);
            return ExitCode.OK;
        }

        private static String shortened(String text) {
            return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        }
    }
}
