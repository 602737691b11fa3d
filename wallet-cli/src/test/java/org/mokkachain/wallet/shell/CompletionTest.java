package org.mokkachain.wallet.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.wallet.commands.CommandTree;
import org.mokkachain.wallet.commands.Syntax;
import org.mokkachain.wallet.directory.RecentTransactions;
import org.mokkachain.wallet.directory.WalletDirectory;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.session.Clients;
import org.mokkachain.wallet.session.Interruption;
import org.mokkachain.wallet.session.Prompter;
import org.mokkachain.wallet.session.Session;
import org.mokkachain.wallet.session.Settings;
import org.mokkachain.wallet.session.Surroundings;

/** What the key TAB offers at each place of a line. The sign | in a line is the cursor. */
class CompletionTest {
    private static final String PAID = "ab".repeat(32);

    @TempDir
    private Path home;

    private final Clients clients = new Clients();
    private final Map<String, ShellCompleter> completers = new TreeMap<>();
    private StandInNode node;
    private Wallet wallet;

    @BeforeEach
    void open() throws Exception {
        node = new StandInNode("mokka-devnet");
        wallet = new Wallet(home).with("MOKKA_NODE", node.url());
        node.ledger.fund(wallet.account("alice"), 1_000_000_000);
        wallet.account("bob");
        assertThat(wallet.run("contact", "add", "carl", wallet.run("account", "show", "bob", "--json").json()
                        .path("address").asString()).code()).isZero();
    }

    @AfterEach
    void close() {
        clients.close();
        node.close();
    }

    private List<String> offered(String text) {
        return candidates(completers.computeIfAbsent(node.url(), this::completer), text);
    }

    private ShellCompleter completer(String url) {
        Settings settings = Settings.of(Map.of("MOKKA_NODE", url), home);
        Surroundings nowhere = new Surroundings(
                System.out, System.err, Map.of(), Prompter.nobody(), Interruption.ofThread(), false, false);
        Session session = new Session(nowhere, settings, clients);
        WalletDirectory directory = session.directory();
        return new ShellCompleter(new Offers(directory, new ChainNames(session), () -> ChainView.nothingYet(url)));
    }

    private static List<String> candidates(ShellCompleter completer, String text) {
        int cursor = text.indexOf('|');
        String line = text.replace("|", "");
        CompletingParsedLine parsed = (CompletingParsedLine)
                LineRunner.parser().parse(line, cursor, Parser.ParseContext.COMPLETE);
        List<Candidate> all = new ArrayList<>();
        completer.complete(null, parsed, all);
        PrefixMatcher matcher = new PrefixMatcher();
        matcher.compile(Map.of(LineReader.Option.CASE_INSENSITIVE, true), false, parsed, true, 0, "others");
        return matcher.matches(all).stream().map(Candidate::value).sorted().toList();
    }

    @Test
    void commandsAndTheirOptionsAreOffered() {
        assertThat(offered("acc|")).containsExactly("account");
        assertThat(offered("|")).contains("account", "tx", "watch", "help", "exit").doesNotContain("--node");
        assertThat(offered("help t|")).containsExactly("tx");
        assertThat(offered("account sh|")).containsExactly("show");
        assertThat(offered("./mokka wallet account sh|")).containsExactly("show");
        assertThat(offered("tx send --am|")).containsExactly("--amount");
        assertThat(offered("tx send --to bob --t|")).as("--to is there already").containsExactly("--timeout");
        assertThat(offered("tx send --sign-with alice --sign|"))
                .as("it may be repeated")
                .containsExactly("--sign-with");
        assertThat(offered("--n|")).containsExactly("--no-wait", "--node");
        assertThat(offered("nonsense |")).isEmpty();
        assertThat(offered("nonsense words |")).doesNotContain("--amount");
    }

    @Test
    void onlyWhatBeginsAsTypedIsOffered() {
        assertThat(offered("tx send --to lice|")).isEmpty();
        assertThat(offered("tx send --to alcie|")).isEmpty();
        assertThat(offered("tx send --to AL|")).containsExactly("alice");
    }

    @Test
    void accountsAndContactsAreOfferedWhereTheyBelong() {
        assertThat(offered("tx send --from |")).containsExactly("alice", "bob");
        assertThat(offered("--from |")).containsExactly("alice", "bob");
        assertThat(offered("tx send --from=a|")).containsExactly("--from=alice");
        assertThat(offered("tx send --to |")).containsExactly("alice", "bob", "carl");
        assertThat(offered("account show |")).containsExactly("alice", "bob");
        assertThat(offered("account show alice --js|")).containsExactly("--json");
        assertThat(offered("account new |")).as("a new name").isEmpty();
        assertThat(offered("account new -|")).contains("--mnemonic-words");
        assertThat(offered("account rename alice |")).isEmpty();
        assertThat(offered("account balance c|")).containsExactly("carl");
        assertThat(offered("contact remove |")).containsExactly("carl");
        assertThat(offered("multisig set --key |")).containsExactly("alice", "bob");
        assertThat(offered("data put -- |")).as("anything may stand there").isEmpty();
    }

    @Test
    void assetsAreOfferedAsTheNodeKnowsThem() {
        issueEuro();
        String id = wallet.run("asset", "show", "EUR", "--json").json().path("asset").path("id").asString();
        Awaitility.await("the node's answer").until(() -> offered("asset show |").equals(List.of("EUR")));
        assertThat(offered("asset show e|")).contains("EUR");
        assertThat(offered("asset show " + id.substring(0, 6) + "|")).containsExactly(id);
        assertThat(offered("tx send --amount 5 |")).contains("EUR", "MOKKA", "--to");
        assertThat(offered("tx send --amount 5 E|")).containsExactly("EUR");
        assertThat(offered("tx send --fee 1 |")).contains("MOKKA").doesNotContain("EUR");
        assertThat(offered("tx send --amount |")).as("a number, and a unit after it").containsExactly("EUR", "MOKKA");
    }

    private void issueEuro() {
        assertThat(wallet.run("asset", "issue", "EUR", "--supply", "100", "--from", "alice", "--yes").code()).isZero();
    }

    @Test
    void aDeadOrSlowNodeCostsAMomentOnceAndNoOffers() throws Exception {
        assertThat(candidates(completer("http://127.0.0.1:1"), "asset show |")).isEmpty();
        try (ServerSocket silent = new ServerSocket(0)) {
            ShellCompleter completer = completer("http://127.0.0.1:" + silent.getLocalPort());
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertThat(candidates(completer, "asset show |")).isEmpty();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Known.PATIENCE.multipliedBy(20));
        }
    }

    @Test
    void whatANodeSaidLastIsOfferedWhileItSaysNothing() {
        CompletableFuture<List<String>> late = new CompletableFuture<>();
        Known<String> known = new Known<>(late::join);
        assertThat(known.get()).isEmpty();
        late.complete(List.of("one"));
        Awaitility.await("the late answer").until(() -> known.get().equals(List.of("one")));
    }

    @Test
    void transactionsThatThisWalletSentOrShowedAreOffered() {
        wallet.run("tx", "send", "--from", "alice", "--to", "bob", "--amount", "1", "--yes");
        List<String> sent = offered("tx show |");
        assertThat(sent).hasSize(1);
        assertThat(wallet.run("tx", "show", sent.getFirst()).code()).isZero();
        assertThat(offered("tx why " + sent.getFirst().substring(0, 5) + "|")).isEqualTo(sent);
        new RecentTransactions(wallet.directory.resolve("transactions"))
                .add(List.of(new RecentTransactions.Entry(PAID, "1 MOKKA to dave")));
        assertThat(offered("tx proof |")).hasSize(2).contains(PAID);
    }

    @Test
    void pathsAreOfferedWhereAFileBelongs() throws IOException {
        Path folder = Files.createDirectories(home.resolve("papers"));
        Files.writeString(folder.resolve("contract.pdf"), "");
        Files.writeString(folder.resolve(".hidden"), "");
        Files.createDirectory(folder.resolve("old"));
        assertThat(offered("anchor put " + folder + "/|")).containsExactly(folder + "/contract.pdf", folder + "/old/");
        assertThat(offered("anchor put " + folder + "/C|")).containsExactly(folder + "/contract.pdf");
        assertThat(offered("anchor put " + folder + "/.|")).containsExactly(folder + "/.hidden");
        assertThat(offered("account list --wallet-dir " + folder + "/|")).containsExactly(folder + "/old/");
        assertThat(offered("account list --password-file=" + folder + "/c|"))
                .containsExactly("--password-file=" + folder + "/contract.pdf");
        assertThat(offered("anchor put " + home + "/nowhere/|")).isEmpty();
        assertThat(offered("anchor put \u0000|")).isEmpty();
    }

    @Test
    void fixedWordsAndNamesOfTheChainAreOffered() {
        assertThat(offered("block show |")).containsExactly("latest");
        assertThat(offered("validator propose-set minF|")).containsExactly("minFee");
        assertThat(offered("validator propose-permission |")).containsExactly("allowed", "denied", "none");
        assertThat(offered("chain watch --topics b|")).containsExactly("blocks");
        assertThat(offered("account new x --mnemonic-words |")).containsExactly("12", "24");
        Awaitility.await("the node's answer")
                .until(() -> offered("validator propose-remove v|").equals(List.of("validator-0")));
    }

    @Test
    void onlyCommandsThatLookAreOfferedForWatching() {
        assertThat(offered("watch a|")).contains("account", "asset");
        assertThat(offered("watch account |")).containsExactly("balance", "history", "list", "show");
        assertThat(offered("watch --every 5s tx |")).containsExactly("inspect", "show", "why");
        assertThat(offered("watch --every |")).isEmpty();
        assertThat(offered("watch account balance b|")).containsExactly("bob");
    }

    @Test
    void everyArgumentOfTheTreeIsOfAKnownKind() {
        for (String noun : CommandTree.nouns()) {
            for (String verb : CommandTree.verbs(noun)) {
                for (Map.Entry<String, Syntax.Argument> one : CommandTree.syntax(noun, verb).all()) {
                    if (one.getValue().most() > 0) {
                        assertThat(Expected.of(noun + " " + verb, one.getKey(), one.getValue().label()))
                                .as("%s %s %s %s", noun, verb, one.getKey(), one.getValue().label())
                                .isPresent();
                    }
                }
            }
        }
    }
}
