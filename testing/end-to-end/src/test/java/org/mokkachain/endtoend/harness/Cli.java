package org.mokkachain.endtoend.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the launcher as a script does: no terminal, nothing on standard input, no MOKKA_ variable of the outside. */
public final class Cli {
    /** Long enough for the first start, which builds. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Path LAUNCHER = launcher();
    private static final Path NOTHING = Path.of("/dev/null");

    private Cli() {}

    private static Path launcher() {
        try {
            return Path.of(System.getProperty("mokka.launcher")).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds if the sources are newer, so that no later command has to. */
    public static void build() {
        mokka("version").with(0);
    }

    /** The checkout that the launcher is in. */
    public static Path home() {
        return Optional.ofNullable(LAUNCHER.getParent()).orElseThrow();
    }

    public static Path executable() {
        return LAUNCHER;
    }

    /** Runs {@code ./mokka} with these arguments to its end. */
    public static Ended mokka(Object... arguments) {
        return start(arguments).await();
    }

    /** As {@link #mokka}, with variables in its environment. */
    public static Ended mokkaWith(Map<String, String> environment, Object... arguments) {
        return start(environment, NOTHING, arguments).await();
    }

    /** As {@link #mokka}, with a file on standard input. */
    public static Ended mokkaReading(Path input, Object... arguments) {
        return start(Map.of(), input, arguments).await();
    }

    /** Starts {@code ./mokka} with these arguments. */
    public static Begun start(Object... arguments) {
        return start(Map.of(), NOTHING, arguments);
    }

    /** As {@link #start}, with variables in its environment. */
    public static Begun startWith(Map<String, String> environment, Object... arguments) {
        return start(environment, NOTHING, arguments);
    }

    private static Begun start(Map<String, String> environment, Path input, Object... arguments) {
        List<String> command = new ArrayList<>(restoringInterrupts());
        command.add(LAUNCHER.toString());
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        try {
            Path out = Files.createTempFile("mokka-out", ".txt");
            Path err = Files.createTempFile("mokka-err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(out.getParent().toFile())
                    .redirectInput(input.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("MOKKA_"));
            builder.environment().putAll(environment);
            long start = System.nanoTime();
            return new Begun(builder.start(), command, out, err, start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A build that runs in the background ignores Ctrl-C, and what it starts would do so, too. */
    private static List<String> restoringInterrupts() {
        return Files.isExecutable(Path.of("/usr/bin/env")) && System.getProperty("os.name").equals("Linux")
                ? List.of("/usr/bin/env", "--default-signal=INT")
                : List.of();
    }

    /** A command that may still run. */
    public record Begun(Process process, List<String> command, Path out, Path err, long start) {
        public Ended await() {
            try {
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new AssertionError(command + " has not ended after " + PATIENCE.toSeconds() + " s");
                }
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                return new Ended(command, process.exitValue(), Files.readString(out), Files.readString(err), took);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted while waiting for " + command, e);
            } finally {
                end();
            }
        }

        /** What it has written to standard output so far. */
        public String outSoFar() {
            return read(out);
        }

        /** What it has written to standard error so far. */
        public String errSoFar() {
            return read(err);
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** As Ctrl-C does. */
        public void interrupt() {
            try {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }

        /** Ends it if it still runs. */
        public void end() {
            process.destroyForcibly();
            try {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
