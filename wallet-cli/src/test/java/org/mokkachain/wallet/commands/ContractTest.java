package org.mokkachain.wallet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Address;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.fixture.Wallet.Ended;
import tools.jackson.databind.JsonNode;

/** The words that scripts rely on: what they say here must stay possible, whatever else a command learns. */
class ContractTest {
    /** In the order in which they can be run; FILES, ADDRESS, ID and HASH stand for what is there. */
    private static final String WORDS = """
            account new erin --mnemonic-words 12 --mnemonic-file FILES/words
            account new frank --mnemonic-words 24 --mnemonic-file FILES/more-words
            account new grace
            account list
            account show grace
            account export grace --out FILES/grace.key
            account delete grace --yes
            account import grace --key-file FILES/grace.key
            account rename grace gina
            account change-password gina --new-password-file FILES/password
            account balance
            account balance alice
            account balance ADDRESS
            contact add zoe ADDRESS
            contact list
            contact remove zoe
            tx send --from alice --to bob --amount "12.5 MOKKA" --yes
            tx send --from alice --to ADDRESS --amount 1 --yes --timeout 20s
            tx send --from alice --to bob --amount "1 MOKKA" --yes --no-wait
            tx show ID
            tx why ID
            tx proof ID --out FILES/receipt.json
            tx build FILES/tx.json --from alice --to bob --amount 3
            tx sign FILES/tx.json --yes --offline
            tx combine FILES/tx.json FILES/tx.json
            tx submit FILES/tx.json --yes
            tx batch FILES/payments.csv --from alice --yes
            asset issue EUR --supply 1000 --mintable --from alice --yes
            asset mint --amount "5 EUR" --from alice --yes
            asset burn --amount "5 EUR" --from alice --yes
            asset list
            asset show EUR
            anchor put FILES/contract.txt --from alice --yes
            anchor verify FILES/contract.txt
            anchor put --hash HASH --from alice --yes
            anchor verify --hash HASH
            data put colour blue --from alice --yes
            data get colour --from alice
            data list --from alice
            data delete colour --from alice --yes
            multisig propose FILES/shared.json --from alice --to bob --amount 1 --yes
            multisig approve FILES/shared.json --yes
            multisig set --threshold 2 --key alice --key bob --from bob --yes
            multisig show bob
            validator list
            validator propose-remove validator-0 --from alice --yes
            validator propose-add --name v4 --key HASH --operator bob --host 127.0.0.1:1 --from alice --yes
            validator proposals
            validator approve 1 --from alice --yes
            chain status
            chain validators
            chain peers
            chain stats
            chain watch --topics blocks --count 1
            block show 1
            block show latest
            """;

    @TempDir
    private Path home;

    private StandInNode node;
    private Wallet wallet;
    private final Map<String, String> meanings = new TreeMap<>();

    @BeforeEach
    void start() throws IOException, KeystoreException {
        node = new StandInNode("mokka-devnet");
        wallet = new Wallet(home).with("MOKKA_NODE", node.url());
        Address alice = wallet.account("alice");
        for (Address account : List.of(alice, wallet.account("bob"))) {
            node.ledger.fund(account, 1_000_000_000);
        }
        Files.writeString(home.resolve("contract.txt"), "rent: 900 a month");
        Files.writeString(home.resolve("payments.csv"), "to,amount\nbob,1\n");
        meanings.put("FILES", home.toString());
        meanings.put("ADDRESS", AddressFormat.DEVELOPMENT.format(alice));
        meanings.put("HASH", Sha256.hash("anything".getBytes(StandardCharsets.UTF_8)).hex());
        Path password = home.resolve("password");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void everyCommandAndOptionOfTheContractDoesItsWork() {
        for (String line : WORDS.lines().toList()) {
            Ended ended = wallet.run(words(line + " --json"));
            assertThat(ended.code()).as("%s: %s", line, ended.err()).isZero();
            assertThat(ended.err()).as("%s: nothing but the result", line).isEmpty();
            assertThat(ended.out()).as("%s: one object", line).startsWith("{").endsWith("}\n").hasLineCount(1);
            JsonNode json = ended.json();
            if (line.startsWith("tx send")) {
                meanings.putIfAbsent("ID", json.get("id").asString());
                assertThat(json.propertyNames())
                        .containsExactly("id", "status", "height", "index", "fee", "milliseconds");
                assertThat(json.get("fee").isString()).as("amounts are texts").isTrue();
            }
        }
    }

    @Test
    void optionsOfEveryCommandStandBeforeOrAfterItsWordsAndWithASign() {
        String url = node.url();
        for (List<String> line : List.of(
                List.of("--node", url, "--json", "account", "balance", "alice"),
                List.of("account", "--json", "balance", "--node=" + url, "alice"),
                List.of("account", "balance", "alice", "--wallet-dir", wallet.directory.toString(), "--json"))) {
            assertThat(wallet.run(line.toArray(String[]::new)).json().get("name").asString()).isEqualTo("alice");
        }
    }

    @Test
    void anErrorIsOneObjectOnStandardErrorAndNothingElseIsPrinted() {
        Map<String, Integer> codes = new TreeMap<>(Map.of(
                "tx sned", 2,
                "tx send --from alice --to bob --amount 1", 2,
                "tx send --from alice --to bob --amount 1,5 --yes", 2,
                "tx send --from alice --to bob --amount 1e3 --yes", 2,
                "account show nobody", 3,
                "tx send --from alice --to bob --amount 9999999 --yes", 6,
                "anchor verify --hash HASH", 1,
                "chain status --node http://127.0.0.1:1", 5));
        codes.forEach((line, code) -> {
            Ended ended = wallet.run(words(line + " --json"));
            assertThat(ended.code()).as(line).isEqualTo(code);
            assertThat(ended.out()).as(line).isEmpty();
            JsonNode error = ApiJson.readTree(ended.err().getBytes(StandardCharsets.UTF_8));
            assertThat(error.propertyNames()).as(line).containsExactly("error");
            assertThat(error.get("error").propertyNames()).as(line).containsExactly("code", "message", "remedy");
        });
    }

    private String[] words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : new DefaultParser().parse(line, 0).words()) {
            String meant = word;
            for (Map.Entry<String, String> meaning : meanings.entrySet()) {
                meant = meant.equals(meaning.getKey()) || meant.startsWith(meaning.getKey() + "/")
                        ? meaning.getValue() + meant.substring(meaning.getKey().length())
                        : meant;
            }
            words.add(meant);
        }
        return words.toArray(String[]::new);
    }
}
