package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.types.address.AddressFormat;
import tools.jackson.databind.JsonNode;

/** The wallet program against a real node: what it prints and with which code it ends. 7, 8 and 130 need failures. */
class WalletTest {
    private static final Person BOB = Person.named("bob");

    private static Devnet devnet;
    private static Network network;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void start() throws MokkaClientException {
        devnet = Devnet.start("WalletTest", "--validators", 1);
        network = Network.of(devnet.client(0));
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    private static Ended send(String from, String to, String amount, Object... more) {
        List<Object> words = new ArrayList<>(List.of("tx", "send", "--from", from, "--to", to, "--amount", amount));
        words.addAll(Arrays.asList(more));
        return devnet.wallet(words.toArray());
    }

    private static void requireError(Ended ended, int code, String name) {
        ended.with(code);
        assertThat(ended.error().propertyNames()).containsExactly("code", "message", "remedy");
        assertThat(ended.error().path("code").asString()).isEqualTo(name);
        assertThat(ended.error().path("message").asString()).isNotBlank();
        assertThat(ended.error().path("remedy").asString()).isNotBlank();
    }

    @Test
    void everyCommandThatLooksPrintsOneObject() {
        String id = send("bob", "carol", "1 MOKKA", "--yes", "--json").with(0).json().path("id").asString();
        List<List<String>> commands = List.of(
                List.of("account", "list"), List.of("account", "show", "alice"), List.of("account", "balance"),
                List.of("account", "balance", "dave"), List.of("tx", "show", id), List.of("block", "show", "latest"),
                List.of("block", "show", "0"), List.of("chain", "status"), List.of("chain", "validators"),
                List.of("chain", "peers"), List.of("contact", "list"));
        for (List<String> command : commands) {
            List<Object> words = new ArrayList<>(command);
            words.add("--json");
            Ended ended = devnet.wallet(words.toArray()).with(0);
            assertThat(ended.json().isObject()).as("%s", ended).isTrue();
            assertThat(ended.out()).as("%s", command).hasLineCount(1);
        }
    }

    @Test
    void aTransferToOneselfCostsTheFeeAndItsResultHasTheFieldsOfTheContract() throws MokkaClientException {
        long before = BOB.balance(network, devnet.client(0));
        JsonNode result = send("bob", "bob", "3 MOKKA", "--yes", "--json").with(0).json();
        assertThat(result.propertyNames()).containsExactly("id", "status", "height", "index", "fee", "milliseconds");
        assertThat(result.path("status").asString()).isEqualTo("committed");
        assertThat(result.path("fee").isString()).isTrue();
        assertThat(result.path("height").isIntegralNumber()).isTrue();
        assertThat(BOB.balance(network, devnet.client(0))).isEqualTo(before - network.fee().units());
    }

    @Test
    void aNewAccountIsFundedPaysAndMovesToAnotherWallet() throws IOException {
        Path wallet = scratch.resolve("mine");
        Path password = passwordFile("correct horse");
        Object[] mine = {"--wallet-dir", wallet, "--password-file", password, "--node", devnet.client(0).node()};
        String address = wallet(mine, "account", "new", "zoe", "--json").with(0).json().path("address").asString();
        assertThat(address).startsWith("tmok1");
        send("alice", address, "10 MOKKA", "--yes").with(0);
        wallet(mine, "tx", "send", "--to", bobsAddress(), "--amount", "4 MOKKA", "--yes").with(0);
        JsonNode balance = wallet(mine, "account", "balance", "zoe", "--json").with(0).json();
        assertThat(balance.path("balances").get(0).path("amount").asString()).isEqualTo("5999000");
        Path copy = scratch.resolve("zoe.key");
        wallet(mine, "account", "export", "zoe", "--out", copy).with(0);
        Object[] other = {"--wallet-dir", scratch.resolve("other"), "--password-file", password};
        assertThat(wallet(other, "account", "import", "zed", "--key-file", copy, "--json").with(0).json()
                .path("address").asString()).isEqualTo(address);
        requireError(wallet(mine, "account", "new", "zoe", "--json"), 3, "key_exists");
        requireError(wallet(mine, "account", "delete", "zoe", "--json"), 2, "usage");
        wallet(mine, "account", "delete", "zoe", "--yes").with(0);
        Path wrong = passwordFile("something else");
        requireError(Cli.mokka("wallet", "--wallet-dir", scratch.resolve("other"), "--password-file", wrong, "--node",
                devnet.client(0).node(), "tx", "send", "--to", bobsAddress(), "--amount", "1 MOKKA", "--yes", "--json"),
                4, "wrong_password");
    }

    private static String bobsAddress() {
        return network.text(BOB);
    }

    private Path passwordFile(String password) throws IOException {
        return Files.writeString(Files.createTempFile(scratch, "password", ""), password + "\n");
    }

    private static Ended wallet(Object[] options, Object... words) {
        List<Object> all = new ArrayList<>(List.of("wallet"));
        all.addAll(Arrays.asList(options));
        all.addAll(Arrays.asList(words));
        return Cli.mokka(all.toArray());
    }

    @Test
    void whatDoesNotExistIsAnError() {
        requireError(devnet.wallet("block", "show", "99999999", "--json"), 1, "not_found");
        assertThat(devnet.wallet("block", "show", "99999999").with(1).err()).startsWith("error: ");
    }

    @Test
    void mistakesInUsageAreTold() {
        requireError(devnet.wallet("tx", "sned", "--json"), 2, "usage");
        requireError(send("alice", "bob", "1 MOKKA", "--json"), 2, "usage");
        requireError(send("alice", "bob", "0 MOKKA", "--yes", "--json"), 2, "usage");
        requireError(send("alice", "nobody", "1 MOKKA", "--yes", "--json"), 2, "usage");
        requireError(devnet.wallet("tx", "send", "--to", "bob", "--amount", "1 MOKKA", "--yes", "--json"), 2, "usage");
    }

    @Test
    void anAddressOfAnotherNetworkIsRefusedByName() {
        Ended ended = send("alice", AddressFormat.PRODUCTION.format(BOB.address()), "1 MOKKA", "--yes", "--json");
        requireError(ended, 2, "bad_address");
        assertThat(ended.error().path("message").asString()).contains("a production network ('mok')");
        String typo = bobsAddress().substring(0, 20) + (bobsAddress().charAt(20) == 'q' ? 'p' : 'q')
                + bobsAddress().substring(21);
        requireError(send("alice", typo, "1 MOKKA", "--yes", "--json"), 2, "bad_address");
    }

    @Test
    void aWalletOfOneNetworkDoesNotPayOnAnother() {
        devnet.wallet("account", "balance").with(0);
        try (Devnet other = Devnet.start("OtherNetwork", "--validators", 1, "--crash-model", "cft")) {
            Ended ended = send("alice", "bob", "1 MOKKA", "--yes", "--json", "--node", other.client(0).node());
            requireError(ended, 3, "other_network");
            assertThat(ended.error().path("message").asString()).contains("devnet-bft-1", "devnet-cft-1");
        }
    }

    @Test
    void anUnknownAccountAndANodeThatIsNotThereAndTooMuchMoneyHaveTheirCodes() {
        send("nobody", "bob", "1 MOKKA", "--yes", "--json").with(3);
        requireError(devnet.wallet("chain", "status", "--node", "http://127.0.0.1:1", "--json"), 5, "cannot_connect");
        requireError(send("alice", "bob", "2000000000 MOKKA", "--yes", "--json"), 6, "insufficient_balance");
    }

    @Test
    void whoDoesNotWaitIsToldThatItIsPending() {
        JsonNode result = send("carol", "dave", "1 MOKKA", "--yes", "--no-wait", "--json").with(0).json();
        assertThat(result.path("status").asString()).isEqualTo("pending");
        assertThat(result.path("id").asString()).hasSize(64);
    }

    @Test
    void aFileOfCommandsRunsLineByLine() throws IOException {
        Path script = Files.writeString(scratch.resolve("script"), """
                account list
                tx send --from dave --to carol --amount "2 MOKKA" --yes
                block show 99999999
                """);
        Ended ended = Cli.mokkaReading(script, devnet.walletWords()).with(1);
        assertThat(ended.out()).contains("alice", "Sent 2 MOKKA to carol");
        assertThat(ended.err()).contains("there is no final block 99999999");
    }
}
