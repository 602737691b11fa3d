package org.mokkachain.node.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeyFile;
import org.mokkachain.keystore.KeyKind;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.keystore.Profile;
import org.mokkachain.node.config.ConfigurationLoader;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.types.crypto.PrivateKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mokka key}: the keys of nodes. A key is one encrypted file, and a file is never overwritten. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Makes and looks after the keys of nodes.",
        subcommands = {KeyCommand.New.class, KeyCommand.Show.class, KeyCommand.ChangePassword.class})
final class KeyCommand implements Runnable {
    private static final String NEW_PASSWORD_VARIABLE = "MOKKA_KEY_NEW_PASSWORD";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: new, show or change-password.");
    }

    /** Options of all commands of keys. */
    static final class Options {
        @Option(names = "--dir", paramLabel = "DIR", defaultValue = ".",
                description = "Data directory of the node (default: the working directory). The key is DIR/node.key.")
        private Path directory = Path.of(".");

        @Option(names = "--password-file", paramLabel = "FILE",
                description = "File with the password. Otherwise it is taken from "
                        + ConfigurationLoader.PASSWORD_VARIABLE + ", or asked for.")
        private Optional<Path> passwordFile = Optional.empty();

        @Mixin
        private Output output = new Output();

        Path file() {
            return directory.resolve("node.key");
        }

        PasswordSource password() {
            return new PasswordSource(passwordFile, ConfigurationLoader.PASSWORD_VARIABLE, output::note);
        }

        void print(String done, KeyFile key) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("file", key.path().toAbsolutePath().normalize().toString());
            fields.put("publicKey", key.publicKey().hex());
            output.print(fields, done + " " + key.path(), "public key " + key.publicKey().hex());
        }
    }

    /** Makes a key and the data directory that belongs to it. */
    @Command(name = "new", mixinStandardHelpOptions = true,
            description = "Makes a key and its data directory. Nothing is ever overwritten.")
    static final class New implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() throws KeystoreException, IOException {
            refuseExisting(options.file());
            refuseExisting(new DataDirectory(options.directory).wal());
            try (Password password = options.password().fresh("the new key")) {
                Files.createDirectories(options.directory);
                PrivateKey key = PrivateKey.generate(new SecureRandom());
                KeyFile file = KeyFile.create(options.file(), KeyKind.NODE, Profile.STANDARD, key, password);
                key.wipe();
                DataDirectory.create(options.directory, file.publicKey());
                options.print("wrote", file);
            }
            return ExitCode.OK.number();
        }

        private static void refuseExisting(Path path) {
            if (Files.exists(path)) {
                throw new CommandException(ExitCode.CONFIGURATION, path + " exists already",
                        "Choose another --dir; nothing was overwritten.");
            }
        }
    }

    /** Shows the public part, for which no password is needed. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows the public key. Needs no password.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        @Override
        public Integer call() throws KeystoreException {
            options.print("key file", KeyFile.read(options.file(), KeyKind.NODE));
            return ExitCode.OK.number();
        }
    }

    /** Encrypts the key with another password. */
    @Command(name = "change-password", mixinStandardHelpOptions = true,
            description = "Encrypts the key with another password.")
    static final class ChangePassword implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        @Option(names = "--new-password-file", paramLabel = "FILE",
                description = "File with the new password. Otherwise it is taken from " + NEW_PASSWORD_VARIABLE
                        + ", or asked for.")
        private Optional<Path> newPasswordFile = Optional.empty();

        @Override
        public Integer call() throws KeystoreException {
            KeyFile file = KeyFile.read(options.file(), KeyKind.NODE);
            PasswordSource next =
                    new PasswordSource(newPasswordFile, NEW_PASSWORD_VARIABLE, options.output::note);
            try (Password current = options.password().current(file.path().toString());
                    Password fresh = next.fresh(file.path().toString())) {
                options.print("changed the password of", file.changePassword(current, fresh));
            }
            return ExitCode.OK.number();
        }
    }
}
