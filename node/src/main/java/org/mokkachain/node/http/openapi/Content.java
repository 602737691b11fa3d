package org.mokkachain.node.http.openapi;

import java.lang.reflect.Type;

/**
 * The form of a body.
 *
 * @param type a record, {@code String} for text, {@code byte[]} for bytes, or a {@link Generic} of those
 */
public record Content(String mediaType, Type type) {
    public static final String JSON_TYPE = "application/json";

    public static Content json(Type type) {
        return new Content(JSON_TYPE, type);
    }

    public static Content binary() {
        return new Content("application/octet-stream", byte[].class);
    }

    public static Content text(String mediaType) {
        return new Content(mediaType, String.class);
    }
}
