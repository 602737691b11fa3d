package org.mokkachain.node.main;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mokkachain.api.genesis.GenesisFingerprint;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeProfile;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.PublicKey;

/** What somebody who has joined has to know, and to do next. */
record JoinReport(Path directory, NodeConfig config, PublicKey key, Genesis genesis) {
    private String name() {
        return config.name().orElse("observer");
    }

    private String api() {
        return "http://127.0.0.1:" + config.http().port();
    }

    private String host() {
        String host = config.p2p().advertisedHost().orElse(config.p2p().host());
        return PeerAddress.endpoint(host, config.p2p().port());
    }

    private boolean isValidator() {
        return genesis.validators().indexOf(key).isPresent();
    }

    private String validators() {
        int count = genesis.validators().size();
        return count == 1 ? "founded by 1 validator" : "founded by " + count + " validators";
    }

    private String start() {
        return "./mokka node --config " + directory.resolve("node.toml");
    }

    private String status() {
        return "./mokka wallet --node " + api() + " chain status";
    }

    private List<String> governance() {
        return List.of(
                "./mokka wallet validator propose-add --name " + name() + " --key " + key.hex()
                        + " --operator ACCOUNT --host " + host() + " --from OPERATOR",
                "./mokka wallet validator approve NUMBER --from OPERATOR");
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("network", genesis.network());
        fields.put("genesisHash", genesis.hash().hex());
        fields.put("digits", GenesisFingerprint.digits(genesis.hash()));
        fields.put("directory", directory.toAbsolutePath().normalize().toString());
        fields.put("config", directory.resolve("node.toml").toAbsolutePath().normalize().toString());
        fields.put("name", name());
        fields.put("publicKey", key.hex());
        fields.put("profile", config.profile().text());
        fields.put("http", api());
        fields.put("host", host());
        fields.put("start", start());
        fields.put("status", status());
        fields.put("governance", isValidator() ? List.of() : governance());
        return fields;
    }

    /** @param how it is set up, as it goes on after the name */
    String[] lines(String how) {
        String model = genesis.crashModel().name().toLowerCase(Locale.ROOT);
        List<String> lines = new ArrayList<>(List.of(
                "",
                "The node '" + name() + "' of the network '" + genesis.network() + "' (" + model + ", "
                        + validators() + ") " + how + ".",
                "",
                "  genesis    " + genesis.hash().hex(),
                "             compare by telephone: " + GenesisFingerprint.digits(genesis.hash()),
                "  key        " + key.hex(),
                "             in " + directory.resolve("node.key") + "; keep a copy of this file and its password",
                "  settings   " + directory.resolve("node.toml") + ", profile " + config.profile().text(),
                "  ports      " + api() + " for you, " + host() + " for other nodes",
                "",
                "Start it, and look how far it is:",
                "",
                "  " + start(),
                "  " + status()));
        if (!isValidator()) {
            addGovernance(lines);
        }
        lines.add("");
        return lines.toArray(String[]::new);
    }

    private void addGovernance(List<String> lines) {
        boolean wanted = config.profile() == NodeProfile.VALIDATOR;
        lines.add("");
        lines.add(wanted
                ? "It follows the chain, and votes once the operators of the validators have taken it in: when it is"
                : "It follows the chain. Should it ever vote, the operators of the validators take it in: when it is");
        lines.add("in sync, one proposes it (ACCOUNT gets its fees and decides for it), and others approve:");
        lines.add("");
        governance().forEach(line -> lines.add("  " + line));
    }
}
