package org.mokkachain.wallet.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.ScreenTerminal;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Clients;
import org.mokkachain.wallet.session.Settings;

/** The shell at a terminal that exists in memory only: types, and reads the screen. */
final class VirtualShell implements AutoCloseable {
    static final String TAB = "\t";
    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final String UP = "\u001bOA";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Clients clients = new Clients();
    private final ScreenTerminal.VirtualTerminal virtual;
    private final CompletableFuture<ExitCode> running;

    VirtualShell(Settings settings, int columns, int rows) throws IOException {
        virtual = ScreenTerminal.withTerminal("test", "xterm-256color", columns, rows);
        running = CompletableFuture.supplyAsync(
                () -> run(settings), task -> Thread.ofPlatform().name("shell").daemon().start(task));
        awaitScreen("Tab completes");
    }

    private ExitCode run(Settings settings) {
        try {
            return new Shell(virtual.terminal(), Map.of(), settings, clients).run();
        } catch (Failure e) {
            throw new IllegalStateException(e);
        }
    }

    void type(String keys) throws IOException {
        virtual.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    String shown() {
        return virtual.screen().toString();
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(PATIENCE);
    }

    void awaitScreen(String text) {
        await(text).untilAsserted(() -> assertThat(shown()).contains(text));
    }

    void awaitGone(String text) {
        await("no " + text).until(() -> !shown().contains(text));
    }

    /** As a window that is pulled. */
    void resize(int columns, int rows) {
        virtual.screen().setSize(columns, rows);
        virtual.terminal().setSize(new Size(columns, rows));
        virtual.terminal().raise(Terminal.Signal.WINCH);
    }

    void awaitEnd() {
        await("end of the shell").until(running::isDone);
        assertThat(running.join()).isEqualTo(ExitCode.OK);
    }

    @Override
    public void close() throws IOException {
        virtual.terminal().close();
        clients.close();
    }
}
