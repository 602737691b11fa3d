package org.mokkachain.types.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.value.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vector files in {@code src/test/resources/vectors}. */
final class Vectors {
    /**
     * One case.
     *
     * @param expected what its authors say ("valid", "invalid"), or nothing where it is a matter of opinion
     */
    record Vector(String name, Bytes key, Bytes message, Bytes signature, List<String> flags, String expected) {
        boolean accepted(SignatureScheme scheme) {
            return scheme.verifier()
                    .verify(
                            org.mokkachain.types.value.PublicKey.of(key.toBytes()),
                            message.toBytes(),
                            org.mokkachain.types.value.Signature.of(signature.toBytes()));
        }

        boolean acceptedByTheRule() {
            return ReferenceEd25519.accepts(key.toBytes(), message.toBytes(), signature.toBytes());
        }
    }

    private Vectors() {}

    static List<Vector> wycheproof() {
        List<Vector> vectors = new ArrayList<>();
        for (JsonNode group : read("ed25519-wycheproof.json").get("testGroups")) {
            Bytes key = Bytes.fromHex(group.get("publicKey").get("pk").asString());
            for (JsonNode test : group.get("tests")) {
                vectors.add(new Vector(
                        "wycheproof " + test.get("tcId").asInt(),
                        key,
                        Bytes.fromHex(test.get("msg").asString()),
                        Bytes.fromHex(test.get("sig").asString()),
                        strings(test.get("flags")),
                        test.get("result").asString()));
            }
        }
        return vectors;
    }

    static List<Vector> cctv() {
        List<Vector> vectors = new ArrayList<>();
        for (JsonNode test : read("ed25519-cctv.json")) {
            vectors.add(new Vector(
                    "cctv " + test.get("number").asInt(),
                    Bytes.fromHex(test.get("key").asString()),
                    Bytes.of(test.get("msg").asString().getBytes(StandardCharsets.UTF_8)),
                    Bytes.fromHex(test.get("sig").asString()),
                    strings(test.get("flags")),
                    ""));
        }
        return vectors;
    }

    static List<Vector> speccheck() {
        List<Vector> vectors = new ArrayList<>();
        for (JsonNode test : read("ed25519-speccheck.json")) {
            vectors.add(new Vector(
                    "speccheck " + vectors.size(),
                    Bytes.fromHex(test.get("pub_key").asString()),
                    Bytes.fromHex(test.get("message").asString()),
                    Bytes.fromHex(test.get("signature").asString()),
                    List.of(),
                    ""));
        }
        return vectors;
    }

    static JsonNode read(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asString()));
        return strings;
    }
}
