package org.mokkachain.wallet.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.wallet.directory.RecentTransactions.Entry;

class RecentTransactionsTest {
    @TempDir
    private Path directory;

    private static Entry entry(int number) {
        return new Entry(String.format("%064x", number), "payment " + number);
    }

    private RecentTransactions recent() {
        return new RecentTransactions(directory.resolve("transactions"));
    }

    @Test
    void theNewestComeFirstAndEachOnce() {
        recent().add(List.of(entry(1), entry(2)));
        recent().add(List.of(entry(1)));
        assertThat(recent().newest()).containsExactly(entry(1), entry(2));
    }

    @Test
    void itStaysSmallAndPrivateHoweverMuchIsSent() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            recent().add(List.of(entry(i)));
        }
        assertThat(recent().newest()).hasSize(RecentTransactions.MAX).startsWith(entry(1_999), entry(1_998));
        assertThat(Files.size(directory.resolve("transactions"))).isLessThan(80_000);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("transactions"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aDirectoryThatIsNoWalletStaysAway() {
        new RecentTransactions(directory.resolve("none").resolve("transactions")).add(List.of(entry(1)));
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void aDamagedFileOffersWhatItCan() throws IOException {
        recent().add(List.of(entry(1)));
        Files.writeString(directory.resolve("transactions"), "what is this\n" + entry(2).id());
        assertThat(recent().newest()).containsExactly(new Entry(entry(2).id(), ""));
        Files.write(directory.resolve("transactions"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(recent().newest()).isEmpty();
    }

    @Test
    void aTextThatWouldSteerTheTerminalOrTheFileIsMadeHarmless() {
        recent().add(List.of(new Entry(entry(1).id(), "a\nb\u001b[2J" + "x".repeat(100))));
        assertThat(recent().newest()).hasSize(1);
        assertThat(recent().newest().getFirst().what()).startsWith("a b [2Jx").hasSize(60);
        assertThatThrownBy(() -> new Entry("A".repeat(64), "")).isInstanceOf(IllegalArgumentException.class);
    }
}
