package org.mokkachain.node.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.ledger.store.DamagedStoreException;
import org.mokkachain.ledger.store.ForeignStoreException;
import org.mokkachain.ledger.store.StoreLockedException;
import org.mokkachain.ledger.store.UnknownSchemaException;
import org.mokkachain.node.config.ConfigurationException;

class ErrorReportTest {
    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsExitCodeAndOneLine(Throwable failure, int exit, String line) {
        ErrorReport report = ErrorReport.of(failure);
        assertThat(report.exit().number()).isEqualTo(exit);
        assertThat(report.line()).isEqualTo(line);
        assertThat(report.isBug()).isFalse();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new ConfigurationException("x is wrong", "node.toml line 3", "Write y."), 3,
                        "error: x is wrong (node.toml line 3). Write y."),
                arguments(new CommandException(ExitCode.WRONG_PASSWORD, "no", "try again"), 4, "error: no. Try again."),
                arguments(new ForeignStoreException("another chain", "take another"), 3,
                        "error: another chain. Take another."),
                arguments(new UnknownSchemaException("newer", "update"), 3, "error: newer. Update."),
                arguments(new StoreLockedException("in use by process 7", "stop it"), 1,
                        "error: in use by process 7. Stop it."),
                arguments(new DamagedStoreException("damaged", "restore"), 1, "error: damaged. Restore."),
                arguments(new ConnectionException(URI.create("http://a"), "no answer"), 5,
                        "error: no answer. Check that the node runs and that its address is right."),
                arguments(new BindException("port 9100 is in use"), 1, "error: port 9100 is in use"),
                arguments(new NoSuchFileException("/a"), 1, "error: there is no /a"),
                arguments(new AccessDeniedException("/a"), 1,
                        "error: no access to /a. Check its owner and permissions."),
                arguments(new IOException("two\n  lines."), 1, "error: two lines"),
                arguments(new UncheckedIOException(new IOException("disk")), 1, "error: disk"));
    }

    @Test
    void whatIsNotKnownIsABug() {
        ErrorReport report = ErrorReport.of(new IllegalStateException("broken"));
        assertThat(report.isBug()).isTrue();
        assertThat(report.exit()).isEqualTo(ExitCode.ERROR);
        assertThat(report.line()).contains("this is a bug: java.lang.IllegalStateException: broken");
    }

    @Test
    void forProgramsItIsOneObject() {
        assertThat(ErrorReport.of(new ConfigurationException("x \"is\" wrong", "Write y.")).json())
                .isEqualTo("{\"error\":{\"code\":\"configuration\",\"message\":\"x \\\"is\\\" wrong\","
                        + "\"remedy\":\"Write y.\"}}");
    }
}
