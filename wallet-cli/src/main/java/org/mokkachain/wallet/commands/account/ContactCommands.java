package org.mokkachain.wallet.commands.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.Keystore;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Names for other people's addresses. */
public final class ContactCommands {
    private ContactCommands() {}

    /** A new name. */
    @Command(
            name = "add",
            description = "Give a name to an address.",
            footer = {"", "Example: contact add landlord tmok1lv6k457gxv007clmz4rgfvputm26cspg7s5lln"})
    public static final class Add implements WalletCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "Up to 32 of a-z 0-9 . _ -")
        private String name = "";

        @Parameters(index = "1", paramLabel = "ADDRESS", description = "Whose it is.")
        private String address = "";

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException {
            if (!Keystore.isName(name)) {
                throw Failure.usage(
                        "'" + name + "' cannot be the name of a contact",
                        "Use up to 32 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit.");
            }
            if (session.keystore().find(name).isPresent()) {
                throw Failure.configuration(
                        "key_exists", "'" + name + "' is an account of this wallet", "Choose another name.");
            }
            AddressFormat addresses = session.addressesOfNode();
            String text = addresses.format(new Names(session, addresses).address(address));
            session.directory().contacts().add(name, text);
            result(session.output(), "Added", name, text);
            return ExitCode.OK;
        }
    }

    /** All of them. */
    @Command(
            name = "list",
            description = "List the contacts.",
            footer = {"", "Example: contact list"})
    public static final class ListAll implements WalletCommand {
        @Override
        public boolean worksAlone() {
            return true;
        }

        @Override
        public ExitCode run(Session session) throws Failure {
            Map<String, String> contacts = session.directory().contacts().all();
            Output output = session.output();
            if (output.isJson()) {
                List<Map<String, Object>> entries = new ArrayList<>();
                contacts.forEach((name, address) -> entries.add(json(name, address)));
                output.json(Map.of("contacts", entries));
            } else if (contacts.isEmpty()) {
                output.note("No contacts yet; add one: contact add NAME ADDRESS");
            } else {
                Table table = Table.of("NAME", "ADDRESS");
                contacts.forEach((name, address) -> table.row(Text.bold(name), Text.plain(address)));
                output.print(table);
            }
            return ExitCode.OK;
        }
    }

    /** One less. */
    @Command(
            name = "remove",
            description = "Remove a contact.",
            footer = {"", "Example: contact remove landlord"})
    public static final class Remove implements WalletCommand {
        @Parameters(paramLabel = "NAME", description = "The contact.")
        private String name = "";

        @Override
        public ExitCode run(Session session) throws Failure {
            String address = session.directory().contacts().find(name).orElse("");
            session.directory().contacts().remove(name);
            result(session.output(), "Removed", name, address);
            return ExitCode.OK;
        }
    }

    private static void result(Output output, String did, String name, String address) {
        if (output.isJson()) {
            output.json(json(name, address));
        } else {
            output.print(did + " " + name + " (" + address + ").");
        }
    }

    private static Map<String, Object> json(String name, String address) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("address", address);
        return entry;
    }
}
