package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import tools.jackson.databind.JsonNode;

/**
 * A wallet that never reaches a node signs, another one hands in, and a third party that has nothing but the genesis
 * checks the receipt when no node runs any more. Files with flipped bytes are refused at every step.
 */
class OfflineSigningTest {
    @TempDir
    private Path folder;

    private Path cold;
    private Path password;

    @BeforeEach
    void prepare() throws IOException {
        cold = folder.resolve("cold");
        password = Files.writeString(folder.resolve("password"), "correct horse\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    }

    /** On a machine without a network: there is no node at the address it is given. */
    private Ended offline(Object... words) {
        List<Object> all = new ArrayList<>(List.of("wallet", "--wallet-dir", cold, "--password-file", password));
        all.addAll(Arrays.asList(words));
        all.addAll(List.of("--offline", "--yes", "--json"));
        return Cli.mokkaWith(Map.of("MOKKA_NODE", "http://127.0.0.1:1"), all.toArray());
    }

    private static Ended online(Devnet devnet, Object... words) {
        List<Object> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--yes", "--json"));
        return devnet.wallet(all.toArray());
    }

    @Test
    void whatIsSignedWithoutANetworkIsFinalOnceAndProvenWithNothingButTheGenesis()
            throws IOException, MokkaClientException {
        Path receipt = folder.resolve("receipt.json");
        Path genesis;
        try (Devnet devnet = Devnet.start("OfflineSigningTest", "--validators", 1)) {
            genesis = Files.copy(devnet.directory().resolve("genesis.json"), folder.resolve("genesis.json"));
            JsonNode frost = offline("account", "new", "frost").with(0).json();
            String address = frost.path("address").asString();
            online(devnet, "tx", "send", "--from", "alice", "--to", address, "--amount", "10 MOKKA").with(0);
            String id = paysFromTheColdWallet(devnet, address, genesis);
            twoOfThreeSignApart(devnet, frost.path("publicKey").asString());
            devnet.wallet("tx", "proof", id, "--out", receipt, "--genesis", genesis).with(0);
            devnet.stop().with(0);
        }
        assertThat(Cli.mokka("verify", receipt, "--genesis", genesis).with(0).out())
                .contains("did: transfer 2.5 MOKKA to tmok1", "Made final by validator-0: 1 of 1");
        flip(receipt, 0.9);
        assertThat(Cli.mokka("verify", receipt, "--genesis", genesis).with(1).out()).contains("not proven, step ");
    }

    private String paysFromTheColdWallet(Devnet devnet, String address, Path genesis)
            throws IOException, MokkaClientException {
        Path file = folder.resolve("payment.json");
        online(devnet, "tx", "build", file, "--from", address, "--to", "bob", "--amount", "2.5 MOKKA").with(0);
        requireError(offline("tx", "sign", file), 3, "unknown_network");
        requireError(
                offline("tx", "sign", file, "--genesis", Cli.home().resolve("genesis.json")), 3, "other_network");
        Files.delete(cold.resolve("network"));
        refusedWhenBent(file, bent -> offline("tx", "sign", bent, "--genesis", genesis));
        JsonNode signed = offline("tx", "sign", file, "--genesis", genesis).with(0).json();
        assertThat(signed.path("status").asString()).isEqualTo("complete");
        JsonNode operation = signed.path("content").path("operations").get(0);
        assertThat(operation.path("text").asString()).startsWith("transfer 2.5 MOKKA to tmok1");
        assertThat(operation.path("amount").asString()).isEqualTo("2500000");
        refusedWhenBent(file, bent -> online(devnet, "tx", "submit", bent));
        Network network = Network.of(devnet.client(0));
        Person bob = Person.named("bob");
        long before = bob.balance(network, devnet.client(0));
        JsonNode sent = online(devnet, "tx", "submit", file).with(0).json();
        assertThat(sent.path("status").asString()).isEqualTo("committed");
        assertThat(online(devnet, "tx", "submit", file).with(0).json().path("height")).isEqualTo(sent.path("height"));
        assertThat(bob.balance(network, devnet.client(0))).isEqualTo(before + 2_500_000);
        return sent.path("id").asString();
    }

    private void twoOfThreeSignApart(Devnet devnet, String frostKey) {
        Path file = folder.resolve("shared.json");
        online(devnet, "multisig", "set", "--threshold", 2, "--key", "carol", "--key", "dave", "--key", frostKey,
                "--from", "carol").with(0);
        JsonNode proposed = online(devnet, "multisig", "propose", file, "--from", "carol", "--to", "bob", "--amount",
                "1 MOKKA", "--sign-with", "carol").with(0).json();
        assertThat(proposed.path("status").asString()).isEqualTo("incomplete");
        requireError(online(devnet, "tx", "submit", file), 3, "missing_signatures");
        assertThat(offline("multisig", "approve", file).with(0).json().path("status").asString())
                .isEqualTo("complete");
        JsonNode sent = online(devnet, "multisig", "approve", file).with(0).json();
        assertThat(sent.path("status").asString()).isEqualTo("committed");
    }

    private static void requireError(Ended ended, int code, String name) {
        assertThat(ended.with(code).error().path("code").asString()).isEqualTo(name);
        assertThat(ended.error().path("remedy").asString()).isNotBlank();
    }

    /** A step with a file. */
    private interface Step {
        Ended run(Path file);
    }

    /** Each start of the program costs half a second; that every bit counts is tested where that costs nothing. */
    private void refusedWhenBent(Path file, Step step) throws IOException {
        for (double place : new double[] {0.2, 0.5, 0.8}) {
            Path bent = Files.copy(file, folder.resolve("bent.json"));
            flip(bent, place);
            Ended refused = step.run(bent);
            requireError(refused, 1, "bad_transaction_file");
            assertThat(refused.error().path("message").asString()).contains("is not to be trusted: ");
            Files.delete(bent);
        }
    }

    private static void flip(Path file, double place) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = (int) (bytes.length * place);
        while (Character.isWhitespace(bytes[at])) {
            at++;
        }
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }
}
