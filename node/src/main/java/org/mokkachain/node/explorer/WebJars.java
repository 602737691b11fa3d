package org.mokkachain.node.explorer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The JavaScript libraries that come with the program, each in the version of its WebJar. Thread-safe. */
final class WebJars {
    /** Names under {@code /explorer/lib/} and their artifacts. */
    private static final Map<String, String> ARTIFACTS = Map.of(
            "lit", "lit",
            "lit-html", "lit-html",
            "lit-element", "lit-element",
            "reactive-element", "lit__reactive-element",
            "chart.js", "chart.js",
            "kurkle", "kurkle__color");

    private final Map<String, String> folders = new TreeMap<>();

    /** @throws IllegalStateException if one of them is missing */
    WebJars() {
        ARTIFACTS.forEach((name, artifact) -> folders.put(
                name, "/META-INF/resources/webjars/" + artifact + "/" + version(artifact) + "/"));
    }

    /**
     * Where a file of a library lies in the class path.
     *
     * @param path {@code LIBRARY/FILE}
     */
    Optional<String> resource(String path) {
        int slash = path.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.ofNullable(folders.get(path.substring(0, slash)))
                        .map(folder -> folder + path.substring(slash + 1));
    }

    private static String version(String artifact) {
        String name = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream in = WebJars.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: the WebJar " + artifact + " is missing");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
        return properties.getProperty("version", "");
    }
}
