package org.mokkachain.node.devnet;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.node.config.ConfigurationLoader;
import org.mokkachain.node.config.Property;
import org.mokkachain.node.config.Settings;

/**
 * How the process of a validator is started: by the launcher that started this program, so with the same JDK, build and
 * options; without one, by the same java and class path.
 *
 * @param launcher empty: none is known
 * @param javaOptions of the JVM; with a launcher, unless the environment has others
 */
record NodeCommandLine(Optional<Path> launcher, List<String> javaOptions) {
    private static final String MAIN = "org.mokkachain.node.main.NodeMain";
    private static final String JAVA_OPTIONS = "MOKKA_JAVA_OPTS";

    /** With fewer cores each, validators get more done without a compiler and a collector that work beside them. */
    private static final int CORES_OF_A_VALIDATOR = 2;

    /** What outlives one collection stays for minutes, and to copy it at each of the next would prolong the pauses. */
    private static final List<String> FRUGAL =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MaxTenuringThreshold=1");

    /** For so many validators that share so many cores. */
    static NodeCommandLine on(int cores, int validators, Optional<Path> launcher) {
        return new NodeCommandLine(launcher, cores < CORES_OF_A_VALIDATOR * validators ? FRUGAL : List.of());
    }

    /** In a session of its own, where that can be had: what is typed at this terminal must not end it. */
    List<String> of(Path config) {
        List<String> command = new ArrayList<>();
        onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        if (launcher.isPresent()) {
            command.add(launcher.get().toString());
        } else {
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-Xmx768m"));
            command.addAll(javaOptions);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        }
        command.addAll(List.of("node", "--config", config.toString()));
        return command;
    }

    /** Settings in the environment are meant for one node, not for each of several on one machine. */
    void adapt(Map<String, String> environment) {
        for (Property<?> property : Settings.all()) {
            environment.remove(property.variable());
        }
        environment.remove(ConfigurationLoader.PASSWORD_VARIABLE);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putIfAbsent(JAVA_OPTIONS, String.join(" ", javaOptions));
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return List.of(path.split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
