package org.mokkachain.endtoend.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Status;

/** A validator of a development network that was ended there and is started by hand, with what it says at hand. */
public final class JoiningNode implements AutoCloseable {
    private static final String SMALL = "-Xms32m -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final Devnet devnet;
    private final int index;
    private final Cli.Begun begun;

    private JoiningNode(Devnet devnet, int index, Cli.Begun begun) {
        this.devnet = devnet;
        this.index = index;
        this.begun = begun;
    }

    /** Starts a validator that does not run. */
    public static JoiningNode start(Devnet devnet, int index, Object... options) {
        return start(SMALL, devnet, index, config(devnet, index), options);
    }

    /** As {@link #start}, with one more option of the Java runtime. */
    public static JoiningNode startWith(String javaOption, Devnet devnet, int index, Object... options) {
        return start(SMALL + " " + javaOption, devnet, index, config(devnet, index), options);
    }

    /** Starts another node from a copy of a validator's directory. */
    public static JoiningNode copy(Devnet devnet, int index, Path config, Object... options) {
        return start(SMALL, devnet, index, config, options);
    }

    private static Path config(Devnet devnet, int index) {
        return devnet.directory().resolve("validator-" + index).resolve("node.toml");
    }

    private static JoiningNode start(String java, Devnet devnet, int index, Path config, Object... options) {
        Object[] words = new Object[options.length + 3];
        words[0] = "node";
        words[1] = "--config";
        words[2] = config;
        System.arraycopy(options, 0, words, 3, options.length);
        return new JoiningNode(devnet, index, Cli.startWith(Map.of("MOKKA_JAVA_OPTS", java), words));
    }

    /** Waits for the condition; if it does not come, what the node said tells why. */
    public void until(String condition, Callable<Boolean> holds) {
        try {
            Waiting.until(condition, holds);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(condition + ": not so. The node said:\n" + said(), e);
        }
    }

    /** As the API says. */
    public Status status() throws MokkaClientException {
        return devnet.client(index).status();
    }

    /** As far as another one, and with a vote. */
    public boolean isInSyncWith(int other) throws MokkaClientException {
        Status mine = status();
        return mine.height() >= devnet.status(other).height()
                && List.of("follower", "leader").contains(mine.state());
    }

    /** Its log so far. */
    public String said() {
        return begun.outSoFar() + begun.errSoFar();
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        try {
            begun.process().destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Asks it to end, and waits; its exit code. */
    public int terminate() {
        begun.process().destroy();
        return exitCode();
    }

    /** As Ctrl-C does, and waits; its exit code. */
    public int interrupt() {
        begun.interrupt();
        return exitCode();
    }

    private int exitCode() {
        try {
            return begun.process().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        begun.end();
    }
}
