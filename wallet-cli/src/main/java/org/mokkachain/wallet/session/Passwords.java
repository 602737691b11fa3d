package org.mokkachain.wallet.session;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.wallet.directory.WalletDirectory;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;

/**
 * Where passwords come from: {@code --password-file} or its variable, the file beside the keys of a development
 * wallet, the person at the terminal. Never from the command line.
 */
public final class Passwords {
    private final Settings settings;
    private final WalletDirectory directory;
    private final Prompter prompter;
    private final Output output;

    Passwords(Settings settings, WalletDirectory directory, Prompter prompter, Output output) {
        this.settings = settings;
        this.directory = directory;
        this.prompter = prompter;
        this.output = output;
    }

    /** The password that an account was protected with. */
    public Password of(String account) throws Failure, KeystoreException {
        Optional<Password> onFile = onFile();
        return onFile.isPresent() ? onFile.get() : typed("Password for " + account + ": ");
    }

    /** A password to protect an account with; typed twice. */
    public Password chosenFor(String account) throws Failure, KeystoreException {
        Optional<Password> onFile = onFile();
        return onFile.isPresent() ? onFile.get() : typedTwice("New password for " + account + ": ");
    }

    /** A password to replace the present one: from the file named, else typed twice. */
    public Password replacing(String account, Optional<Path> file) throws Failure, KeystoreException {
        return file.isPresent() ? from(file.get()) : typedTwice("New password for " + account + ": ");
    }

    private Optional<Password> onFile() throws KeystoreException {
        if (settings.passwordFile().isPresent()) {
            return Optional.of(from(settings.passwordFile().get()));
        }
        Optional<Path> beside = directory.developmentPassword();
        if (beside.isEmpty()) {
            return Optional.empty();
        }
        output.note("Development wallet: using the password in " + beside.get() + ".");
        return Optional.of(from(beside.get()));
    }

    private Password from(Path file) throws KeystoreException {
        Password password = Password.fromFile(file);
        if (Password.isReadableByOthers(file)) {
            output.note("Others than its owner have access to the password file " + file + "; run: chmod 600 " + file);
        }
        return password;
    }

    private Password typedTwice(String question) throws Failure {
        Password first = typed(question);
        try (Password second = typed("Once more: ")) {
            if (first.matches(second)) {
                return first;
            }
        }
        first.close();
        throw new Failure(ExitCode.ERROR, "passwords_differ", "the two passwords differ", "Try again.");
    }

    private Password typed(String question) throws Failure {
        if (!prompter.canAsk()) {
            throw Failure.usage(
                    "a password is needed and standard input is no terminal",
                    "Add --password-file FILE, or set MOKKA_PASSWORD_FILE.");
        }
        char[] typed = prompter.secret(question).orElse(new char[0]);
        try {
            return Password.of(typed);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.ERROR, "no_password", String.valueOf(e.getMessage()), "Try again.");
        } finally {
            Arrays.fill(typed, '\0');
        }
    }
}
