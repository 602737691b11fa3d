package org.mokkachain.api.genesis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.governance.Subject;
import org.mokkachain.types.value.PublicKey;
import tools.jackson.databind.JsonNode;

/** Reads {@code proposalLifetime} and {@code permissions} of a genesis; what is left out is open to everybody. */
final class GovernanceReader {
    static final String OPEN = "open";
    static final String ALLOW_LIST = "allow-list";

    private final NetworkAddresses addresses;
    private final Mistakes mistakes;
    private final List<SetPermission> permissions = new ArrayList<>();

    GovernanceReader(NetworkAddresses addresses, Mistakes mistakes) {
        this.addresses = addresses;
        this.mistakes = mistakes;
    }

    /** Empty if there is a mistake, which is noted. */
    Optional<GenesisGovernance> read(ObjectFields root) {
        int before = mistakes.count();
        GenesisGovernance open = GenesisGovernance.OPEN;
        long lifetime = root.optional("proposalLifetime").isMissingNode()
                ? open.proposalLifetime()
                : root.number("proposalLifetime", Parameter.PROPOSAL_LIFETIME.min(),
                        Parameter.PROPOSAL_LIFETIME.max(), open.proposalLifetime());
        JsonNode node = root.optional("permissions");
        boolean accounts = false;
        boolean nodes = false;
        if (!node.isMissingNode()) {
            ObjectFields fields = new ObjectFields(node, root.at("permissions"), mistakes);
            accounts = isAllowList(fields, "accounts", addresses.example(),
                    text -> new AccountSubject(addresses.parse(text)));
            nodes = isAllowList(fields, "nodes", "64 hex digits", text -> new NodeSubject(PublicKey.fromHex(text)));
            fields.build(() -> permissions);
        }
        return mistakes.count() > before ? Optional.empty() : build(root, lifetime, accounts, nodes);
    }

    private Optional<GenesisGovernance> build(ObjectFields root, long lifetime, boolean accounts, boolean nodes) {
        try {
            return Optional.of(GenesisGovernance.sorting(lifetime, accounts, nodes, permissions));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            String place = message.startsWith("proposalLifetime") ? "proposalLifetime" : "permissions";
            mistakes.add(root.at(place), message, "correct this value");
            return Optional.empty();
        }
    }

    /** Reads one kind of subjects; whether only the allowed ones are let in. */
    private boolean isAllowList(ObjectFields parent, String name, String example, Function<String, Subject> parse) {
        JsonNode node = parent.optional(name);
        if (node.isMissingNode()) {
            return false;
        }
        ObjectFields fields = new ObjectFields(node, parent.at(name), mistakes);
        Optional<Boolean> allowList = fields.parsed("mode", OPEN, GovernanceReader::mode);
        Map<Subject, String> seen = new HashMap<>();
        readSubjects(fields, "allow", Permission.ALLOWED, example, parse, seen);
        readSubjects(fields, "deny", Permission.DENIED, example, parse, seen);
        fields.build(() -> permissions);
        return allowList.orElse(false);
    }

    private static boolean mode(String text) {
        return switch (text) {
            case OPEN -> false;
            case ALLOW_LIST -> true;
            default -> throw new IllegalArgumentException(
                    "must be open (all that are not denied) or allow-list (only those allowed)");
        };
    }

    private void readSubjects(ObjectFields fields, String list, Permission permission, String example,
            Function<String, Subject> parse, Map<Subject, String> seen) {
        if (fields.optional(list).isMissingNode()) {
            return;
        }
        int index = 0;
        for (JsonNode node : fields.list(list, true)) {
            String pointer = fields.at(list) + "/" + index++;
            parsed(node, pointer, example, parse).ifPresent(subject -> {
                String first = seen.putIfAbsent(subject, pointer);
                if (first != null) {
                    mistakes.add(pointer, "the same as at " + first, "every one must be different");
                }
                permissions.add(new SetPermission(subject, permission));
            });
        }
    }

    private Optional<Subject> parsed(JsonNode node, String pointer, String example, Function<String, Subject> parse) {
        try {
            if (node.isString()) {
                return Optional.of(parse.apply(node.stringValue()));
            }
            mistakes.add(pointer, "must be a text", "write for example \"" + example + "\"");
        } catch (IllegalArgumentException e) {
            mistakes.add(pointer, String.valueOf(e.getMessage()), "write for example \"" + example + "\"");
        }
        return Optional.empty();
    }
}
