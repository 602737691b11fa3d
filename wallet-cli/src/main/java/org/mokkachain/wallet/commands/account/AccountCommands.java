package org.mokkachain.wallet.commands.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.Account;
import org.mokkachain.keystore.Keystore;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.QrCode;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows accounts. */
public final class AccountCommands {
    private AccountCommands() {}

    /** All accounts of the wallet. */
    @Command(
            name = "list",
            description = "List the accounts of this wallet.",
            footer = {"", "Example: account list"})
    public static final class ListAll implements WalletCommand {
        @Override
        public boolean worksAlone() {
            return true;
        }

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException {
            Keystore.Listing listing = session.keystore().list();
            AddressFormat addresses = session.addresses();
            Output output = session.output();
            if (output.isJson()) {
                List<Map<String, Object>> accounts = listing.accounts().stream()
                        .map(a -> json(a, addresses))
                        .toList();
                output.json(Map.of("accounts", accounts));
            } else {
                print(session, listing.accounts(), addresses);
            }
            for (KeystoreException problem : listing.problems()) {
                output.note(Text.warning("Left out: " + problem.getMessage() + "; " + problem.remedy()));
            }
            return ExitCode.OK;
        }

        private static void print(Session session, List<Account> accounts, AddressFormat addresses) {
            if (accounts.isEmpty()) {
                session.output().note("No account in " + session.directory().path() + "; make one: account new NAME");
                return;
            }
            Table table = Table.of("NAME", "ADDRESS");
            accounts.forEach(a -> table.row(Text.bold(a.name()), Text.plain(addresses.format(a.address()))));
            session.output().print(table);
        }
    }

    /** One account. */
    @Command(
            name = "show",
            description = "Show an account's address, public key and file; with --qr the address as a QR code, too.",
            footer = {"", "Example: account show alice --qr"})
    public static final class Show implements WalletCommand {
        @Parameters(paramLabel = "NAME", description = "Name or address of an account of this wallet.")
        private String name = "";

        @Option(names = "--qr", description = "Draw the address for a camera; on a dark or coloured terminal.")
        private boolean qr;

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException {
            if (qr && session.output().isJson()) {
                throw Failure.usage("--qr draws for a camera, --json writes for a program", "Leave out one of them.");
            }
            AddressFormat addresses = session.addresses();
            Account account = session.account(name, addresses);
            show(session, account, addresses);
            if (qr) {
                QrCode.of(addresses.format(account.address())).ifPresent(code -> code.lines()
                        .forEach(session.output()::print));
            }
            return ExitCode.OK;
        }
    }

    static void requireFree(Session session, String name) throws Failure, KeystoreException {
        Keystore.requireName(name);
        if (session.keystore().find(name).isPresent()) {
            throw Failure.configuration(
                    "key_exists",
                    "there is an account '" + name + "' in " + session.directory().path() + " already",
                    "Choose another name; nothing was overwritten.");
        }
        if (session.directory().contacts().find(name).isPresent()) {
            throw Failure.configuration(
                    "contact_exists", "'" + name + "' is a contact already", "Choose another name for the account.");
        }
    }

    static void show(Session session, Account account, AddressFormat addresses) {
        Output output = session.output();
        if (output.isJson()) {
            output.json(json(account, addresses));
            return;
        }
        output.print(fields(account, addresses));
    }

    static Table fields(Account account, AddressFormat addresses) {
        return Table.fields()
                .field("name", Text.bold(account.name()))
                .field("address", addresses.format(account.address()))
                .field("public key", account.publicKey().hex())
                .field("file", account.file().path().toString());
    }

    static Map<String, Object> json(Account account, AddressFormat addresses) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", account.name());
        json.put("address", addresses.format(account.address()));
        json.put("publicKey", account.publicKey().hex());
        json.put("file", account.file().path().toString());
        return json;
    }
}
