package org.mokkachain.api.genesis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.Subject;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code genesis.json} as {@link GenesisReader} reads it. The same genesis gives the same text. */
public final class GenesisWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GenesisWriter() {}

    /** UTF-8, indented, with a line end at the end. */
    public static byte[] write(Genesis genesis) {
        StringBuilder out = new StringBuilder();
        IndentedJson.write(tree(genesis), "", out);
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode tree(Genesis genesis) {
        AddressFormat addresses = new AddressFormat(genesis.addressPrefix());
        ObjectNode root = NODES.objectNode();
        root.put("network", genesis.network());
        root.put("addressPrefix", genesis.addressPrefix());
        root.put("createdAt", Instant.ofEpochMilli(genesis.timestampMs()).toString());
        root.put("crashModel", genesis.crashModel().name().toLowerCase(Locale.ROOT));
        writeTiming(root, genesis.timing());
        writeLimits(root.putObject("limits"), genesis.limits());
        ArrayNode validators = root.putArray("validators");
        for (int i = 0; i < genesis.validators().size(); i++) {
            Validator validator = genesis.validators().get(i);
            validators
                    .addObject()
                    .put("name", validator.name())
                    .put("publicKey", validator.key().hex())
                    .put("operator", addresses.format(validator.operator()))
                    .put("host", genesis.validatorHosts().get(i));
        }
        ArrayNode accounts = root.putArray("accounts");
        for (GenesisAccount account : genesis.accounts()) {
            accounts.addObject()
                    .put("label", account.label())
                    .put("address", addresses.format(account.address()))
                    .put("balance", AssetUnit.MOKKA.format(account.balance()));
        }
        writeGovernance(root, genesis.governance(), addresses);
        return root;
    }

    private static void writeGovernance(ObjectNode root, GenesisGovernance governance, AddressFormat addresses) {
        root.put("proposalLifetime", governance.proposalLifetime());
        ObjectNode permissions = root.putObject("permissions");
        ObjectNode accounts = permissions.putObject("accounts").put("mode", mode(governance.accountAllowList()));
        ObjectNode nodes = permissions.putObject("nodes").put("mode", mode(governance.nodeAllowList()));
        writeSubjects(governance, Permission.ALLOWED, addresses, accounts.putArray("allow"), nodes.putArray("allow"));
        writeSubjects(governance, Permission.DENIED, addresses, accounts.putArray("deny"), nodes.putArray("deny"));
    }

    private static void writeSubjects(GenesisGovernance governance, Permission permission, AddressFormat addresses,
            ArrayNode accounts, ArrayNode nodes) {
        for (Subject subject : governance.subjects(permission)) {
            switch (subject) {
                case AccountSubject(var address) -> accounts.add(addresses.format(address));
                case NodeSubject(var key) -> nodes.add(key.hex());
            }
        }
    }

    private static String mode(boolean allowList) {
        return allowList ? GovernanceReader.ALLOW_LIST : GovernanceReader.OPEN;
    }

    private static void writeTiming(ObjectNode root, Timing timing) {
        if (timing.equals(Timing.LAN) || timing.equals(Timing.WAN)) {
            root.put("timing", timing.equals(Timing.LAN) ? "lan" : "wan");
            return;
        }
        root.putObject("timing")
                .put("heartbeatMs", timing.heartbeatMs())
                .put("heartbeatTimeoutMs", timing.heartbeatTimeoutMs())
                .put("electionMs", timing.electionMs())
                .put("progressMs", timing.progressMs())
                .put("censorMs", timing.censorMs())
                .put("leadershipMs", timing.leadershipMs())
                .put("heartbeatBlockMs", timing.heartbeatBlockMs());
    }

    private static void writeLimits(ObjectNode node, Limits limits) {
        node.put("maxBlockBytes", limits.maxBlockBytes())
                .put("maxBlockTransactions", limits.maxBlockTransactions())
                .put("maxTransactionBytes", limits.maxTransactionBytes())
                .put("minFee", AssetUnit.MOKKA.format(limits.minFee()));
    }
}
