package org.mokkachain.node.main;

import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;

/**
 * Where the password of a node key comes from: a file, else an environment variable, else the terminal.
 *
 * @param file of the password; empty: not given
 * @param variable the environment variable to look at
 * @param notes takes a warning
 */
record PasswordSource(Optional<Path> file, String variable, Consumer<String> notes) {
    /** The password of an existing key. */
    Password current(String what) throws KeystoreException {
        Optional<Password> given = given();
        return given.isPresent() ? given.get() : ask(console(), "Password of " + what + ": ");
    }

    /** The password for a new key, from the terminal asked for twice. */
    Password fresh(String what) throws KeystoreException {
        Optional<Password> given = given();
        if (given.isPresent()) {
            return given.get();
        }
        Console console = console();
        Password first = ask(console, "New password for " + what + ": ");
        try (Password second = ask(console, "Again: ")) {
            if (!first.matches(second)) {
                first.close();
                throw new CommandException(ExitCode.CONFIGURATION, "the two passwords differ", "Try again.");
            }
        }
        return first;
    }

    private Optional<Password> given() throws KeystoreException {
        if (file.isPresent()) {
            PasswordFile.warning(file.get()).ifPresent(notes);
            return Optional.of(Password.fromFile(file.get()));
        }
        return Optional.ofNullable(System.getenv(variable))
                .filter(text -> !text.isEmpty())
                .map(text -> Password.of(text.toCharArray()));
    }

    private Console console() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CommandException(ExitCode.CONFIGURATION,
                    "a password is needed and there is no terminal to ask on",
                    "Give a password file, or set " + variable + ".");
        }
        return console;
    }

    private static Password ask(Console console, String prompt) {
        char[] typed = console.readPassword("%s", prompt);
        if (typed == null || typed.length == 0) {
            throw new CommandException(ExitCode.CONFIGURATION, "no password was typed", "Try again.");
        }
        try {
            return Password.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }
}
