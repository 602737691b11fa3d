package org.mokkachain.wallet.offline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Authority.WeightedKey;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Transaction files as JSON. For what a file says there is one text, but for white space. */
final class FileText {
    private static final String PUBLIC_KEY = "publicKey";
    private static final String SIGNATURE = "signature";
    private static final String AUTHORITY = "authority";

    private FileText() {}

    /** Indented, ASCII but for the name of the network. */
    static byte[] write(TransactionFile file) {
        return (ApiJson.writePretty(fields(file)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The same without white space. */
    static String compact(TransactionFile file) {
        return new String(ApiJson.write(fields(file)), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> fields(TransactionFile file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", TransactionFile.FORMAT);
        fields.put("network", file.network());
        fields.put("chainId", file.body().chainId().hex());
        fields.put("id", file.id().hex());
        fields.put("body", file.bodyBytes().hex());
        fields.put(AUTHORITY, file.authority().map(FileText::authority).orElse(null));
        fields.put("signatures", file.signatures().stream()
                .map(s -> ordered(PUBLIC_KEY, s.key().hex(), SIGNATURE, s.signature().hex()))
                .toList());
        fields.put("checksum", file.checksum().hex());
        return fields;
    }

    /** As the API writes it: no keys while only the key of the beginning signs. */
    private static Map<String, Object> authority(Authority authority) {
        return switch (authority) {
            case Authority.OriginalKey() -> ordered("threshold", 1, "keys", List.of());
            case Authority.Weighted(int threshold, List<WeightedKey> keys) ->
                ordered("threshold", threshold, "keys", keys.stream()
                        .map(member -> ordered(PUBLIC_KEY, member.key().hex(), "weight", member.weight()))
                        .toList());
        };
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(first, one);
        fields.put(second, other);
        return fields;
    }

    /** The file that this text is; {@link DecodingException} says why it is none. */
    static TransactionFile read(byte[] text) throws DecodingException {
        JsonNode tree = tree(text);
        String format = text(tree, "format");
        if (!format.equals(TransactionFile.FORMAT)) {
            throw new DecodingException(
                    "its format is \"" + format + "\"; this wallet reads \"" + TransactionFile.FORMAT + "\"");
        }
        TransactionFile file;
        try {
            file = new TransactionFile(
                    text(tree, "network"), body(text(tree, "body")), authority(tree), signatures(tree));
        } catch (IllegalArgumentException e) {
            throw new DecodingException(String.valueOf(e.getMessage()), e);
        }
        requireSame(tree, ApiJson.readTree(write(file)));
        return file;
    }

    private static JsonNode tree(byte[] text) throws DecodingException {
        try {
            JsonNode tree = ApiJson.readTree(text);
            if (tree == null || !tree.isObject()) {
                throw new DecodingException("it is no JSON object");
            }
            return tree;
        } catch (JacksonException e) {
            throw new DecodingException("it is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(JsonNode parent, String name) throws DecodingException {
        JsonNode value = parent.path(name);
        if (!value.isString()) {
            throw new DecodingException("the field '" + name + "' is missing or no text");
        }
        return value.stringValue();
    }

    private static int number(JsonNode parent, String name) throws DecodingException {
        JsonNode value = parent.path(name);
        if (!value.isInt()) {
            throw new DecodingException("the field '" + name + "' is missing or no whole number");
        }
        return value.intValue();
    }

    private static TransactionBody body(String hex) throws DecodingException {
        Bytes bytes;
        try {
            bytes = Bytes.fromHex(hex);
        } catch (IllegalArgumentException e) {
            throw new DecodingException("the field 'body' is not hexadecimal", e);
        }
        try {
            return Decoder.decodeExactly(bytes, TransactionBody::decode);
        } catch (DecodingException e) {
            throw new DecodingException("the field 'body' is no transaction: " + e.getMessage(), e);
        }
    }

    private static Optional<Authority> authority(JsonNode tree) throws DecodingException {
        JsonNode authority = tree.path(AUTHORITY);
        if (authority.isNull()) {
            return Optional.empty();
        }
        List<WeightedKey> keys = new ArrayList<>();
        for (JsonNode key : authority.path("keys")) {
            keys.add(new WeightedKey(PublicKey.fromHex(text(key, PUBLIC_KEY)), number(key, "weight")));
        }
        return Optional.of(
                keys.isEmpty()
                        ? new Authority.OriginalKey()
                        : new Authority.Weighted(number(authority, "threshold"), keys));
    }

    private static List<TransactionSignature> signatures(JsonNode tree) throws DecodingException {
        List<TransactionSignature> signatures = new ArrayList<>();
        for (JsonNode signature : tree.path("signatures")) {
            signatures.add(new TransactionSignature(
                    PublicKey.fromHex(text(signature, PUBLIC_KEY)), Signature.fromHex(text(signature, SIGNATURE))));
        }
        return signatures;
    }

    /** Nothing may stand in a file that does not follow from what is signed, and from what the checksum covers. */
    private static void requireSame(JsonNode said, JsonNode meant) throws DecodingException {
        TreeSet<String> unknown = new TreeSet<>(said.propertyNames());
        unknown.removeAll(meant.propertyNames());
        if (!unknown.isEmpty()) {
            throw new DecodingException("there is no field '" + unknown.first() + "' in a transaction file");
        }
        for (Map.Entry<String, JsonNode> field : meant.properties()) {
            if (!field.getValue().equals(said.path(field.getKey()))) {
                throw new DecodingException("the field '" + field.getKey() + "' does not fit the others;"
                        + " something was changed since the file was written");
            }
        }
    }
}
