package org.mokkachain.wallet.commands.account;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.Account;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.wallet.commands.base.Paths;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes accounts, or takes them elsewhere. */
public final class AccountCare {
    private AccountCare() {}

    /** Another name for an account. */
    @Command(
            name = "rename",
            description = "Give an account another name.",
            footer = {"", "Example: account rename erin erika"})
    public static final class Rename implements WalletCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "The account.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "NEW-NAME", description = "What it shall be called.")
        private String newName = "";

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException {
            AccountCommands.requireFree(session, newName);
            AddressFormat addresses = session.addresses();
            AccountCommands.show(session, session.keystore().rename(name, newName), addresses);
            return ExitCode.OK;
        }
    }

    /** Removes an account's key for ever. */
    @Command(
            name = "delete",
            description = "Delete an account's key. Without a copy or its words, what it owns is lost for ever.",
            footer = {"", "Example: account delete erika"})
    public static final class Delete implements WalletCommand {
        @Parameters(paramLabel = "NAME", description = "The account.")
        private String name = "";

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException {
            Account account = session.keystore().get(name);
            Output output = session.output();
            String address = session.addresses().format(account.address());
            if (session.asksBefore()) {
                output.ask(Text.warning(
                        "Without a copy of the key file or its words, what " + name + " owns is lost for ever."));
            }
            session.confirm("Delete " + name + " (" + address + ")?");
            session.keystore().delete(name);
            result(output, "Deleted " + name + " (" + address + ").", "deleted", name, address);
            return ExitCode.OK;
        }
    }

    /** A copy of an account's encrypted key. */
    @Command(
            name = "export",
            description =
                    "Copy an account's encrypted key file. It opens with the account's password, here or elsewhere.",
            footer = {"", "Example: account export alice --out alice-backup.key"})
    public static final class Export implements WalletCommand {
        @Parameters(paramLabel = "NAME", description = "The account.")
        private String name = "";

        @Option(names = "--out", paramLabel = "FILE", description = "The copy (default NAME.key here).")
        private @Nullable String out;

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException {
            Account account = session.keystore().get(name);
            Path target = out == null ? Path.of(name + ".key") : Paths.of(out);
            session.keystore().export(name, target);
            Output output = session.output();
            if (output.isJson()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("name", account.name());
                json.put("file", target.toAbsolutePath().toString());
                output.json(json);
            } else {
                output.print("Copied the encrypted key of " + name + " to " + target + ".");
                output.note("It opens with the account's password: account import NAME --key-file " + target);
            }
            return ExitCode.OK;
        }
    }

    /** Another password for an account. */
    @Command(
            name = "change-password",
            description = "Protect an account's key with another password.",
            footer = {"", "Example: account change-password alice"})
    public static final class ChangePassword implements WalletCommand {
        @Parameters(paramLabel = "NAME", description = "The account.")
        private String name = "";

        @Option(
                names = "--new-password-file",
                paramLabel = "FILE",
                description = "File with the new password (default: asked for).")
        private @Nullable String newPasswordFile;

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException {
            Account account = session.keystore().get(name);
            Optional<Path> file = newPasswordFile == null ? Optional.empty() : Optional.of(Paths.of(newPasswordFile));
            try (Password current = session.passwords().of(name)) {
                account.file().unlock(current).wipe(); // a wrong one is told before another is asked for
                try (Password next = session.passwords().replacing(name, file)) {
                    account.file().changePassword(current, next);
                }
            }
            String address = session.addresses().format(account.address());
            result(session.output(), "Changed the password of " + name + ".", "changed", name, address);
            return ExitCode.OK;
        }
    }

    private static void result(Output output, String sentence, String what, String name, String address) {
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put(what, true);
            json.put("name", name);
            json.put("address", address);
            output.json(json);
        } else {
            output.print(sentence);
        }
    }
}
