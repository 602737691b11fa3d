package org.mokkachain.endtoend.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Status;
import tools.jackson.databind.JsonNode;

/**
 * A development network of real processes in a directory of its own, started by the launcher. Closing it stops and
 * removes everything, whatever has happened, and keeps the validators' logs under {@code target/end-to-end}.
 */
public final class Devnet implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "end-to-end").toAbsolutePath();
    private static final int PORTS = 40;

    private final String name;
    private final Path directory;
    private final List<Object> layout;
    private final int httpPort = FreePorts.inARow(PORTS);
    private final Thread atExit = new Thread(this::killEverything, "kill-devnet");
    private final List<MokkaClient> clients = new ArrayList<>();
    private Optional<JsonNode> started = Optional.empty();

    private Devnet(String name, Path directory, List<Object> layout) {
        this.name = name;
        this.directory = directory;
        this.layout = layout;
    }

    /**
     * Starts a network.
     *
     * @param name under which its logs are kept
     * @param layout options of {@code mokka devnet} beyond directory and ports
     */
    public static Devnet start(String name, Object... layout) {
        return startIn(name, temporaryDirectory(), layout);
    }

    /** As {@link #start}, in a directory that must not exist; it and what is beside it are removed at the end. */
    public static Devnet startIn(String name, Path directory, Object... layout) {
        Cli.build();
        Devnet devnet = new Devnet(name, directory, Arrays.asList(layout));
        Runtime.getRuntime().addShutdownHook(devnet.atExit);
        try {
            devnet.again();
            return devnet;
        } catch (AssertionError e) {
            devnet.close();
            throw e;
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("mokka-devnet").toRealPath().resolve("net");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the validators that do not run; what the launcher says. */
    public JsonNode again(Object... more) {
        return adopt(run(more));
    }

    /** Starts those that do not run, if any, and waits until all have the same last block. */
    public void allRun() {
        if (!IntStream.range(0, size()).allMatch(this::runs)) {
            again();
        }
        Chains.awaitEqualHeads(clients());
    }

    /** Takes over what {@link #run} has said. */
    public JsonNode adopt(Ended start) {
        JsonNode answer = start.with(0).json();
        started = Optional.of(answer);
        closeClients();
        answer.path("api").forEach(url -> clients.add(new MokkaClient(URI.create(url.asString()))));
        return answer;
    }

    /** Runs {@code mokka devnet --detach --json} for this network. */
    public Ended run(Object... more) {
        List<Object> words = new ArrayList<>(List.of("devnet", "--detach", "--json", "--dir", directory));
        words.addAll(List.of("--http-port", httpPort, "--p2p-port", httpPort + PORTS / 2));
        words.addAll(layout);
        words.addAll(Arrays.asList(more));
        return Cli.mokka(words.toArray());
    }

    public Ended stop() {
        return Cli.mokka("devnet", "stop", "--json", "--dir", directory);
    }

    /** A wallet command on the network's wallet. */
    public Ended wallet(Object... words) {
        return Cli.mokka(walletWords(words));
    }

    /** The words of a wallet command on the network's wallet. */
    public Object[] walletWords(Object... words) {
        List<Object> all = new ArrayList<>(List.of("wallet", "--wallet-dir", directory.resolve("wallet")));
        all.addAll(Arrays.asList(words));
        return all.toArray();
    }

    /** What the launcher said when it was last started. */
    public JsonNode view() {
        return started.orElseThrow();
    }

    public Path directory() {
        return directory;
    }

    public int size() {
        return clients.size();
    }

    /** The HTTP port of the first validator. */
    public int httpPort() {
        return httpPort;
    }

    public MokkaClient client(int index) {
        return clients.get(index);
    }

    public List<MokkaClient> clients() {
        return List.copyOf(clients);
    }

    /** The addresses of all APIs. */
    public List<URI> nodes() {
        return clients.stream().map(MokkaClient::node).toList();
    }

    public long pid(int index) {
        return view().path("validators").get(index).path("pid").asLong();
    }

    public Status status(int index) {
        try {
            return client(index).status();
        } catch (MokkaClientException e) {
            throw new AssertionError("validator-" + index + " does not answer", e);
        }
    }

    /** The validator that leads, as most see it. */
    public int awaitLeader() {
        Waiting.until("there is a leader", () -> status(0).leader().isPresent());
        String leader = status(0).leader().orElseThrow();
        return IntStream.range(0, size()).filter(i -> leader.equals("validator-" + i)).findFirst().orElseThrow();
    }

    /** Ends a validator at once: {@code kill -9}. Returns when it is gone. */
    public void kill(int index) {
        ProcessHandle process = ProcessHandle.of(pid(index)).filter(this::isOurs).orElseThrow();
        process.destroyForcibly();
        awaitEnd(process);
    }

    /** Asks a validator to end, as service managers do: SIGTERM. How long that took, when it is gone. */
    public Duration terminate(int index) {
        ProcessHandle process = ProcessHandle.of(pid(index)).filter(this::isOurs).orElseThrow();
        long begun = System.nanoTime();
        process.destroy();
        awaitEnd(process);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    public boolean runs(int index) {
        return ProcessHandle.of(pid(index)).filter(this::isOurs).isPresent();
    }

    private boolean isOurs(ProcessHandle process) {
        return process.isAlive() && commandLine(process).contains(directory.toString());
    }

    private static String commandLine(ProcessHandle process) {
        try {
            Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            return Files.exists(file)
                    ? Files.readString(file, StandardCharsets.ISO_8859_1)
                    : process.info().commandLine().orElse("");
        } catch (IOException e) {
            return ""; // it has just ended
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("process " + process.pid() + " does not end", e);
        }
    }

    @Override
    public void close() {
        closeClients();
        try {
            stop();
        } finally {
            killEverything();
            keepLogs();
            delete();
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private void closeClients() {
        clients.forEach(MokkaClient::close);
        clients.clear();
    }

    private static boolean isMountPoint(Path directory) throws IOException {
        Path parent = directory.getParent();
        return parent != null && !Files.getFileStore(directory).equals(Files.getFileStore(parent));
    }

    /** Whatever still runs with a file of our directory, known to the launcher or not. */
    private void killEverything() {
        ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(this::isOurs)
                .forEach(ProcessHandle::destroyForcibly);
    }

    private void keepLogs() {
        try {
            Files.createDirectories(LOGS);
            try (Stream<Path> files = Files.walk(directory, 2)) {
                for (Path log : files.filter(file -> file.endsWith("node.log")).toList()) {
                    Path kept = LOGS.resolve(name + "-" + log.getParent().getFileName() + ".log");
                    Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(directory.getParent())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!isMountPoint(file)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
