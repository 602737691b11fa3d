package org.mokkachain.api.genesis;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code genesis.json} as {@link GenesisReader} reads it. The same genesis gives the same text. */
public final class GenesisWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ACCOUNTS = "accounts";

    private GenesisWriter() {}

    /** UTF-8, indented, with a line end at the end. */
    public static byte[] write(Genesis genesis) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(genesis, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same text, account by account, so that a million of them take no memory; {@code out} is left open. */
    public static void write(Genesis genesis, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        AddressFormat addresses = new AddressFormat(genesis.addressPrefix());
        IndentedJson json = new IndentedJson(writer);
        json.startObject();
        for (Map.Entry<String, JsonNode> member : withoutAccounts(genesis).properties()) {
            json.name(member.getKey());
            if (member.getKey().equals(ACCOUNTS)) {
                json.list(genesis.accounts().stream().map(account -> account(account, addresses)).iterator());
            } else {
                json.value(member.getValue());
            }
        }
        json.endObject();
        writer.write('\n');
        writer.flush();
    }

    /** For comparison, field by field: a timing that has a name is written out. */
    static ObjectNode explicit(Genesis genesis) {
        AddressFormat addresses = new AddressFormat(genesis.addressPrefix());
        ObjectNode root = withoutAccounts(genesis);
        root.set("timing", times(genesis.timing()));
        ArrayNode accounts = root.putArray(ACCOUNTS);
        genesis.accounts().forEach(account -> accounts.add(account(account, addresses)));
        return root;
    }

    private static ObjectNode account(GenesisAccount account, AddressFormat addresses) {
        return NODES.objectNode()
                .put("label", account.label())
                .put("address", addresses.format(account.address()))
                .put("balance", AssetUnit.MOKKA.format(account.balance()));
    }

    /** Everything in its order, with no accounts where they belong. */
    private static ObjectNode withoutAccounts(Genesis genesis) {
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
        root.putArray(ACCOUNTS);
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
        root.set("timing", times(timing));
    }

    private static ObjectNode times(Timing timing) {
        return NODES.objectNode()
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
