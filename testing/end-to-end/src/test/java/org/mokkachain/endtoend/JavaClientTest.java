package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.Mokka;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.sending.Outcome.Committed;
import org.mokkachain.api.sending.Sender;
import org.mokkachain.api.store.DataMap;
import org.mokkachain.api.store.DataView;
import org.mokkachain.api.store.ValueFormat;
import org.mokkachain.endtoend.example.PaymentDesk;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Amount;

/** The Java client and the example of {@code docs/java-client.md}, with four validators. */
class JavaClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int THREADS = 8;
    private static final int EACH = 25;

    private static Devnet devnet;
    private static Network network;
    private static Genesis genesis;

    @BeforeAll
    static void start() throws IOException {
        devnet = Devnet.start("JavaClientTest");
        network = Network.of(devnet.client(0));
        genesis = devnet.client(0).genesis();
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    @Test
    void theExampleOfTheDocumentRuns() throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Person dave = Person.named("dave");
        new PaymentDesk(genesis, devnet.nodes(), dave.signer())
                .run(network.text(Person.stranger("supplier")), new PrintStream(told, true, StandardCharsets.UTF_8));
        System.out.println(told.toString(StandardCharsets.UTF_8));
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("paid in block ", "EUR is 1.0842\n", "stores under the key \"rate/EUR\"",
                        " of 4 validators of epoch 0", " committed\n");
    }

    @Test
    void theDocumentShowsTheExampleAsItIs() throws IOException {
        String source = Files.readString(Path.of(
                "src", "test", "java", "org", "mokkachain", "endtoend", "example", "PaymentDesk.java"));
        String shown = source.substring(source.indexOf("/** Pays a supplier"));
        assertThat(Files.readString(Path.of("..", "..", "docs", "java-client.md"))).contains(shown.strip());
    }

    @Test
    void eightThreadsSendFromOneAccountAndEachPaymentIsFinalOnce() throws Exception {
        Person alice = Person.named("alice");
        Person payee = Person.stranger("payee");
        long firstNonce = alice.account(network, devnet.client(0)).nonce();
        try (Mokka mokka = Mokka.connect(genesis, devnet.nodes());
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Sender sender = mokka.sender(alice.signer());
            List<Future<List<Committed>>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(() -> pay(mokka, sender, payee)));
            }
            List<Committed> committed = collect(all);
            assertThat(committed).extracting(Committed::id).doesNotHaveDuplicates().hasSize(THREADS * EACH);
            assertThat(payee.balance(network, mokka.client().linearizable())).isEqualTo(THREADS * EACH);
            List<Long> nonces = mokka.client().linearizable().all()
                    .accountTransactions(network.text(payee))
                    .map(t -> t.transaction().orElseThrow().nonce())
                    .sorted()
                    .toList();
            assertThat(nonces)
                    .containsExactlyElementsOf(LongStream.range(firstNonce, firstNonce + THREADS * EACH)
                            .boxed()
                            .toList());
        }
    }

    private static List<Committed> pay(Mokka mokka, Sender sender, Person payee) throws Exception {
        List<Committed> done = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            done.add(sender.send(mokka.transfer(payee.address(), Amount.of(1))).committed(PATIENCE));
        }
        return done;
    }

    private static List<Committed> collect(List<Future<List<Committed>>> all)
            throws ExecutionException, InterruptedException {
        List<Committed> committed = new ArrayList<>();
        for (Future<List<Committed>> one : all) {
            committed.addAll(one.get());
        }
        return committed;
    }

    @Test
    void aLinearizableReadSeesTheWriteThatWasFinishedBeforeAtWhicheverNode() throws Exception {
        Person bob = Person.named("bob");
        List<Mokka> mokkas = new ArrayList<>();
        for (URI node : devnet.nodes()) {
            mokkas.add(Mokka.connect(genesis, List.of(node)));
        }
        DataMap<String> map = mokkas.getFirst().map(mokkas.getFirst().sender(bob.signer()), ValueFormat.TEXT);
        for (int i = 0; i < 20; i++) {
            map.put("counter", "at " + i);
            for (Mokka mokka : mokkas) {
                DataView<String> view = mokka.view(bob.address(), ValueFormat.TEXT);
                assertThat(view.get("counter")).as("%s", mokka.client().node()).contains("at " + i);
            }
        }
        mokkas.forEach(Mokka::close);
    }

    /** A value of a program's own type. */
    record Rate(String currency, long millionths) {}

    @Test
    void aMapGivesBackWhatWasPutListsItByPrefixAndForgetsWhatIsRemoved() throws Exception {
        Person carol = Person.named("carol");
        try (Mokka mokka = Mokka.connect(devnet.client(2).node().toString())) {
            Sender sender = mokka.sender(carol.signer());
            DataMap<Rate> rates = mokka.map(sender, ValueFormat.json(Rate.class)).within("rate/");
            Committed first = rates.put("EUR", new Rate("EUR", 1_084_200));
            rates.putAll(Map.of("USD", new Rate("USD", 1), "CHF/spot ü", new Rate("CHF", 2)));
            mokka.map(sender, ValueFormat.TEXT).put("other", "not a rate");

            assertThat(rates.get("EUR")).contains(new Rate("EUR", 1_084_200));
            assertThat(rates.view().entry("EUR").orElseThrow().height()).isEqualTo(first.height());
            try (var entries = rates.entries()) {
                assertThat(entries.map(DataView.Entry::key)).containsExactly("CHF/spot ü", "EUR", "USD");
            }
            assertThat(rates.remove("EUR")).isTrue();
            assertThat(rates.remove("EUR")).isFalse();
            assertThat(rates.get("EUR")).isEmpty();
            assertThat(mokka.proven(genesis).data(carol.address(), "rate/EUR").value()).isEmpty();
            assertThat(mokka.proven(genesis).data(carol.address(), "rate/USD").value())
                    .contains(ValueFormat.json(Rate.class).encode().apply(new Rate("USD", 1)));
            List<TransactionStatus> history =
                    mokka.client().all().accountTransactions(network.text(carol)).toList();
            assertThat(history).hasSizeGreaterThanOrEqualTo(4);
        }
    }
}
