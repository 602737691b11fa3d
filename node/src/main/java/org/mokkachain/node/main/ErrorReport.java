package org.mokkachain.node.main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.WrongPasswordException;
import org.mokkachain.ledger.store.ForeignStoreException;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.ledger.store.UnknownSchemaException;
import org.mokkachain.node.config.ConfigurationException;
import org.mokkachain.node.devnet.DevnetException;
import org.mokkachain.node.http.HttpStartException;

/**
 * How a failure is told and with which code the program ends: the one place that knows both.
 *
 * @param code for programs, stable
 * @param message without a full stop
 * @param remedy a sentence, or empty
 */
record ErrorReport(ExitCode exit, String code, String message, String remedy) {

    /** What to say about {@code failure}. What is not known here is a bug, and said to be one. */
    static ErrorReport of(Throwable failure) {
        return switch (failure) {
            case CommandException e -> of(e.exit(), e, e.remedy());
            case ConfigurationException e -> of(ExitCode.CONFIGURATION, e, e.remedy());
            case DevnetException e -> of(ExitCode.ERROR, e, e.remedy());
            case WrongPasswordException e -> of(ExitCode.WRONG_PASSWORD, e, e.remedy());
            case KeystoreException e -> new ErrorReport(ExitCode.CONFIGURATION, "keystore", text(e), e.remedy());
            case StoreException e -> of(exitOf(e), e, e.remedy());
            case ConnectionException e ->
                of(ExitCode.CANNOT_CONNECT, e, "Check that the node runs and that its address is right.");
            case HttpStartException e -> of(ExitCode.ERROR, e, "");
            case UncheckedIOException e -> of(Objects.requireNonNull(e.getCause()));
            case IOException e -> io(e);
            default -> new ErrorReport(ExitCode.ERROR, "internal", "this is a bug: " + failure,
                    "Please report it with the lines below.");
        };
    }

    /** A command line that cannot be understood. */
    static ErrorReport usage(String message, String remedy) {
        return new ErrorReport(ExitCode.USAGE, "usage", message, remedy);
    }

    /** Whether somebody has to look at the stack. */
    boolean isBug() {
        return code.equals("internal");
    }

    /** The one line for people. */
    String line() {
        String what = "error: " + withoutStop(message.strip()).replaceAll("\\s*\\R\\s*", " ");
        return remedy.isBlank() ? what : what + ". " + sentence(remedy.strip());
    }

    /** The object for programs. */
    String json() {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        error.put("remedy", remedy.isBlank() ? "" : sentence(remedy.strip()));
        return new String(ApiJson.write(Map.of("error", error)), StandardCharsets.UTF_8);
    }

    private static ErrorReport of(ExitCode exit, Throwable failure, String remedy) {
        return new ErrorReport(exit, exit.name().toLowerCase(Locale.ROOT), text(failure), remedy);
    }

    private static ExitCode exitOf(StoreException failure) {
        return switch (failure) {
            case ForeignStoreException e -> ExitCode.CONFIGURATION;
            case UnknownSchemaException e -> ExitCode.CONFIGURATION;
            default -> ExitCode.ERROR;
        };
    }

    private static ErrorReport io(IOException failure) {
        return switch (failure) {
            case NoSuchFileException e -> of(ExitCode.ERROR, new IOException("there is no " + e.getFile()), "");
            case AccessDeniedException e ->
                of(ExitCode.ERROR, new IOException("no access to " + e.getFile()), "Check its owner and permissions.");
            case FileAlreadyExistsException e ->
                of(ExitCode.ERROR, new IOException("there is a file " + e.getFile() + " already"), "");
            default -> of(ExitCode.ERROR, failure, "");
        };
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String sentence(String text) {
        String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return capital.endsWith(".") || capital.endsWith("?") ? capital : capital + ".";
    }
}
