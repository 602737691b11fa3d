package org.mokkachain.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mokkachain.api.json.ApiJson;

/** The nodes under load; a network started for the purpose is stopped and removed at the end. */
final class Network implements AutoCloseable {
    private static final int START_SECONDS = 120;

    private final List<NodeUnderLoad> nodes;
    private final Optional<Path> directory;

    /**
     * One node.
     *
     * @param pid of its process, if it runs on this machine and was started for this run
     */
    record NodeUnderLoad(String name, URI url, Optional<Long> pid) {}

    private Network(List<NodeUnderLoad> nodes, Optional<Path> directory) {
        this.nodes = List.copyOf(nodes);
        this.directory = directory;
    }

    static Network of(List<URI> urls) {
        return new Network(
                urls.stream().map(url -> new NodeUnderLoad(url.toString(), url, Optional.empty())).toList(),
                Optional.empty());
    }

    /** What {@code mokka devnet --json} says, as far as it is needed here. */
    private record Started(List<String> api, List<Process> validators) {
        private record Process(String name, long pid) {}
    }

    static Network start(int validators, String crashModel) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("mokka-bench");
        int port = freePorts(2 * validators);
        String output = mokka(
                "devnet", "--detach", "--json", "--dir", directory.toString(),
                "--validators", Integer.toString(validators), "--crash-model", crashModel,
                "--http-port", Integer.toString(port), "--p2p-port", Integer.toString(port + validators));
        Started started = ApiJson.read(output.getBytes(StandardCharsets.UTF_8), Started.class);
        List<NodeUnderLoad> nodes = new ArrayList<>();
        for (int i = 0; i < started.api().size(); i++) {
            Started.Process process = started.validators().get(i);
            nodes.add(new NodeUnderLoad(
                    process.name(), URI.create(started.api().get(i)), Optional.of(process.pid())));
        }
        return new Network(nodes, Optional.of(directory));
    }

    private static String mokka(String... arguments) throws IOException, InterruptedException {
        String launcher = Optional.ofNullable(System.getProperty("mokka.launcher"))
                .orElseThrow(() -> new IOException("--self needs the launcher; run ./mokka bench --self"));
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("mokka " + arguments[0] + " failed");
        }
        return output;
    }

    /** The first of so many consecutive ports, free a moment ago. */
    private static int freePorts(int count) throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (first.getLocalPort() + count < 65_536 && areFree(first.getLocalPort() + 1, count - 1)) {
                    return first.getLocalPort();
                }
            }
        }
        throw new IOException("there are no " + count + " free ports in a row");
    }

    private static boolean areFree(int from, int count) {
        for (int port = from; port < from + count; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                probe.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    List<NodeUnderLoad> nodes() {
        return nodes;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (directory.isEmpty()) {
            return;
        }
        mokka("devnet", "stop", "--dir", directory.get().toString());
        try (Stream<Path> files = Files.walk(directory.get())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
