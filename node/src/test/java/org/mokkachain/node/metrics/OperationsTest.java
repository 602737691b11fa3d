package org.mokkachain.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.node.runtime.TestNetwork;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a real validator, and what is said and made of them for operators. */
@Timeout(120)
class OperationsTest {
    private static final Path DOCUMENT = Path.of("../docs/operations/metrics.md");
    private static final Path DASHBOARD = Path.of("../docs/operations/grafana.json");
    private static final Path ALERTS = Path.of("../docs/operations/alerts.yml");
    private static final String MARK = "how to write it anew. -->\n";

    /** What Prometheus adds. */
    private static final List<String> ADDED_LABELS = List.of("instance", "job", "le");
    private static final String ADDED_METRIC = "up";

    @TempDir
    static Path root;

    private static TestNetwork network;
    private static Scrape scrape;

    @BeforeAll
    static void runANetwork() throws Exception {
        network = new TestNetwork(root, CrashModel.BFT, 4);
        network.startAll();
        try (MokkaClient client = network.client(0)) {
            client.submit(payment().encoded());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> client.transaction(payment().id()).height().isPresent());
        }
        get(network.url(0).resolve("/v1/nothing"));
        System.gc();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            scrape = Scrape.of(network.url(0));
            assertThat(scrape.sum("mokka_consensus_height")).isPositive();
            assertThat(scrape.sum("mokka_mempool_accepted_total")).isPositive();
            assertThat(scrape.families()).containsKey("jvm_gc_pause_seconds");
        });
    }

    private static Transaction payment() {
        TransactionBody body = new TransactionBody(
                network.genesis().hash(),
                TestNetwork.account("alice"),
                0,
                Amount.of(1_000),
                1_000_000,
                List.of(new Transfer(AssetId.NATIVE, TestNetwork.account("bob"), Amount.of(5), Bytes.EMPTY)));
        return Transaction.sign(body, Ed25519.preferred().signer(DevelopmentKeys.of("alice")));
    }

    private static void get(URI uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
        }
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @Test
    void theFiguresTellWhatHappened() {
        assertThat(scrape.sum("mokka_blocks_total")).isPositive();
        assertThat(scrape.sum("mokka_transactions_total", "result", "applied")).isEqualTo(1);
        assertThat(scrape.sum("mokka_submissions_total", "answer", "accepted")).isEqualTo(1);
        assertThat(scrape.sum("mokka_consensus_phase_seconds_count", "phase", "whole")).isPositive();
        assertThat(onAll("mokka_consensus_phase_seconds_count")).as("also on the leader").allMatch(count -> count > 0);
        assertThat(scrape.sum("mokka_log_sync_seconds_count")).isPositive();
        assertThat(scrape.sum("mokka_store_append_seconds_count")).isPositive();
        assertThat(scrape.sum("mokka_certificate_signed_total")).isGreaterThanOrEqualTo(3);
        assertThat(scrape.sum("mokka_consensus_role")).isEqualTo(1);
        assertThat(scrape.sum("mokka_peer_connected")).isEqualTo(3);
        assertThat(scrape.sum("mokka_links")).isEqualTo(3);
        assertThat(scrape.sum("mokka_messages_received_total")).isPositive();
        assertThat(scrape.sum("mokka_http_problems_total", "code", "not_found")).isEqualTo(1);
        assertThat(scrape.sum("mokka_queue_limit", "queue", "mempool")).isEqualTo(50_000);
        assertThat(scrape.sum("mokka_ready")).isEqualTo(1);
    }

    private static List<Double> onAll(String name) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            try {
                values.add(Scrape.of(network.url(i)).sum(name));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError("validator " + i + " does not answer", e);
            }
        }
        return values;
    }

    /** After a change of figures: {@code mvn -pl node -am test -Dtest=OperationsTest -Ddocs.write=true}. */
    @Test
    void everyFigureIsDescribed() throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf(MARK) + MARK.length();
        String expected = text.substring(0, start) + "\n" + table();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
    }

    private static String table() {
        String rows = scrape.families().values().stream()
                .filter(family -> family.name().startsWith("mokka_"))
                .filter(family -> !scrape.families().containsKey(family.name().replaceFirst("_max$", ""))
                        || !family.name().endsWith("_max"))
                .map(family -> "| `" + family.name() + "` | " + family.type() + " | " + labels(family) + " | "
                        + family.help() + " |\n")
                .collect(Collectors.joining());
        return "| metric | kind | labels | meaning |\n|---|---|---|---|\n" + rows;
    }

    private static String labels(Scrape.Family family) {
        return family.labels().stream()
                .filter(label -> !label.equals("le"))
                .map(label -> "`" + label + "`")
                .collect(Collectors.joining(", "));
    }

    @Test
    void everyQueueIsDescribedAndNoFigureOfTheProcessIsInvented() throws IOException {
        String text = Files.readString(DOCUMENT);
        TreeSet<String> queues = new TreeSet<>();
        scrape.samples().stream()
                .filter(sample -> sample.name().equals("mokka_queue_size"))
                .forEach(sample -> queues.add(sample.labels().get("queue")));
        String table = text.substring(text.indexOf("| queue |"), text.indexOf("## The process"));
        assertThat(Pattern.compile("^\\| (`[^|]*`) \\|", Pattern.MULTILINE).matcher(table).results()
                        .flatMap(row -> Stream.of(row.group(1).split(", ")))
                        .map(name -> name.replace("`", "")))
                .containsExactlyInAnyOrderElementsOf(queues);
        text.lines()
                .filter(line -> line.matches("\\| `(jvm|process|system|logback)_.*"))
                .forEach(line -> assertThat(scrape.families()).containsKey(line.split("`")[1]));
    }

    @Test
    void theDashboardNamesWhatThereIs() throws IOException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        List<String> expressions = new ArrayList<>();
        TreeSet<Integer> ids = new TreeSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(ids.add(panel.get("id").asInt())).as("id of %s", panel.get("title")).isTrue();
            assertThat(panel.get("title").asString()).isNotBlank();
            if (!panel.get("type").asString().equals("row")) {
                assertThat(panel.get("description").asString()).as(panel.get("title").asString()).isNotBlank();
                panel.get("targets").forEach(target -> expressions.add(target.get("expr").asString()));
            }
        }
        assertThat(expressions).hasSizeGreaterThan(30);
        expressions.forEach(OperationsTest::checkExpression);
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyAlertNamesWhatThereIsAndSaysWhatToDo() throws IOException {
        Map<String, Object> file =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(ALERTS));
        String text = Files.readString(DOCUMENT);
        TreeSet<String> names = new TreeSet<>();
        for (Map<String, Object> group : (List<Map<String, Object>>) file.get("groups")) {
            assertThat(group).containsOnlyKeys("name", "rules");
            for (Map<String, Object> rule : (List<Map<String, Object>>) group.get("rules")) {
                assertThat(rule).containsOnlyKeys("alert", "expr", "for", "labels", "annotations");
                String name = (String) rule.get("alert");
                assertThat(names.add(name)).as(name).isTrue();
                assertThat((String) rule.get("for")).as(name).matches("[0-9]+[smhd]");
                assertThat((Map<String, String>) rule.get("labels")).as(name).containsOnlyKeys("severity");
                assertThat(((Map<String, String>) rule.get("labels")).get("severity")).isIn("page", "ticket");
                assertThat((Map<String, String>) rule.get("annotations"))
                        .as(name).containsOnlyKeys("summary", "description");
                checkExpression((String) rule.get("expr"));
                assertThat(text).contains("`" + rule.get("expr") + "`");
            }
        }
        assertThat(names).hasSizeGreaterThan(20);
        names.forEach(name -> assertThat(text).as("the alert is in the document").contains("| `" + name + "` |"));
    }

    private static void checkExpression(String expression) {
        PromQl parts = PromQl.of(expression);
        TreeSet<String> labels = new TreeSet<>(ADDED_LABELS);
        assertThat(parts.metrics()).as(expression).isNotEmpty();
        for (String metric : parts.metrics()) {
            if (!metric.equals(ADDED_METRIC)) {
                assertThat(scrape.family(metric)).as("%s in %s", metric, expression).isPresent();
                labels.addAll(scrape.family(metric).orElseThrow().labels());
            }
        }
        assertThat(labels).as(expression).containsAll(parts.labels());
    }

    @Test
    void expressionsAreTakenApart() {
        PromQl parts = PromQl.of(
                "histogram_quantile(0.99, sum by (le, instance) (rate(a_seconds_bucket{x=~\"$y\"}[5m])))"
                + " > 1.5e3 and on (instance) b_total offset 5m unless c == 0");
        assertThat(parts.metrics()).containsExactly("a_seconds_bucket", "b_total", "c", "offset");
        assertThat(parts.labels()).containsExactly("instance", "le", "x");
    }
}
