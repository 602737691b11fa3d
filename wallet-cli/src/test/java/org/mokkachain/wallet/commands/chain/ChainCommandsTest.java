package org.mokkachain.wallet.commands.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.fixture.Wallet.Ended;
import tools.jackson.databind.JsonNode;

class ChainCommandsTest {
    @TempDir
    private Path home;

    private StandInNode node;
    private Wallet wallet;

    @BeforeEach
    void start() throws IOException {
        node = new StandInNode("mokka-devnet");
        wallet = new Wallet(home).with("MOKKA_NODE", node.url());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void theStatusOfAChainThatMoves() {
        Ended people = wallet.run("chain", "status");
        assertThat(people.code()).isZero();
        assertThat(people.out()).contains("4 of 4 validators", "mokka-devnet", "validator-1, term 4");
        JsonNode json = wallet.run("chain", "status", "--json").json();
        assertThat(json.get("height").asLong()).isZero();
        assertThat(json.get("chainId").asString()).isEqualTo(node.ledger.chainId.hex());
        assertThat(json.get("liveness").get("ok").asBoolean()).isTrue();
        assertThat(Files.exists(wallet.directory)).as("looking leaves nothing behind").isFalse();
    }

    @Test
    void aStalledChainEndsWithEightAndSaysWhy() {
        node.ledger.stall(true);
        Ended people = wallet.run("chain", "status");
        assertThat(people.code()).isEqualTo(8);
        assertThat(people.out()).contains("validator-2 and validator-3 are unreachable");
        assertThat(people.err()).contains("stalled");
        Ended json = wallet.run("chain", "status", "--json");
        assertThat(json.code()).isEqualTo(8);
        assertThat(json.json().get("liveness").get("ok").asBoolean()).isFalse();
        assertThat(json.error().get("code").asString()).isEqualTo("chain_stalled");
    }

    @Test
    void validatorsAndPeersAreListed() {
        assertThat(wallet.run("chain", "validators").out()).contains("validator-0", "online");
        assertThat(wallet.run("chain", "validators", "--json").json().get("validators").get(0).get("name").asString())
                .isEqualTo("validator-0");
        assertThat(wallet.run("chain", "peers").out()).contains("127.0.0.1:9101", "connected");
        assertThat(wallet.run("chain", "peers", "--json").json().get("peers").size()).isEqualTo(1);
    }

    @Test
    void rateAndTimesOfTheChainAreShown() {
        Ended stats = wallet.run("chain", "stats", "--window", "10s");
        assertThat(stats.out())
                .contains("2, 0.20 per second", "3, 0.30 per second, 1 of them without effect")
                .contains("half within 12 ms, 99 % within 19 ms, all within 1.9 s")
                .contains("nothing to count in this time");
        assertThat(wallet.run("chain", "stats", "--json").json().get("transactions").asLong()).isEqualTo(3);
        assertThat(wallet.run("chain", "stats", "--window", "long").code()).isEqualTo(2);
    }

    @Test
    void blocksAreShownByHeightHashAndLatest() {
        JsonNode latest = wallet.run("block", "show", "latest", "--json").json();
        assertThat(latest.get("height").asLong()).isZero();
        String hash = latest.get("hash").asString();
        assertThat(wallet.run("block", "show", hash).out()).contains(hash);
        assertThat(wallet.run("block", "show", "0").out()).contains(hash);
        Ended missing = wallet.run("block", "show", "77", "--json");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.error().get("code").asString()).isEqualTo("not_found");
        assertThat(wallet.run("block", "show", "first").code()).isEqualTo(2);
    }

    @Test
    void watchingWritesOneObjectPerLine() {
        Ended watched = wallet.run("chain", "watch", "--topics", "blocks", "--count", "1", "--json");
        assertThat(watched.code()).isZero();
        JsonNode line = watched.json();
        assertThat(line.get("topic").asString()).isEqualTo("blocks");
        assertThat(line.get("event").get("block").get("height").asLong()).isZero();
        assertThat(wallet.run("chain", "watch", "--count", "1").out()).contains("block");
        assertThat(wallet.run("chain", "watch", "--topics", "weather").code()).isEqualTo(2);
    }

    @Test
    void anUnknownTransactionIsUnknownAndABadIdIsRefused() {
        Ended unknown = wallet.run("tx", "show", "ab".repeat(32), "--json");
        assertThat(unknown.code()).isZero();
        assertThat(unknown.json().get("status").asString()).isEqualTo("unknown");
        assertThat(wallet.run("tx", "show", "xyz").code()).isEqualTo(2);
    }

    @Test
    void whereNoNodeAnswersTheCommandEndsWithFive() {
        Ended ended = wallet.run("chain", "status", "--json", "--node", "http://127.0.0.1:1");
        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.error().get("code").asString()).isEqualTo("cannot_connect");
        assertThat(ended.error().get("remedy").asString()).contains("mokka devnet");
        assertThat(wallet.run("chain", "status", "--node", "ftp://x").code()).isEqualTo(2);
        assertThat(wallet.run("chain", "status", "--node", "not a url").code()).isEqualTo(2);
    }

    @Test
    void theNodeComesFromOptionThenEnvironmentThenProfile() throws IOException {
        wallet.without("MOKKA_NODE");
        Files.createDirectories(wallet.directory);
        Files.writeString(wallet.directory.resolve("profile"), "node = " + node.url() + "\n");
        assertThat(wallet.run("chain", "status").code()).isZero();
        assertThat(wallet.with("MOKKA_NODE", "http://127.0.0.1:1").run("chain", "status").code()).isEqualTo(5);
        assertThat(wallet.run("chain", "status", "--node", node.url()).code()).isZero();
    }

    @Test
    void usageErrorsEndWithTwoAndSayWhatThereIs() {
        assertThat(wallet.run("verify", "x").code()).isEqualTo(2);
        assertThat(wallet.run("account").err()).contains("new|import|list");
        assertThat(wallet.run("account", "nwe").code()).isEqualTo(2);
        assertThat(wallet.run("chain", "status", "--frobnicate").err()).contains("--frobnicate", "chain status --help");
        assertThat(wallet.run("chain", "status", "extra").code()).isEqualTo(2);
        assertThat(wallet.run("--frobnicate").code()).isEqualTo(2);
        assertThat(wallet.run("block", "show").err()).contains("Missing required parameter", "block show --help");
        assertThat(wallet.run("chain", "status", "--node", "--json").code()).isEqualTo(2);
        assertThat(wallet.run("chain", "status", "--timeout", "soon").code()).isEqualTo(2);
        Ended json = wallet.run("tx", "send", "--json");
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.out()).isEmpty();
        assertThat(json.error().get("code").asString()).isEqualTo("usage");
    }

    @Test
    void helpIsAResult() {
        assertThat(wallet.run("--help").out()).contains("account new", "Exit codes");
        assertThat(wallet.run("help", "tx", "send").out()).contains("--amount AMOUNT", "Example");
        assertThat(wallet.run("tx", "send", "-h").out()).contains("--amount AMOUNT");
        assertThat(wallet.run("chain", "--help").out()).contains("chain watch").doesNotContain("account");
        assertThat(wallet.run("help").code()).isZero();
    }

    @Test
    void linesFromAPipeRunInTurnAndTheLastDecides() {
        Ended ended = wallet.pipe("# look\n\nchain status --json\n./mokka wallet block show 'latest' --json\n");
        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines()).hasSize(2);
        assertThat(wallet.pipe("chain status\nfoo\n").code()).isEqualTo(2);
        assertThat(wallet.pipe("foo\nchain status\nexit\nfoo\n").code()).isZero();
    }
}
