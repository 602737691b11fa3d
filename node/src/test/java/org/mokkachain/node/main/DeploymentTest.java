package org.mokkachain.node.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.node.config.ConfigurationLoader;
import org.mokkachain.node.config.Property;
import org.mokkachain.node.config.Settings;
import org.mokkachain.node.runtime.TestNetwork;
import org.mokkachain.types.certificate.CrashModel;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files in {@code deploy}: readable, and what they name is there. */
class DeploymentTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DEPLOY = ROOT.resolve("deploy");
    private static final Path UNIT = DEPLOY.resolve("systemd/mokka@.service");
    private static final Path IMAGE = DEPLOY.resolve("docker/Dockerfile");
    private static final Path COMPOSE = DEPLOY.resolve("docker/compose.yaml");
    private static final Path KUBERNETES = DEPLOY.resolve("kubernetes/mokka.yaml");
    private static final String TAG = "mokka-chain:0.1";
    private static final int STOP_SECONDS = 5;
    private static final Set<String> BESIDE_SETTINGS =
            Set.of(ConfigurationLoader.PASSWORD_VARIABLE, "MOKKA_JAVA_OPTS", "MOKKA_APP");

    /** Of systemd.unit(5), systemd.service(5) and systemd.exec(5), those that are used and not mistyped. */
    private static final Map<String, Set<String>> DIRECTIVES = Map.of(
            "Unit", Set.of("Description", "Documentation", "Wants", "After", "StartLimitIntervalSec",
                    "StartLimitBurst"),
            "Service", Set.of("Type", "User", "Group", "ExecStart", "LoadCredential", "Environment", "TimeoutStopSec",
                    "KillMode", "Restart", "RestartSec", "RestartPreventExitStatus", "StateDirectory",
                    "StateDirectoryMode", "WorkingDirectory", "UMask", "LimitNOFILE", "LimitCORE", "NoNewPrivileges",
                    "CapabilityBoundingSet", "ProtectSystem", "ProtectHome", "PrivateTmp", "PrivateDevices",
                    "ProtectClock", "ProtectHostname", "ProtectKernelLogs", "ProtectKernelModules",
                    "ProtectKernelTunables", "ProtectControlGroups", "RestrictAddressFamilies", "RestrictNamespaces",
                    "RestrictRealtime", "RestrictSUIDSGID", "LockPersonality", "SystemCallArchitectures"),
            "Install", Set.of("WantedBy"));
    private static final Set<String> INSTRUCTIONS = Set.of("FROM", "RUN", "WORKDIR", "COPY", "ENV", "USER", "VOLUME",
            "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD");

    @TempDir
    private Path scratch;

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    private static List<Object> documents(Path file) throws IOException {
        List<Object> all = new ArrayList<>();
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        new Yaml(new SafeConstructor(options)).loadAll(read(file)).forEach(all::add);
        return all;
    }

    /** What is at this path of names and indexes. */
    private static Object at(Object node, Object... path) {
        Object here = node;
        for (Object step : path) {
            here = step instanceof Integer index ? ((List<?>) here).get(index) : ((Map<?, ?>) here).get(step);
            assertThat(here).as("%s of %s", step, Arrays.toString(path)).isNotNull();
        }
        return here;
    }

    private static Object kubernetes(String kind) throws IOException {
        return documents(KUBERNETES).stream().filter(document -> at(document, "kind").equals(kind)).findFirst()
                .orElseThrow();
    }

    private static Object pod() throws IOException {
        return at(kubernetes("StatefulSet"), "spec", "template", "spec");
    }

    /** The parser of the program takes them; a missing file is not its business. */
    private static void requireCommand(List<?> words) {
        String[] arguments = words.stream().map(Object::toString).toArray(String[]::new);
        assertThat(NodeMain.commandLine().parseArgs(arguments).subcommand()).as("%s", words).isNotNull();
    }

    private static long seconds(Object time) {
        return Long.parseLong(time.toString().replaceFirst("s$", ""));
    }

    @Test
    void everySettingThatTheyNameExists() throws IOException {
        Set<String> known = new TreeSet<>(BESIDE_SETTINGS);
        Settings.all().stream().map(Property::variable).forEach(known::add);
        for (Path file : List.of(UNIT, IMAGE, COMPOSE, KUBERNETES)) {
            Set<String> named = new TreeSet<>();
            Pattern.compile("MOKKA_[A-Z0-9_]+").matcher(read(file)).results().map(MatchResult::group)
                    .forEach(named::add);
            assertThat(named).as("%s", file).isNotEmpty().isSubsetOf(known);
        }
    }

    @Test
    void everyCommandThatTheyRunExists() throws IOException {
        String start = unit().stream().filter(line -> line.startsWith("ExecStart=")).findFirst().orElseThrow();
        List<String> words = List.of(start.substring("ExecStart=".length()).split(" "));
        assertThat(words.getFirst()).isEqualTo("/opt/mokka/mokka");
        requireCommand(words.subList(1, words.size()));

        requireCommand((List<?>) at(documents(COMPOSE).getFirst(), "services", "node", "command"));
        assertThat((List<?>) at(documents(COMPOSE).getFirst(), "services", "join", "entrypoint"))
                .isEqualTo(List.of("/opt/mokka/mokka", "join"));
        requireCommand((List<?>) at(pod(), "containers", 0, "args"));
        List<?> join = (List<?>) at(pod(), "initContainers", 0, "command");
        assertThat(join.getFirst()).isEqualTo("/opt/mokka/mokka");
        requireCommand(join.subList(1, join.size()));

        Object command = new Yaml(new SafeConstructor(new LoaderOptions())).load(instruction("CMD"));
        requireCommand((List<?>) command);
        assertThat(instruction("ENTRYPOINT")).isEqualTo("[\"/opt/mokka/mokka\"]");
    }

    @Test
    void theirPortsAreThoseOfTheSettings() throws IOException {
        String http = standard("http.port");
        String p2p = standard("p2p.port");
        assertThat(instruction("EXPOSE")).isEqualTo(http + " " + p2p);
        assertThat((List<?>) at(documents(COMPOSE).getFirst(), "services", "node", "ports"))
                .isEqualTo(List.of("127.0.0.1:" + http + ":" + http, p2p + ":" + p2p));
        assertThat(at(pod(), "containers", 0, "ports", 0, "containerPort")).hasToString(http);
        assertThat(at(pod(), "containers", 0, "ports", 1, "containerPort")).hasToString(p2p);
        assertThat(read(IMAGE)).contains("/dev/tcp/127.0.0.1/" + http);
    }

    private static String standard(String setting) {
        return Settings.all().stream().filter(property -> property.name().equals(setting)).findFirst()
                .map(property -> property.standardText().replace("`", "")).orElseThrow();
    }

    @Test
    void theirProbesAskForWhatANodeAnswers() throws Exception {
        Set<Object> paths = new TreeSet<>();
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(at(pod(), "containers", 0, probe, "httpGet", "port")).isEqualTo("http");
            paths.add(at(pod(), "containers", 0, probe, "httpGet", "path"));
        }
        paths.add(at(kubernetes("StatefulSet"), "spec", "template", "metadata", "annotations", "prometheus.io/path"));
        Pattern.compile("GET (/\\S+) ").matcher(read(IMAGE)).results().forEach(match -> paths.add(match.group(1)));
        assertThat(paths).contains("/livez", "/readyz", "/metrics");
        try (TestNetwork network = new TestNetwork(scratch, CrashModel.BFT, 1);
                HttpClient http = HttpClient.newHttpClient()) {
            network.startAll();
            try (var client = network.client(0)) {
                for (Object path : paths) {
                    URI uri = client.node().resolve(path.toString());
                    assertThat(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode())
                            .as("%s", path).isIn(200, path.equals("/readyz") ? 503 : 200);
                }
            }
        }
    }

    @Test
    void theyWaitLongerThanANodeNeedsToEnd() throws IOException {
        String stop = unit().stream().filter(line -> line.startsWith("TimeoutStopSec=")).findFirst().orElseThrow();
        assertThat(seconds(stop.split("=", 2)[1])).isGreaterThan(STOP_SECONDS);
        assertThat(seconds(at(documents(COMPOSE).getFirst(), "services", "node", "stop_grace_period")))
                .isGreaterThan(STOP_SECONDS);
        assertThat(seconds(at(pod(), "terminationGracePeriodSeconds"))).isGreaterThan(STOP_SECONDS);
    }

    @Test
    void theyRunTheSameImageNeverAsRoot() throws IOException {
        assertThat(at(documents(COMPOSE).getFirst(), "services", "node", "image")).isEqualTo(TAG);
        assertThat(at(pod(), "containers", 0, "image")).isEqualTo(TAG);
        assertThat(at(pod(), "initContainers", 0, "image")).isEqualTo(TAG);
        String user = instruction("USER");
        assertThat(user).doesNotStartWith("0").isEqualTo(at(pod(), "securityContext", "runAsUser") + ":"
                + at(pod(), "securityContext", "runAsGroup"));
        assertThat(at(pod(), "securityContext", "runAsNonRoot")).isEqualTo(true);
        assertThat(read(UNIT)).contains("\nUser=mokka\n");
    }

    @Test
    void whatKubernetesPartsSayOfOneAnotherFits() throws IOException {
        List<Object> kinds = documents(KUBERNETES).stream().map(document -> at(document, "kind")).toList();
        assertThat(kinds).isEqualTo(List.of("Service", "Service", "PodDisruptionBudget", "StatefulSet"));
        Object labels = at(kubernetes("StatefulSet"), "spec", "template", "metadata", "labels");
        assertThat(at(kubernetes("StatefulSet"), "spec", "selector", "matchLabels")).isEqualTo(labels);
        assertThat(at(kubernetes("PodDisruptionBudget"), "spec", "selector", "matchLabels")).isEqualTo(labels);
        for (Object document : documents(KUBERNETES).subList(0, 2)) {
            assertThat(at(document, "spec", "selector")).isEqualTo(labels);
        }
        assertThat(at(kubernetes("StatefulSet"), "spec", "serviceName"))
                .isEqualTo(at(documents(KUBERNETES).getFirst(), "metadata", "name"));
        Set<Object> mounted = new TreeSet<>();
        ((List<?>) at(pod(), "containers", 0, "volumeMounts")).forEach(mount -> mounted.add(at(mount, "name")));
        Set<Object> there = new TreeSet<>();
        ((List<?>) at(pod(), "volumes")).forEach(volume -> there.add(at(volume, "name")));
        there.add(at(kubernetes("StatefulSet"), "spec", "volumeClaimTemplates", 0, "metadata", "name"));
        assertThat(mounted).isEqualTo(there);
    }

    private static List<String> unit() throws IOException {
        return read(UNIT).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    @Test
    void theUnitHasNoDirectiveThatSystemdDoesNotKnow() throws IOException {
        String section = "";
        Set<String> sections = new TreeSet<>();
        for (String line : unit()) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
                sections.add(section);
            } else {
                assertThat(DIRECTIVES.getOrDefault(section, Set.of())).as("[%s]", section)
                        .contains(line.split("=", 2)[0]);
            }
        }
        assertThat(sections).isEqualTo(new TreeSet<>(DIRECTIVES.keySet()));
    }

    @Test
    void systemdItselfHasNoObjection() throws Exception {
        assumeTrue(isOnPath("systemd-analyze"), "only where systemd is");
        Path unit = Files.writeString(scratch.resolve("mokka@.service"),
                read(UNIT).replace("/opt/mokka/mokka", ROOT.resolve("mokka").toString()).replace("Type=exec",
                        "Type=simple"));
        Path instance = Files.copy(unit, scratch.resolve("mokka@one.service"));
        String said = run(List.of("systemd-analyze", "verify", "--man=no", instance.toString()));
        assertThat(said.lines().filter(line -> line.contains("mokka@"))).isEmpty();
    }

    @Test
    void theImageIsBuiltOfWhatIsThere() throws IOException {
        for (String line : instructions()) {
            assertThat(INSTRUCTIONS).contains(line.split(" ", 2)[0]);
            if (line.startsWith("FROM ")) {
                assertThat(line).as("a version is named").matches("FROM [a-z-]+:[0-9][a-z0-9-]*( AS build)?");
            }
        }
        assertThat(Stream.of("mokka", "completion").map(ROOT::resolve)).allMatch(Files::exists);
        assertThat(read(IMAGE)).contains("/opt/mokka/target/launcher");
        assertThat(at(documents(COMPOSE).getFirst(), "services", "node", "build", "dockerfile"))
                .isEqualTo(ROOT.relativize(IMAGE).toString());
    }

    @Test
    void hadolintHasNoObjection() throws Exception {
        assumeTrue(isOnPath("hadolint"), "only where hadolint is");
        // Versions of packages come with the base image; its tag is the pin.
        assertThat(run(List.of("hadolint", "--ignore", "DL3008", IMAGE.toString()))).isEmpty();
    }

    /** With continued lines as one. */
    private static List<String> instructions() throws IOException {
        return read(IMAGE).replaceAll("(?m)^#.*\n", "").replace("\\\n", "").lines()
                .map(line -> line.strip().replaceAll(" +", " ")).filter(line -> !line.isEmpty()).toList();
    }

    private static String instruction(String name) throws IOException {
        return instructions().stream().filter(line -> line.startsWith(name + " ")).reduce((_, last) -> last)
                .map(line -> line.substring(name.length() + 1)).orElseThrow();
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path out = scratch.resolve("out");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return read(out);
    }
}
