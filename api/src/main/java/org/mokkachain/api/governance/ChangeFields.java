package org.mokkachain.api.governance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.governance.Subject;
import org.mokkachain.types.value.PublicKey;

/**
 * A change as fields, all of them texts: {@code change} names its kind, the others depend on that.
 *
 * <pre>
 * addValidator     name, publicKey (hex), operator (address), host (host:port)
 * removeValidator  publicKey
 * setPermission    account (address) or node (hex key), permission: none, allowed, denied
 * setParameter     parameter (for example minFee), value, activationHeight (0: as soon as it passes)
 * </pre>
 *
 * Thread-safe.
 */
public final class ChangeFields {
    private static final String KIND = "change";
    private static final String ADD = "addValidator";
    private static final String REMOVE = "removeValidator";
    private static final String PERMISSION = "setPermission";
    private static final String PARAMETER = "setParameter";

    private final AddressFormat addresses;

    public ChangeFields(AddressFormat addresses) {
        this.addresses = addresses;
    }

    /** The names of all parameters. */
    public static List<String> parameterNames() {
        return Stream.of(Parameter.values()).map(Parameter::text).toList();
    }

    /** The change as fields. */
    public SequencedMap<String, String> of(Change change) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        switch (change) {
            case AddValidator(var name, var key, var operator, var host) -> {
                fields.put(KIND, ADD);
                fields.put("name", name);
                fields.put("publicKey", key.hex());
                fields.put("operator", addresses.format(operator));
                fields.put("host", host);
            }
            case RemoveValidator(var key) -> {
                fields.put(KIND, REMOVE);
                fields.put("publicKey", key.hex());
            }
            case SetPermission(var subject, var permission) -> {
                fields.put(KIND, PERMISSION);
                putSubject(subject, fields);
                fields.put("permission", permission.name().toLowerCase(Locale.ROOT));
            }
            case SetParameter(var parameter, long value, long height) -> {
                fields.put(KIND, PARAMETER);
                fields.put("parameter", parameter.text());
                fields.put("value", Long.toString(value));
                fields.put("activationHeight", Long.toString(height));
            }
        }
        return Collections.unmodifiableSequencedMap(fields);
    }

    private void putSubject(Subject subject, Map<String, String> fields) {
        switch (subject) {
            case AccountSubject(var address) -> fields.put("account", addresses.format(address));
            case NodeSubject(var key) -> fields.put("node", key.hex());
        }
    }

    /** The change in words, as it goes on after "to": {@code add validator eve …}. */
    public String text(Change change) {
        return switch (change) {
            case AddValidator(var name, var key, var operator, var host) ->
                "add validator " + name + " at " + host + " with key " + key.hex() + " and operator "
                        + addresses.format(operator);
            case RemoveValidator(var key) -> "remove the validator with key " + key.hex();
            case SetPermission(var subject, var permission) -> text(subject, permission);
            case SetParameter(var parameter, long value, long height) ->
                "set " + parameter.text() + " to " + value
                        + (height == 0 ? " as soon as it passes" : " from height " + height + " on");
        };
    }

    private String text(Subject subject, Permission permission) {
        String whom = switch (subject) {
            case AccountSubject(var address) -> "account " + addresses.format(address);
            case NodeSubject(var key) -> "node " + key.hex();
        };
        return switch (permission) {
            case NONE -> "treat " + whom + " as any other";
            case ALLOWED -> "allow " + whom;
            case DENIED -> "deny " + whom;
        };
    }

    /** The change that these fields describe; {@link IllegalArgumentException} names the field that is wrong. */
    public Change parse(Map<String, String> fields) {
        Reader in = new Reader(fields);
        String kind = in.text(KIND);
        return switch (kind) {
            case ADD -> new AddValidator(
                    in.text("name"),
                    in.parsed("publicKey", PublicKey::fromHex),
                    in.parsed("operator", addresses::parse),
                    in.text("host"));
            case REMOVE -> new RemoveValidator(in.parsed("publicKey", PublicKey::fromHex));
            case PERMISSION -> new SetPermission(subject(in), in.parsed("permission", ChangeFields::permission));
            case PARAMETER -> new SetParameter(
                    in.parsed("parameter", ChangeFields::parameter),
                    in.parsed("value", Long::parseLong),
                    fields.containsKey("activationHeight") ? in.parsed("activationHeight", Long::parseLong) : 0);
            default -> throw new IllegalArgumentException("change: there is no '" + kind + "', but " + ADD + ", "
                    + REMOVE + ", " + PERMISSION + ", " + PARAMETER);
        };
    }

    private Subject subject(Reader in) {
        return in.fields().containsKey("account")
                ? new AccountSubject(in.parsed("account", addresses::parse))
                : new NodeSubject(in.parsed("node", PublicKey::fromHex));
    }

    private static Permission permission(String text) {
        return Stream.of(Permission.values())
                .filter(permission -> permission.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be none, allowed or denied"));
    }

    private static Parameter parameter(String text) {
        return Stream.of(Parameter.values())
                .filter(parameter -> parameter.text().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + parameterNames()));
    }

    private record Reader(Map<String, String> fields) {
        String text(String name) {
            String value = fields.get(name);
            if (value == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return value;
        }

        <T> T parsed(String name, Function<String, T> parse) {
            String text = text(name);
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        }
    }
}
