package org.mokkachain.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.node.inprocess.InProcessNetwork;
import org.mokkachain.node.main.NodeMain;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.wallet.commands.CommandTree;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Everything that {@code docs/coming-from.md} names is there, and every row has a test. */
class DocumentTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final List<Class<?>> OWN = List.of(
            FromMokkaTest.class,
            FromSkiffTest.class,
            FromGossipmongerTest.class,
            FromEpidemicBroadcastTreesTest.class,
            FromMaoBftTest.class);

    private static final String SOURCE = ".*/src/(main|test)/java/.*\\.java";

    /** Sources by the name of their class. */
    private static final Map<String, String> SOURCES = new TreeMap<>();

    private static List<Row> rows = List.of();

    /** A row of the tables: what it says, and the test. */
    private record Row(String had, String here, String test) {}

    @BeforeAll
    static void read() throws IOException {
        List<Row> found = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs").resolve("coming-from.md"))) {
            String[] cells = line.split(" \\| ");
            if (line.startsWith("| ") && !line.startsWith("| you had")) {
                assertThat(cells).as(line).hasSize(4);
                found.add(new Row(cells[0], cells[1] + " " + cells[2], cells[3].replaceAll("[`| ]", "")));
            }
        }
        rows = found;
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> java = files.filter(path -> path.toString().matches(SOURCE)).toList();
            for (Path file : java) {
                String name = file.getFileName().toString().replace(".java", "");
                SOURCES.merge(name, Files.readString(file), String::concat);
            }
        }
    }

    private static List<MatchResult> named(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return rows.stream().flatMap(row -> compiled.matcher(row.here()).results()).toList();
    }

    @Test
    void everyRowHasATest() {
        assertThat(rows).hasSizeGreaterThan(90);
        assertThat(rows).allSatisfy(row -> {
            String[] test = row.test().split("\\.");
            assertThat(SOURCES.get(test[0])).as(row.had()).isNotNull().contains("void " + test[1] + "(");
        });
    }

    @Test
    void everyTestHereHasARow() {
        List<String> tests = OWN.stream()
                .flatMap(own -> Arrays.stream(own.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName)
                        .map(name -> own.getSimpleName() + "." + name))
                .toList();
        assertThat(rows).extracting(Row::test).containsAll(tests);
    }

    @Test
    void everyCommandOfTheWalletExists() {
        assertThat(named("\\./mokka wallet ([a-z]+) ([a-z-]+)")).isNotEmpty().allSatisfy(command ->
                assertThat(CommandTree.verbs(command.group(1))).as(command.group()).contains(command.group(2)));
    }

    @Test
    void everyOtherCommandExists() throws IOException {
        String launcher = Files.readString(ROOT.resolve("mokka"));
        for (MatchResult command : named("\\./mokka ([a-z]+)(?: ([a-z][a-z-]+))?")) {
            CommandLine found = NodeMain.commandLine().getSubcommands().get(command.group(1));
            if (found == null) {
                assertThat(launcher).as(command.group()).contains("./mokka " + command.group(1));
            } else if (!found.getSubcommands().isEmpty() && command.group(2) != null) {
                assertThat(found.getSubcommands()).as(command.group()).containsKey(command.group(2));
            }
        }
    }

    @Test
    void everyRouteExists() throws Exception {
        try (InProcessNetwork network = InProcessNetwork.started(CrashModel.BFT, 1);
                HttpClient http = HttpClient.newHttpClient()) {
            URI description = network.node(0).api().resolve("/openapi.json");
            JsonNode paths = ApiJson.readTree(http.send(
                            HttpRequest.newBuilder(description).build(), BodyHandlers.ofByteArray())
                    .body())
                    .get("paths");
            assertThat(named("`(GET|POST) (/[^`]*)`")).isNotEmpty().allSatisfy(route ->
                    assertThat(paths.path(route.group(2)).has(route.group(1).toLowerCase(Locale.ROOT)))
                            .as(route.group())
                            .isTrue());
        }
    }

    @Test
    void everySettingExists() throws IOException {
        String reference = Files.readString(ROOT.resolve("docs").resolve("configuration.md"));
        TreeSet<String> settings = new TreeSet<>();
        named("`((?:p2p|http|log|limits|store|sync|key|admin)\\.[a-z0-9-]+)`").forEach(m -> settings.add(m.group(1)));
        assertThat(settings)
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(reference).contains("| `" + setting + "` |"));
    }

    @Test
    void everyMethodExists() {
        assertThat(named("`([A-Z][A-Za-z]+)\\.([A-Za-z]+)`")).isNotEmpty().allSatisfy(call ->
                assertThat(SOURCES.get(call.group(1)))
                        .as(call.group())
                        .isNotNull()
                        .containsPattern("\\b" + call.group(2) + "\\b"));
    }
}
