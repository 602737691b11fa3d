package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The verifier of the explorer comes to the verdicts of the one in Java, in a real browser: on the published proofs,
 * true and forged, on receipts of every kind to the word, on changed ones, on signatures on which libraries differ.
 */
class BrowserVerifierTest {
    private static final Path VECTORS = Path.of("..", "..", "types", "src", "test", "resources", "vectors");
    private static final Path RECEIPTS = Path.of("..", "..", "api", "src", "test", "resources", "vectors");

    /** Changes of each proof and each receipt. */
    private static final int CHANGES = 15;

    @ParameterizedTest
    @ValueSource(strings = {"browser", "noble"})
    void theBrowserComesToTheVerdictsOfTheOtherVerifiers(String provider) throws IOException {
        try (ExplorerFiles files = new ExplorerFiles(); Browser browser = new Browser()) {
            browser.goTo(files.blank());
            Object found = browser.runAsync(script(), JsonMapper.shared().writeValueAsString(vectors()), provider);
            JsonNode answer = JsonMapper.shared().valueToTree(found);
            System.out.println("Verifier in the browser: " + answer);
            assertThat(answer.path("error").asString("")).isEmpty();
            assertThat(answer.path("faults")).isEmpty();
            assertThat(answer.path("provider").asString()).isEqualTo(provider);
            assertThat(answer.path("counts").path("proofs").asInt()).isEqualTo(30);
            assertThat(answer.path("counts").path("receipts").asInt()).isGreaterThan(20);
            assertThat(answer.path("counts").path("signatures").asInt()).isGreaterThan(1_000);
        }
    }

    private static String script() throws IOException {
        try (InputStream in = BrowserVerifierTest.class.getResourceAsStream("/explorer/proof-check.js")) {
            String body = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return """
                    const [given, provider, done] = arguments;
                    const load = name => import('/explorer/proof/' + name);
                    const check = async (load, vectors, provider) => {
                    %s
                    };
                    check(load, JSON.parse(given), provider).then(done, e => done({error: String(e.stack ?? e)}));
                    """.formatted(body);
        }
    }

    private static Map<String, Object> vectors() throws IOException {
        Map<String, Object> vectors = new LinkedHashMap<>();
        vectors.put("proofs", read(VECTORS.resolve("proofs.json")));
        vectors.put("receipts", read(RECEIPTS.resolve("receipts.json")));
        vectors.put("signatures", signatures());
        vectors.put("changes", CHANGES);
        return vectors;
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(file));
    }

    /** With the verdict of the implementation that every node has. */
    private static List<Map<String, Object>> signatures() throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (JsonNode test : read(VECTORS.resolve("ed25519-cctv.json"))) {
            byte[] message = test.path("msg").asString().getBytes(StandardCharsets.UTF_8);
            all.add(signature("cctv " + test.path("number"), test.path("key"), Bytes.of(message), test.path("sig")));
        }
        for (JsonNode test : read(VECTORS.resolve("ed25519-speccheck.json"))) {
            Bytes message = Bytes.fromHex(test.path("message").asString());
            all.add(signature("speccheck " + message, test.path("pub_key"), message, test.path("signature")));
        }
        for (JsonNode group : read(VECTORS.resolve("ed25519-wycheproof.json")).path("testGroups")) {
            for (JsonNode test : group.path("tests")) {
                if (test.path("sig").asString().length() == 2 * Signature.LENGTH) {
                    Bytes message = Bytes.fromHex(test.path("msg").asString());
                    JsonNode key = group.path("publicKey").path("pk");
                    all.add(signature("wycheproof " + test.path("tcId"), key, message, test.path("sig")));
                }
            }
        }
        return all;
    }

    private static Map<String, Object> signature(String name, JsonNode key, Bytes message, JsonNode signature) {
        SignatureVerifier verifier = Ed25519.bouncyCastle().verifier();
        boolean valid = verifier.verify(PublicKey.fromHex(key.asString()), message.toBytes(),
                Signature.fromHex(signature.asString()));
        return Map.of("name", name, "key", key.asString(), "message", message.hex(),
                "signature", signature.asString(), "valid", valid);
    }
}
