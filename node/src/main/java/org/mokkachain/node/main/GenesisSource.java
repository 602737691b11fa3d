package org.mokkachain.node.main;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.genesis.GenesisFingerprint;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.node.config.GenesisFile;
import org.mokkachain.types.genesis.Genesis;

/**
 * A genesis and where it comes from.
 *
 * @param name the path of a file, or the address of a node that was asked
 */
record GenesisSource(String name, Genesis genesis) {
    static GenesisSource of(String name) throws MokkaClientException {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isNode = lower.startsWith("http://") || lower.startsWith("https://");
        return new GenesisSource(name, isNode ? ask(name) : GenesisFile.read(Path.of(name)));
    }

    private static Genesis ask(String node) throws MokkaClientException {
        try (MokkaClient client = new MokkaClient(URI.create(node))) {
            return client.genesis();
        } catch (ApiException e) {
            throw new CommandException(ExitCode.ERROR, "the node at " + node + " refused: " + e.getMessage(),
                    "Check that it is a node of this version.");
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()),
                    "Write for example http://127.0.0.1:8080.");
        }
    }

    /** What identifies it, for programs. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", name);
        fields.put("network", genesis.network());
        fields.put("genesisHash", genesis.hash().hex());
        fields.put("digits", GenesisFingerprint.digits(genesis.hash()));
        return fields;
    }

    /** The same for people, in one line. */
    String line() {
        return name + ": " + genesis.network() + ", " + GenesisFingerprint.digits(genesis.hash());
    }
}
