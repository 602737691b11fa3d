package org.mokkachain.endtoend.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Follows a page of the documentation as its reader does: the commands of a section, in a shell. */
public final class Manual {
    private static final String PROMPT = "$ ";
    private static final long PATIENCE_SECONDS = 180;

    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param folder where the reader is; {@code ./mokka} is found there
     * @param environment beside that of this process
     */
    public Manual(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        try {
            Files.createSymbolicLink(folder.resolve("mokka"), Cli.executable());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commands of the section with this title, with what a backslash joins in one line. */
    public static List<String> commands(String page, String title) {
        List<String> commands = new ArrayList<>();
        boolean within = false;
        String line = "";
        for (String read : page(page).lines().toList()) {
            if (read.startsWith("#")) {
                within = read.strip().endsWith(title);
            } else if (within && (read.startsWith(PROMPT) || line.endsWith("\\"))) {
                line = line.endsWith("\\") ? line.substring(0, line.length() - 1) + read.strip() : read.substring(2);
                if (!line.endsWith("\\")) {
                    commands.add(line);
                    line = "";
                }
            }
        }
        return commands;
    }

    private static String page(String page) {
        try {
            return Files.readString(Cli.home().resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a command; what it printed. It must end well. */
    public String type(String command) {
        try {
            Path out = Files.createTempFile(folder, "typed", ".out");
            Process process = begin(command, out);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " has not ended");
            }
            String printed = Files.readString(out);
            System.out.println("$ " + command + "\n" + printed);
            if (process.exitValue() != 0) {
                throw new AssertionError(command + " ended with " + process.exitValue() + ":\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Types a command that goes on until it is ended. */
    public Process begin(String command, Path out) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec " + command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MOKKA_"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
