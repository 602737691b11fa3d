package org.mokkachain.comingfrom;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.Mokka;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.sending.Outcome;
import org.mokkachain.api.sending.Sender;
import org.mokkachain.keystore.Keystore;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.keystore.Profile;
import org.mokkachain.node.http.HttpStartException;
import org.mokkachain.node.inprocess.InProcessNetwork;
import org.mokkachain.node.inprocess.InProcessNode;
import org.mokkachain.node.main.NodeMain;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.wallet.main.WalletMain;
import org.mokkachain.wallet.session.Interruption;
import org.mokkachain.wallet.session.Prompter;
import org.mokkachain.wallet.session.Surroundings;
import picocli.CommandLine;

/** A network, clients of it, and a wallet with the accounts of its operators; all in this process. */
final class Site implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "correct horse";

    final InProcessNetwork network;
    final Mokka mokka;
    final Sender alice;
    private final Path home;

    Site(Path home, CrashModel model, int validators)
            throws IOException, HttpStartException, KeystoreException, MokkaClientException {
        this.home = home;
        network = InProcessNetwork.started(model, validators);
        mokka = network.connect();
        alice = mokka.sender(network.signer("alice"));
        Keystore keystore = new Keystore(home.resolve("wallet"));
        for (String name : DevelopmentKeys.ACCOUNTS) {
            PrivateKey key = DevelopmentKeys.of(name);
            try (Password password = Password.of(PASSWORD.toCharArray())) {
                keystore.add(name, Profile.DEVELOPMENT, key, password);
            } finally {
                key.wipe();
            }
        }
    }

    /** What a command left behind. */
    record Ended(int code, String out, String err) {}

    InProcessNode node(int index) {
        return network.node(index);
    }

    /** A file with the password of everything. */
    Path password() throws IOException {
        Path file = home.resolve("password");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, PASSWORD + "\n");
        }
        return file;
    }

    /** The command {@code ./mokka wallet} against the first node; its words are divided by spaces. */
    Ended wallet(String words) throws IOException {
        return wallet(List.of(words.split(" ")), "");
    }

    /** The same with words that may have spaces in them. */
    Ended wallet(List<String> words) throws IOException {
        return wallet(words, "");
    }

    /** The shell, with lines on its standard input. */
    Ended shell(String lines) throws IOException {
        return wallet(List.of(), lines);
    }

    private Ended wallet(List<String> words, String input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> environment = Map.of(
                "MOKKA_NODE", node(0).api().toString(),
                "MOKKA_WALLET_DIR", home.resolve("wallet").toString(),
                "MOKKA_PASSWORD_FILE", password().toString());
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                Prompter.nobody(),
                Interruption.ofThread(),
                false,
                false);
        int code = WalletMain.run(new ArrayList<>(words), surroundings, home,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .number();
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Any other command of {@code ./mokka}. */
    static Ended mokka(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program = NodeMain.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        int code = program.execute(words);
        return new Ended(code, out.toString(), err.toString());
    }

    /** Pays bob, and waits until that is final. */
    Outcome.Committed pay(String amount) throws IOException, InterruptedException {
        return carriedOut(mokka.transfer(mokka.text(network.address("bob")), amount));
    }

    Outcome.Committed carriedOut(Operation... operations) throws IOException, InterruptedException {
        return alice.send(operations).committed(PATIENCE);
    }

    /** What the first node says of itself. */
    Status status() throws MokkaClientException {
        return node(0).client().status();
    }

    /** The validator that leads, as it says itself; waits until there is one. */
    InProcessNode leader() {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(this::leading, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<InProcessNode> leading() throws MokkaClientException {
        for (InProcessNode node : network.nodes()) {
            if (node.isRunning() && node.client().status().state().equals("leader")) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        mokka.close();
        network.close();
    }
}
