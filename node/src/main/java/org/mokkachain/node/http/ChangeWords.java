package org.mokkachain.node.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.governance.Subject;
import org.mokkachain.types.transaction.ProposeChange;

/** What a {@link ProposeChange} proposes, in fields and in words that follow "propose to" or "would". */
record ChangeWords(AddressFormat addresses) {
    /** @param type for example {@code addValidator} */
    record Words(String type, SequencedMap<String, String> fields, String text) {}

    Words of(Change change) {
        return switch (change) {
            case AddValidator candidate -> of(candidate);
            case RemoveValidator(var key) ->
                words("removeValidator", "remove the validator with the key " + key.hex(), "publicKey", key.hex());
            case SetPermission permission -> of(permission);
            case SetParameter parameter -> of(parameter);
        };
    }

    private Words of(AddValidator candidate) {
        return words(
                "addValidator",
                "add the validator \"" + candidate.name() + "\" at " + candidate.host(),
                "name", candidate.name(),
                "publicKey", candidate.key().hex(),
                "operator", addresses.format(candidate.operator()),
                "host", candidate.host());
    }

    private Words of(SetPermission change) {
        String verb = switch (change.permission()) {
            case NONE -> "lay down nothing for ";
            case ALLOWED -> "allow ";
            case DENIED -> "deny ";
        };
        return words(
                "setPermission",
                verb + words(change.subject()),
                "subject", name(change.subject()),
                "permission", lower(change.permission()));
    }

    private static Words of(SetParameter change) {
        return words(
                "setParameter",
                "set " + lower(change.parameter()) + " to " + change.value() + " from height "
                        + change.activationHeight() + " on",
                "parameter", lower(change.parameter()),
                "value", Long.toString(change.value()),
                "activationHeight", Long.toString(change.activationHeight()));
    }

    private String words(Subject subject) {
        return switch (subject) {
            case AccountSubject account -> "the account " + name(account);
            case NodeSubject node -> "the node " + name(node);
        };
    }

    private String name(Subject subject) {
        return switch (subject) {
            case AccountSubject(var address) -> addresses.format(address);
            case NodeSubject(var key) -> key.hex();
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Words words(String type, String text, String... namesAndValues) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Words(type, fields, text);
    }
}
