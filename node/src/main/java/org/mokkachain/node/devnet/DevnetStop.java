package org.mokkachain.node.devnet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends the processes of a development network, and deletes its directory. */
public final class DevnetStop {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private DevnetStop() {}

    /**
     * A process that was ended.
     *
     * @param forced it did not end by itself in ten seconds
     */
    public record Stopped(String name, long pid, boolean forced) {}

    /** Ends all processes of the network in {@code directory}; a {@link DevnetException} if there is no network. */
    public static List<Stopped> stop(DevnetDirectory directory) throws IOException {
        Network network = NetworkFinder.existing(directory);
        return stop(network, running(network));
    }

    /** Asks all of {@code processes} to end, then waits for each, then insists. */
    static List<Stopped> stop(Network network, List<NodeProcess> processes) throws IOException {
        processes.forEach(process -> process.handle().destroy());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Stopped> stopped = new ArrayList<>();
        for (NodeProcess process : processes) {
            boolean forced = !hasEnded(process, deadline - System.nanoTime());
            if (forced) {
                process.handle().destroyForcibly();
                hasEnded(process, PATIENCE.toNanos());
            }
            Files.deleteIfExists(network.directory().pid(process.index()));
            stopped.add(new Stopped(network.name(process.index()), process.pid(), forced));
        }
        return stopped;
    }

    /** The processes of a network that run. */
    static List<NodeProcess> running(Network network) throws IOException {
        List<NodeProcess> running = new ArrayList<>();
        for (int i = 0; i < network.size(); i++) {
            NodeProcess.find(network.directory(), i).ifPresent(running::add);
        }
        return running;
    }

    /** Ends what runs and deletes the directory; refused for a directory that is not one of a development network. */
    static void clean(DevnetDirectory directory) throws IOException {
        if (!Files.exists(directory.root())) {
            return;
        }
        if (!Files.exists(directory.marker())) {
            throw NetworkFinder.foreign(directory);
        }
        if (Files.exists(directory.genesis())) {
            stop(directory);
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory.root())) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        // The mark goes last, so that an interrupted deletion can be taken up again.
        List<Path> last = List.of(directory.marker(), directory.wallet(), directory.root());
        for (Path path : all) {
            if (!last.contains(path)) {
                Files.delete(path);
            }
        }
        for (Path path : last) {
            Files.delete(path);
        }
    }

    private static boolean hasEnded(NodeProcess process, long nanos) {
        try {
            process.handle().onExit().get(Math.max(1, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
