package org.mokkachain.node.devnet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.api.model.Status;
import org.mokkachain.keystore.KeystoreException;

/**
 * Starts a development network: makes what is missing in its directory, starts the validators that do not run, and
 * waits until the chain has a block and a leader. Not thread-safe.
 */
public final class DevnetStart {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_PER_VALIDATOR = Duration.ofSeconds(5);

    private final DevnetDirectory directory;
    private final Environment environment;
    private final Consumer<String> notes;
    private final List<NodeProcess> started = new ArrayList<>();

    /**
     * Where this program runs.
     *
     * @param home the checkout, with the committed genesis; empty: unknown
     * @param launcher the script that starts programs; empty: unknown
     */
    public record Environment(Optional<Path> home, Optional<Path> launcher) {}

    /** @param notes takes lines about progress */
    public DevnetStart(DevnetDirectory directory, Environment environment, Consumer<String> notes) {
        this.directory = directory;
        this.environment = environment;
        this.notes = notes;
    }

    /** Ends what runs in the directory and deletes it. */
    public void clean() throws IOException {
        DevnetStop.clean(directory);
    }

    /** Starts what does not run; returns when the chain goes. On failure, what was started is ended again. */
    public Running start(Layout layout) throws IOException, KeystoreException {
        boolean complete = false;
        Network network = find(layout);
        DevnetFiles.mark(directory);
        try (DirectoryLock lock = DirectoryLock.take(directory)) {
            Network locked = find(layout);
            List<NodeProcess> processes = startMissing(locked);
            new DevnetFiles(locked).writeWallet();
            awaitChain(locked, processes);
            complete = true;
            return new Running(locked, processes);
        } finally {
            if (!complete) {
                DevnetStop.stop(network, started);
            }
        }
    }

    private Network find(Layout layout) throws IOException {
        return new NetworkFinder(directory, environment.home()).find(layout);
    }

    private List<NodeProcess> startMissing(Network network) throws IOException, KeystoreException {
        List<NodeProcess> processes = DevnetStop.running(network);
        List<Integer> running = processes.stream().map(NodeProcess::index).toList();
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < network.size(); i++) {
            if (!running.contains(i)) {
                missing.add(i);
            }
        }
        refuseMove(network, running);
        Ports.requireFree(network, missing);
        notes.accept("starting " + missing.size() + " of " + network.size() + " validators in " + directory.root());
        DevnetFiles files = new DevnetFiles(network);
        files.writeGenesis();
        NodeCommandLine command = NodeCommandLine.on(
                Runtime.getRuntime().availableProcessors(), network.size(), environment.launcher());
        List<NodeProcess> all = new ArrayList<>(processes);
        for (int index : missing) {
            files.writeValidator(index);
            NodeProcess process = NodeProcess.start(directory, index, command);
            started.add(process);
            all.add(process);
        }
        all.sort((a, b) -> Integer.compare(a.index(), b.index()));
        return all;
    }

    /** Running validators would go on looking for the others at the old ports. */
    private void refuseMove(Network network, List<Integer> running) {
        Network present = Files.exists(directory.config(0)) ? NetworkFinder.existing(directory) : network;
        boolean moved = present.httpPort() != network.httpPort() || present.p2pPort() != network.p2pPort();
        if (moved && !running.isEmpty()) {
            throw new DevnetException(running.size() + " validators of " + directory.root()
                            + " run with HTTP port " + present.httpPort() + " and p2p port " + present.p2pPort(),
                    "Stop them first with 'mokka devnet stop', or leave the ports out.");
        }
    }

    private void awaitChain(Network network, List<NodeProcess> processes) throws IOException {
        Duration patience = PATIENCE.plus(PATIENCE_PER_VALIDATOR.multipliedBy(network.size()));
        long deadline = System.nanoTime() + patience.toNanos();
        List<Status> answers = List.of();
        while (!isGoing(answers, network)) {
            refuseDead(network, processes);
            if (System.nanoTime() - deadline > 0) {
                throw stalled(answers, network, patience);
            }
            pause();
            answers = ask(network);
        }
    }

    private static List<Status> ask(Network network) {
        List<Status> answers = new ArrayList<>();
        for (int i = 0; i < network.size() && answers.size() == i; i++) {
            Probe.status(network.api(i)).ifPresent(answers::add);
        }
        return answers;
    }

    private static boolean isGoing(List<Status> answers, Network network) {
        return answers.size() == network.size()
                && answers.stream().allMatch(status -> status.height() >= 1)
                && answers.stream().anyMatch(status -> status.leader().isPresent());
    }

    private void refuseDead(Network network, List<NodeProcess> processes) throws IOException {
        for (NodeProcess process : processes) {
            if (!process.isAlive()) {
                notes.accept("the end of " + directory.log(process.index()) + ":");
                NodeProcess.lastLines(directory, process.index()).forEach(line -> notes.accept("  " + line));
                throw new DevnetException(network.name(process.index()) + " ended while it was starting",
                        "See its log, " + directory.log(process.index()) + ".");
            }
        }
    }

    private DevnetException stalled(List<Status> answers, Network network, Duration patience) {
        String why = answers.size() < network.size()
                ? network.name(answers.size()) + " does not answer at " + network.api(answers.size())
                : answers.stream().map(Status::liveness).map(Liveness::sentence).findFirst().orElse("");
        return new DevnetException("no block after " + patience.toSeconds() + " s: " + why,
                "See " + directory.root() + "/validator-*/node.log.");
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DevnetException("interrupted while waiting for the first block", "");
        }
    }
}
