package org.mokkachain.node.explorer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The explorer's page and its files. Files are read and compressed once, when first asked for. Thread-safe. */
public final class Explorer {
    /** The addresses that the page answers for; {@code {name}} stands for one segment. */
    public static final List<String> PAGES = List.of(
            "/", "/blocks", "/blocks/{ref}", "/transactions/{id}", "/accounts/{address}", "/assets",
            "/assets/{asset}", "/anchors", "/anchors/{hash}", "/data/{owner}", "/verify", "/mempool", "/consensus",
            "/validators", "/validators/{validator}", "/proposals", "/proposals/{number}", "/network", "/parameters",
            "/charts", "/search", "/clock");

    private static final String FOLDER = "/org/mokkachain/node/explorer/";
    private static final String LIBRARIES = "lib/";
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml");
    private static final Pattern NAME = Pattern.compile(
            "(?:[A-Za-z0-9][A-Za-z0-9._-]{0,60}/){0,4}[A-Za-z0-9_][A-Za-z0-9._-]{0,60}\\.(?:js|css|svg)");

    private final WebJars libraries = new WebJars();
    private final StaticFile page;
    private final String policy;

    /** Only files that exist are kept, so there are never more than the program has. */
    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    /** @throws IllegalStateException if the program is incomplete */
    public Explorer() {
        this.page = StaticFile.load(FOLDER + "index.html", HTML)
                .orElseThrow(() -> new IllegalStateException("the program is incomplete: the explorer is missing"));
        this.policy = ContentSecurityPolicy.of(new String(page.content().toBytes(), StandardCharsets.UTF_8));
    }

    /** The frame of every page. */
    public StaticFile page() {
        return page;
    }

    /** The Content-Security-Policy of the page and its files. */
    public String policy() {
        return policy;
    }

    /**
     * A file under {@code /explorer/}.
     *
     * @param path for example {@code core/api.js} or {@code lib/lit/index.js}; anything else than a name of a file
     *     of ours or of a library finds nothing
     */
    public Optional<StaticFile> file(String path) {
        if (!NAME.matcher(path).matches()) {
            return Optional.empty();
        }
        StaticFile known = files.get(path);
        return known == null ? read(path) : Optional.of(known);
    }

    private Optional<StaticFile> read(String path) {
        Optional<String> resource = path.startsWith(LIBRARIES)
                ? libraries.resource(path.substring(LIBRARIES.length()))
                : Optional.of(FOLDER + path);
        String type = TYPES.getOrDefault(suffix(path), HTML);
        Optional<StaticFile> found = resource.flatMap(name -> StaticFile.load(name, type));
        found.ifPresent(file -> files.put(path, file));
        return found;
    }

    private static String suffix(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
