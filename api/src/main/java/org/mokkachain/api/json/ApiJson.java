package org.mokkachain.api.json;

import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the records of the API. Unknown fields are ignored, so that an older client understands a newer
 * node; a field given twice, nesting beyond {@value #MAX_DEPTH} and numbers beyond {@value #MAX_NUMBER} digits are
 * refused with a {@link JacksonException}. Thread-safe.
 */
public final class ApiJson {
    public static final int MAX_DEPTH = 32;
    public static final int MAX_NUMBER = 30;
    private static final int MAX_TEXT = 8 << 20;
    private static final int MAX_NAME = 1_000;

    private ApiJson() {}

    /** Built by the first use: most commands that start need none. */
    private static final class Lazy {
        static final JsonMapper MAPPER = JsonMapper.builder(factory()).build();

        private static JsonFactory factory() {
            return JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .maxStringLength(MAX_TEXT)
                            .maxNameLength(MAX_NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();
        }
    }

    public static byte[] write(Object value) {
        return Lazy.MAPPER.writeValueAsBytes(value);
    }

    /** For people: indented. */
    public static String writePretty(Object value) {
        return Lazy.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    public static <T> T read(byte[] json, Class<T> type) {
        return Lazy.MAPPER.readValue(json, type);
    }

    public static <T> T read(byte[] json, TypeReference<T> type) {
        return Lazy.MAPPER.readValue(json, type);
    }

    public static <T> T read(InputStream json, TypeReference<T> type) {
        return Lazy.MAPPER.readValue(json, type);
    }

    public static <T> T read(InputStream json, Class<T> type) {
        return Lazy.MAPPER.readValue(json, type);
    }

    /** As a tree, for input whose shape is not known. */
    public static JsonNode readTree(byte[] json) {
        return Lazy.MAPPER.readTree(json);
    }

    /** A value already read as a tree. */
    public static <T> T convert(JsonNode tree, Class<T> type) {
        return Lazy.MAPPER.treeToValue(tree, type);
    }
}
