package org.mokkachain.endtoend.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * A program of the launcher at a real terminal: a pseudo-terminal of the kernel, with tmux at its other end, which
 * shows what a person would see.
 */
public final class TerminalSession implements AutoCloseable {
    /** The length of a command of tmux has a limit. */
    private static final int KEYS_AT_ONCE = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SETTINGS = """
            set -g default-terminal screen-256color
            set -g status off
            set -g remain-on-exit on
            """;

    /** Waits until all that is written is recorded; a Ctrl-C is for the program only. */
    private static final String SCRIPT = """
            while [ ! -e recorded ]; do sleep 0.05; done
            trap : INT
            %s
            ended=$?
            stty -a >after
            echo $ended >ended
            """;

    private final Path directory;

    private TerminalSession(Path directory) {
        this.directory = directory;
    }

    /** Whether this machine can make one. */
    public static boolean isPossible() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tmux")));
    }

    /**
     * Starts {@code ./mokka} with these arguments.
     *
     * @param scratch directory for files of our own
     */
    public static TerminalSession start(Path scratch, int columns, int rows, Object... arguments) {
        String command = Stream.concat(Stream.of(Cli.executable()), Stream.of(arguments))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        try {
            TerminalSession session = new TerminalSession(scratch);
            Files.writeString(session.file("tmux.conf"), SETTINGS);
            Files.writeString(session.file("run.sh"), SCRIPT.formatted(command));
            session.tmux("-f", session.file("tmux.conf"), "new-session", "-d", "-x", columns, "-y", rows,
                    "-c", scratch, "env -u TMUX sh run.sh");
            session.tmux("pipe-pane", "-o", "cat >>'" + session.file("recorded") + "'");
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tmux(Object... words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", file("socket").toString()));
        Stream.of(words).map(String::valueOf).forEach(command::add);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("MOKKA_"));
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Presses keys. */
    public void type(String text) {
        byte[] keys = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < keys.length; from += KEYS_AT_ONCE) {
            List<Object> words = new ArrayList<>(List.of("send-keys", "-H"));
            for (int i = from; i < Math.min(keys.length, from + KEYS_AT_ONCE); i++) {
                words.add(HexFormat.of().toHexDigits(keys[i]));
            }
            tmux(words.toArray());
        }
    }

    /** As from a clipboard: marked as such, if the program has asked for that (bracketed paste). */
    public void paste(String text) {
        try {
            Files.writeString(file("clipboard"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tmux("load-buffer", file("clipboard"));
        tmux("paste-buffer", "-p");
    }

    /** What a person sees now, one line per row. */
    public String screen() {
        return tmux("capture-pane", "-p", "-N");
    }

    /** The last row. */
    public String bottom() {
        return screen().lines().toList().getLast();
    }

    /** Everything that was ever written to the screen. */
    public String everSeen() {
        return read("recorded");
    }

    public void await(String text) {
        patiently().untilAsserted(() -> assertThat(screen()).contains(text));
    }

    public void awaitBottom(String text) {
        patiently().untilAsserted(() -> assertThat(bottom()).as(screen()).contains(text));
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
    }

    /** As a window that is pulled: the kernel tells the program (SIGWINCH). */
    public void resize(int columns, int rows) {
        tmux("resize-window", "-x", columns, "-y", rows);
    }

    /** How the program has left the terminal, in the words of {@code stty} with a space around each; after its end. */
    public String left() {
        return read("after").replaceAll("\\s+", " ");
    }

    /** The exit code, when it has ended by itself. */
    public int awaitEnd() {
        patiently().untilAsserted(() -> assertThat(file("ended")).as(screen()).isNotEmptyFile());
        return Integer.parseInt(read("ended").strip());
    }

    @Override
    public void close() {
        tmux("kill-server");
    }
}
