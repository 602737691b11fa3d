package org.mokkachain.wallet.session;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.wallet.output.Failure;

/** What the three standard streams are connected to. */
public final class Terminals {
    public static final int STDIN = 0;
    public static final int STDOUT = 1;
    public static final int STDERR = 2;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private Terminals() {}

    /**
     * Whether the stream is a terminal. On Linux the system says so for each stream; elsewhere Java only tells whether
     * standard input and output both are.
     */
    public static boolean isTerminal(int stream) {
        if (Files.isDirectory(DESCRIPTORS)) {
            try {
                String target = Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(stream)))
                        .toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException e) {
                return false; // closed
            }
        }
        return console().isPresent();
    }

    /** Java's console; only where standard input and output are both a terminal. */
    static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    /** Whether a stream may be coloured: a terminal that can, and a person who did not say no (no-color.org). */
    public static boolean showsColour(int stream, Map<String, String> environment) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return !unwanted && !environment.getOrDefault("TERM", "dumb").equals("dumb") && isTerminal(stream);
    }

    /** Whether the terminal of this process can go back to lines above. */
    static boolean movesCursor() {
        return !System.getenv().getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** Switches the echo of typed characters. */
    static void echo(boolean on) throws Failure {
        try {
            new ProcessBuilder("stty", on ? "echo" : "-echo").inheritIO().start().waitFor();
        } catch (IOException e) {
            throw Failure.configuration(
                    "no_hidden_input", "cannot hide what is typed: " + e.getMessage(), "Use --password-file instead.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
