package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Waiting;
import tools.jackson.databind.JsonNode;

/** {@code mokka ledger} on real nodes. */
class LedgerCareTest {
    private static Ended ledger(Devnet devnet, int validator, String command, Object... more) {
        List<Object> words = new ArrayList<>(
                List.of("ledger", command, "--json", "--dir", devnet.directory().resolve("validator-" + validator)));
        words.addAll(Arrays.asList(more));
        return Cli.mokka(words.toArray());
    }

    private static void pay(Devnet devnet) {
        devnet.wallet("tx", "send", "--from", "alice", "--to", "bob", "--amount", "1 MOKKA", "--yes",
                "--password-file", devnet.directory().resolve("wallet/password")).with(0);
    }

    private static JsonNode verified(Devnet devnet, int validator) {
        JsonNode verdict = ledger(devnet, validator, "verify").with(0).json();
        assertThat(verdict.path("ok").asBoolean()).isTrue();
        return verdict;
    }

    @Test
    void aBackupOfARunningNodeIsRestoredAndTheNodeVotesAgainWithoutContradictingItself() {
        try (Devnet devnet = Devnet.start("LedgerCareTest")) {
            pay(devnet);
            Path backup = devnet.directory().resolve("backup");
            assertThat(ledger(devnet, 0, "verify").with(1).err()).contains("process " + devnet.pid(0));
            long saved = ledger(devnet, 0, "backup", "--to", backup).with(0).json().path("height").asLong();
            assertThat(ledger(devnet, 0, "backup", "--to", backup).with(1).err()).contains("already");
            assertThat(ledger(devnet, 0, "compact").with(0).json().path("bytesAfter").asLong()).isPositive();
            for (int i = 0; i < 5; i++) {
                pay(devnet);
            }
            long height = devnet.status(0).height();
            devnet.stop().with(0);

            JsonNode verdict = verified(devnet, 0);
            assertThat(verdict.path("height").asLong()).isGreaterThanOrEqualTo(height);
            assertThat(verdict.path("executed").asBoolean()).isTrue();
            JsonNode restored = ledger(devnet, 0, "restore", "--from", backup).with(0).json();
            assertThat(restored.path("height").asLong()).isEqualTo(saved);
            assertThat(Path.of(restored.path("replaced").asString())).isDirectory();
            JsonNode pruned = ledger(devnet, 1, "prune", "--keep", 2).with(0).json();
            assertThat(pruned.path("first").asLong()).isEqualTo(pruned.path("height").asLong() - 1);
            assertThat(verified(devnet, 1).path("executed").asBoolean()).isFalse();

            devnet.again();
            Waiting.until("the restored node has caught up", () -> devnet.status(0).height() >= height);
            Waiting.until("it votes", () -> !devnet.status(0).state().equals("rejoining"));
            pay(devnet);
            devnet.stop().with(0);
            verified(devnet, 0);
        }
    }

    @Test
    void aFlippedByteIsFoundByVerificationAndSaid() throws IOException {
        try (Devnet devnet = Devnet.start("LedgerCareTestDamage", "--validators", 1)) {
            pay(devnet);
            devnet.stop().with(0);
            ledger(devnet, 0, "compact").with(0);
            Path largest;
            try (var files = Files.list(devnet.directory().resolve("validator-0/ledger/db"))) {
                largest = files.filter(file -> file.toString().endsWith(".sst"))
                        .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                        .orElseThrow();
            }
            byte[] content = Files.readAllBytes(largest);
            content[content.length / 3] ^= 1;
            Files.write(largest, content);
            Ended ended = ledger(devnet, 0, "verify").with(1);
            assertThat(ended.out() + ended.err()).containsAnyOf("checksum", "Corruption", "corrupt");
        }
    }
}
