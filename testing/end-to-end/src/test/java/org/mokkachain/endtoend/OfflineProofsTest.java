package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;

/** Receipts taken with the wallet are checked when no node runs any more, with nothing but the genesis. */
class OfflineProofsTest {
    private final Map<String, String> expected = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    private Path genesis;

    @Test
    void whatTheWalletProvesStandsWithoutANodeAndNoByteOfItCanBeChanged() throws IOException {
        try (Devnet devnet = Devnet.start("OfflineProofsTest", "--validators", 1)) {
            genesis = Files.copy(devnet.directory().resolve("genesis.json"), folder.resolve("genesis.json"));
            String transaction = happen(devnet);
            takeReceipts(devnet, transaction);
            aReceiptOfAnotherNetworkIsNotWritten(devnet);
            devnet.stop().with(0);
        }
        for (Map.Entry<String, String> receipt : expected.entrySet()) {
            Ended proven = verify(receipt.getKey()).with(0);
            assertThat(proven.out())
                    .contains("proven, trusting nothing but", receipt.getValue(), "Made final by validator-0: 1 of 1")
                    .containsPattern("Block [0-9]+ of 20");
        }
        flippedBytesAreRefused();
        assertThat(verify("none.json").with(1).err()).contains("cannot be read");
    }

    /** What there is to be proven; the id of the transaction that put data. */
    private String happen(Devnet devnet) throws IOException {
        Files.writeString(folder.resolve("contract.txt"), "the landlord lets");
        sent(devnet, "asset", "issue", "EUR", "--supply", "1000", "--freezable", "--from", "alice");
        sent(devnet, "tx", "send", "--to", "bob", "--amount", "5 EUR", "--from", "alice");
        sent(devnet, "anchor", "put", folder.resolve("contract.txt"), "--label", "rent", "--from", "alice");
        sent(devnet, "validator", "propose-permission", "denied", "--account", "dave", "--from", "alice");
        String put = sent(devnet, "data", "put", "a b/../größe %2F", "42", "--from", "carol")
                .json().path("id").asString();
        sent(devnet, "data", "put", "a b/../größe %2F", "43", "gone", "x", "--from", "carol");
        sent(devnet, "data", "delete", "gone", "--from", "carol");
        Ended history = devnet.wallet("data", "history", "a b/../größe %2F", "--owner", "carol").with(0);
        assertThat(history.out()).contains(put).containsSubsequence("43", "42");
        assertThat(devnet.wallet("data", "history", "gone", "--owner", "carol").with(0).out())
                .containsSubsequence("deleted", "x");
        assertThat(devnet.wallet("data", "get", "a b/../größe %2F", "--owner", "carol").with(0).out())
                .isEqualTo("43\n");
        assertThat(devnet.wallet("asset", "history", "EUR").with(0).out())
                .containsSubsequence("transfer 5 EUR to bob", "issue 1000 EUR");
        assertThat(devnet.wallet("account", "history", "bob").with(0).out()).contains("transfer 5 EUR to bob");
        return put;
    }

    private void takeReceipts(Devnet devnet, String transaction) {
        take(devnet, "did: store 2 bytes under", "tx", "proof", transaction);
        take(devnet, "of EUR, the asset ", "asset", "proof", "EUR");
        take(devnet, " has 500 base units of the asset ", "asset", "proof", "EUR", "--holder", "bob");
        take(devnet, " has nothing of the asset ", "asset", "proof", "EUR", "--holder", "carol");
        take(devnet, "no asset has the symbol USD", "asset", "proof", "USD");
        take(devnet, " is notarised: by ", "anchor", "proof", folder.resolve("contract.txt"));
        take(devnet, "nobody has notarised the document", "anchor", "proof", genesis);
        take(devnet, "stores under the key \"a b/../größe %2F\" since block ", "data", "proof", "a b/../größe %2F",
                "--owner", "carol");
        take(devnet, "stores nothing under the key \"gone\"", "data", "proof", "gone", "--owner", "carol");
        take(devnet, "status passed", "validator", "proof", "--proposal", "1");
        take(devnet, "there is no proposal 2", "validator", "proof", "--proposal", "2");
        take(devnet, " is denied to send", "validator", "proof", "--account", "dave");
        take(devnet, "nothing is laid down for the node", "validator", "proof", "--node-key", "ab".repeat(32));
        take(devnet, "the validators decided on are validator-0 ", "validator", "proof");
        take(devnet, "has this account", "account", "proof", "alice");
    }

    private void take(Devnet devnet, String says, Object... words) {
        String name = "receipt-" + expected.size() + ".json";
        List<Object> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--out", folder.resolve(name), "--genesis", genesis));
        assertThat(devnet.wallet(all.toArray()).with(0).out()).contains("proven");
        expected.put(name, says);
    }

    private void aReceiptOfAnotherNetworkIsNotWritten(Devnet devnet) {
        Path file = folder.resolve("foreign.json");
        Ended refused = devnet.wallet("anchor", "proof", "--hash", "ab".repeat(32), "--out", file, "--genesis",
                Cli.home().resolve("genesis.json"));
        assertThat(refused.with(1).err()).contains("step network");
        assertThat(file).doesNotExist();
    }

    /** Each start of the program costs half a second: a byte in each tenth of each file. */
    private void flippedBytesAreRefused() throws IOException {
        int turn = 0;
        for (String name : expected.keySet()) {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            int at = bytes.length * (turn++ % 10) / 10 + 1;
            while (Character.isWhitespace(bytes[at])) {
                at++;
            }
            bytes[at] ^= 1;
            Path bent = Files.write(folder.resolve("bent.json"), bytes);
            Ended refused = verify("bent.json").with(1);
            assertThat(refused.out()).as(name + ", byte " + at + "\n" + new String(bytes, StandardCharsets.UTF_8))
                    .contains("not proven, step ");
            Files.delete(bent);
        }
    }

    private Ended verify(String name) {
        return Cli.mokka("verify", folder.resolve(name), "--genesis", genesis);
    }

    private static Ended sent(Devnet devnet, Object... words) {
        List<Object> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--yes", "--json"));
        return devnet.wallet(all.toArray()).with(0);
    }
}
