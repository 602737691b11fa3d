package org.mokkachain.node.devnet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The process of one validator, as its pid file names it. The number alone is not believed, since it may belong to
 * another program by now: the process must have been started with this validator's configuration file.
 *
 * @param handle of a process that was seen alive
 */
record NodeProcess(int index, ProcessHandle handle) {
    private static final int LOG_LINES = 8;

    /** The running process of a validator. */
    static Optional<NodeProcess> find(DevnetDirectory directory, int index) throws IOException {
        Path file = directory.pid(index);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(text))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> commandLine(handle).contains(directory.config(index).toString()))
                .map(handle -> new NodeProcess(index, handle));
    }

    /** Starts a validator that does not run, and writes its pid file. */
    static NodeProcess start(DevnetDirectory directory, int index, NodeCommandLine command) throws IOException {
        Path log = directory.log(index);
        ProcessBuilder builder = new ProcessBuilder(command.of(directory.config(index)))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true);
        command.adapt(builder.environment());
        Process process = builder.start();
        Files.writeString(directory.pid(index), process.pid() + "\n");
        return new NodeProcess(index, process.toHandle());
    }

    boolean isAlive() {
        return handle.isAlive();
    }

    long pid() {
        return handle.pid();
    }

    /** The end of what it logged. */
    static List<String> lastLines(DevnetDirectory directory, int index) throws IOException {
        if (!Files.exists(directory.log(index))) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(directory.log(index));
        return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    }

    private static String commandLine(ProcessHandle handle) {
        Path proc = Path.of("/proc", Long.toString(handle.pid()), "cmdline");
        try {
            return Files.exists(proc)
                    ? Files.readString(proc, StandardCharsets.ISO_8859_1).replace('\0', ' ')
                    : handle.info().commandLine().orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
