package org.mokkachain.api.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.proof.Proof;
import org.mokkachain.types.value.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipt files as JSON. What is read is strict JSON: no key twice, nothing after the document, at most
 * {@value #MAX_BYTES} bytes.
 */
final class ReceiptFile {
    static final int MAX_BYTES = 72 << 20;
    private static final int MAX_DEPTH = 12;
    private static final int MAX_NUMBER = 20;

    private ReceiptFile() {}

    private static final class Lazy {
        static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxNumberLength(MAX_NUMBER)
                                .maxStringLength(MAX_BYTES)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    static byte[] write(ReceiptDocument document) {
        String text = Lazy.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The content of a file.
     *
     * @throws IOException if it cannot be read or is larger than any receipt
     */
    static byte[] contentOf(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is larger than any receipt");
        }
        return Files.readAllBytes(file);
    }

    /** The tree of a file that is JSON; {@link DecodingException} says why it is not. */
    static JsonNode tree(byte[] file) throws DecodingException {
        if (file.length > MAX_BYTES) {
            throw new DecodingException("the file is larger than any receipt");
        }
        try {
            JsonNode tree = Lazy.MAPPER.readTree(file);
            if (tree == null || !tree.isObject()) {
                throw new DecodingException("the file is not a JSON object");
            }
            return tree;
        } catch (JacksonException e) {
            throw new DecodingException("the file is not the JSON of a receipt: " + e.getOriginalMessage(), e);
        }
    }

    /** The proof that a file carries. */
    static Proof proof(JsonNode tree) throws DecodingException {
        JsonNode format = tree.path("format");
        if (!format.isString() || !format.stringValue().equals(ReceiptDocument.FORMAT)) {
            throw new DecodingException("/format is not \"" + ReceiptDocument.FORMAT + "\"");
        }
        JsonNode proof = tree.path("proof");
        if (!proof.isString()) {
            throw new DecodingException("/proof is missing or not a text");
        }
        try {
            return Proof.decode(Bytes.fromHex(proof.stringValue()));
        } catch (IllegalArgumentException e) {
            throw new DecodingException("/proof is not hexadecimal", e);
        }
    }

    /** Where a file says something else than its proof, as a JSON pointer with what both say. */
    static Optional<String> contradiction(JsonNode file, ReceiptDocument truth) {
        return difference("", file, Lazy.MAPPER.readTree(Lazy.MAPPER.writeValueAsBytes(truth)));
    }

    private static Optional<String> difference(String pointer, JsonNode said, JsonNode truth) {
        if (said.equals(truth)) {
            return Optional.empty();
        }
        if (said.isObject() && truth.isObject()) {
            for (Map.Entry<String, JsonNode> field : truth.properties()) {
                Optional<String> inner =
                        difference(pointer + "/" + field.getKey(), said.path(field.getKey()), field.getValue());
                if (inner.isPresent()) {
                    return inner;
                }
            }
            TreeSet<String> unknown = new TreeSet<>(said.propertyNames());
            unknown.removeAll(truth.propertyNames());
            return Optional.of("there is a field " + pointer + "/" + shortened(unknown.toString())
                    + " that receipts do not have");
        }
        if (said.isArray() && truth.isArray() && said.size() == truth.size()) {
            for (int i = 0; i < said.size(); i++) {
                Optional<String> inner = difference(pointer + "/" + i, said.get(i), truth.get(i));
                if (inner.isPresent()) {
                    return inner;
                }
            }
        }
        String claim = said.isMissingNode() ? "nothing" : shortened(said.toString());
        return Optional.of(pointer + " says " + claim + ", but the proof says " + shortened(truth.toString()));
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
