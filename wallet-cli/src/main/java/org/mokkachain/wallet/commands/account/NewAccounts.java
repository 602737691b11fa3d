package org.mokkachain.wallet.commands.account;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.Account;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.MnemonicFile;
import org.mokkachain.keystore.Password;
import org.mokkachain.keystore.mnemonic.DerivationPath;
import org.mokkachain.keystore.mnemonic.Mnemonic;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.wallet.commands.base.Paths;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes accounts: with a new key, with one out of words, or with one from a file. */
public final class NewAccounts {
    private NewAccounts() {}

    /** A new account with a new key. */
    @Command(
            name = "new",
            description = {
                "Make an account with a new key. With --mnemonic-words its key comes out of words, from which it",
                "can be made again anywhere: they are shown once, and some of them are asked for (not with --yes)."
            },
            footer = {
                "",
                "Example: account new erin",
                "         account new erin --mnemonic-words 24",
                "         account new erin --mnemonic-words 12 --mnemonic-file words.txt --password-file password"
            })
    public static final class New implements WalletCommand {
        @Parameters(paramLabel = "NAME", description = "Up to 32 of a-z 0-9 . _ -")
        private String name = "";

        @Option(names = "--mnemonic-words", paramLabel = "12|24", description = "How many words (BIP-39, English).")
        private @Nullable Integer words;

        @Option(
                names = "--mnemonic-file",
                paramLabel = "FILE",
                description = "Write the words into a new file, for its owner only, instead of showing them.")
        private @Nullable String file;

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException {
            AccountCommands.requireFree(session, name);
            if (words != null) {
                return withWords(session, words);
            }
            if (file != null) {
                throw Failure.usage(
                        "--mnemonic-file is for words, and none are asked for", "Add --mnemonic-words 12 or 24.");
            }
            AddressFormat addresses = session.addressesOfNode();
            try (Password password = session.passwords().chosenFor(name)) {
                Account account = session.keystore().create(name, session.keyProfile(), password);
                show(session, account, addresses, Optional.empty(), Optional.empty());
            }
            session.output().note("Keep a copy of it: account export " + name);
            return ExitCode.OK;
        }

        private ExitCode withWords(Session session, int count) throws Failure, KeystoreException {
            if (count != 12 && count != 24) {
                throw Failure.usage("a new mnemonic has 12 or 24 words", "Write --mnemonic-words 12, or 24.");
            }
            Optional<Path> target = file == null ? Optional.empty() : Optional.of(Paths.of(file));
            if (target.isEmpty()) {
                session.mnemonics().requireScreen();
            }
            AddressFormat addresses = session.addressesOfNode();
            DerivationPath path = DerivationPath.ofAccount(0);
            try (Password password = session.passwords().chosenFor(name);
                    Mnemonic mnemonic = Mnemonic.generate(count, new SecureRandom())) {
                handOut(session, mnemonic, target);
                Account account = keep(session, mnemonic, password, target);
                show(session, account, addresses, Optional.of(path), target);
            }
            session.output().note("The words make it again: account import NAME --mnemonic");
            return ExitCode.OK;
        }

        private void handOut(Session session, Mnemonic mnemonic, Optional<Path> target)
                throws Failure, KeystoreException {
            if (target.isPresent()) {
                MnemonicFile.create(target.get(), mnemonic);
            } else {
                session.mnemonics().show(mnemonic, name);
            }
        }

        private Account keep(Session session, Mnemonic mnemonic, Password password, Optional<Path> target)
                throws KeystoreException {
            try {
                return add(session, name, mnemonic, new char[0], DerivationPath.ofAccount(0), password);
            } catch (KeystoreException e) {
                if (target.isPresent()) {
                    MnemonicFile.discard(target.get()); // words of no account would only mislead
                }
                throw e;
            }
        }
    }

    /** An account from a key file, or from words. */
    @Command(
            name = "import",
            description = {
                "Take over an account from a key file or from words. A key file is one that 'account export' made; its",
                "password stays. Words (12 to 24 of BIP-39, English) are asked for and not shown, or read from a file.",
                "Without an option, words are asked for."
            },
            footer = {
                "",
                "Example: account import erin --key-file erin.key",
                "         account import erin --mnemonic",
                "         account import erin --mnemonic --passphrase",
                "         account import savings --mnemonic-file words.txt --index 1"
            })
    public static final class Import implements WalletCommand {
        @Parameters(paramLabel = "NAME", description = "The account's name here.")
        private String name = "";

        @Option(names = "--key-file", paramLabel = "FILE", description = "The encrypted key file.")
        private @Nullable String keyFile;

        @Option(names = "--mnemonic", description = "Ask for words; they are never arguments.")
        private boolean mnemonic;

        @Option(names = "--mnemonic-file", paramLabel = "FILE", description = "The file that holds the words.")
        private @Nullable String mnemonicFile;

        @Option(
                names = "--passphrase",
                description = "Ask for the passphrase that belongs to the words (BIP-39), too.")
        private boolean passphrase;

        @Option(
                names = "--index",
                paramLabel = "N",
                description = "Which account of the words: the key at m/44'/1'/N' (default 0).")
        private @Nullable Integer index;

        @Override
        public boolean repeatsMistakes() {
            return false;
        }

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException {
            checkOptions();
            AccountCommands.requireFree(session, name);
            AddressFormat addresses = session.addressesOfNode();
            if (keyFile != null) {
                Account account = session.keystore().importFile(name, Paths.of(keyFile));
                show(session, account, addresses, Optional.empty(), Optional.empty());
                return ExitCode.OK;
            }
            DerivationPath path = DerivationPath.ofAccount(index == null ? 0 : index);
            char[] further = new char[0];
            try (Mnemonic words = words(session)) {
                further = passphrase ? session.mnemonics().passphrase() : further;
                try (Password password = session.passwords().chosenFor(name)) {
                    Account account = add(session, name, words, further, path, password);
                    Optional<Path> file = Optional.ofNullable(mnemonicFile).map(Path::of);
                    show(session, account, addresses, Optional.of(path), file);
                }
            } finally {
                Arrays.fill(further, '\0');
            }
            return ExitCode.OK;
        }

        private Mnemonic words(Session session) throws Failure, KeystoreException {
            return mnemonicFile == null
                    ? session.mnemonics().typed()
                    : session.mnemonics().onFile(Paths.of(mnemonicFile));
        }

        private void checkOptions() throws Failure {
            if (keyFile != null && (mnemonic || mnemonicFile != null)) {
                throw Failure.usage(
                        "an account comes from a key file or from words",
                        "Give one of --key-file FILE, --mnemonic, --mnemonic-file FILE.");
            }
            if (keyFile != null && passphrase) {
                throw Failure.usage(
                        "--passphrase belongs to words, and a key file has none", "Leave it out, or give the words.");
            }
            if (index != null && (keyFile != null || index < 0)) {
                throw Failure.usage(
                        "--index says which account of the words, from 0 on",
                        "Use it with --mnemonic or --mnemonic-file.");
            }
        }
    }

    private static Account add(
            Session session, String name, Mnemonic mnemonic, char[] passphrase, DerivationPath path, Password password)
            throws KeystoreException {
        PrivateKey key = mnemonic.privateKey(passphrase, path);
        try {
            return session.keystore().add(name, session.keyProfile(), key, password);
        } finally {
            key.wipe();
        }
    }

    private static void show(
            Session session,
            Account account,
            AddressFormat addresses,
            Optional<DerivationPath> path,
            Optional<Path> mnemonicFile) {
        Output output = session.output();
        Optional<String> file = mnemonicFile.map(given -> given.toAbsolutePath().toString());
        if (output.isJson()) {
            Map<String, Object> json = AccountCommands.json(account, addresses);
            json.put("derivationPath", path.map(DerivationPath::toString));
            json.put("mnemonicFile", file);
            output.json(json);
            return;
        }
        Table table = AccountCommands.fields(account, addresses);
        path.ifPresent(given -> table.field("derivation", given.toString()));
        file.ifPresent(given -> table.field("words in", given));
        output.print(table);
    }
}
