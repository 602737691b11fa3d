package org.mokkachain.node.http.openapi;

import java.util.List;
import java.util.Map;
import org.mokkachain.api.model.Form;

/**
 * What a route takes beside its body.
 *
 * @param schema of its value, as in JSON Schema
 */
public record Parameter(String name, Place place, boolean required, String description, Map<String, Object> schema) {
    /** Where it stands. */
    public enum Place {
        PATH,
        QUERY,
        HEADER
    }

    /** A segment of the path. */
    public static Parameter path(String name, String description) {
        return new Parameter(name, Place.PATH, true, description, Map.of("type", "string"));
    }

    /** A text of the query that may be left out. */
    public static Parameter query(String name, String description) {
        return new Parameter(name, Place.QUERY, false, description, Map.of("type", "string"));
    }

    /** A header that may be left out. */
    public static Parameter header(String name, String description) {
        return new Parameter(name, Place.HEADER, false, description, Map.of("type", "string"));
    }

    /** The same, which must be there. */
    public Parameter needed() {
        return new Parameter(name, place, true, description, schema);
    }

    /** The same, with a pattern of {@link Form}. */
    public Parameter like(String pattern) {
        return new Parameter(name, place, required, description, Map.of("type", "string", "pattern", pattern));
    }

    /** The same, with one of these texts as value; the first is meant where it is left out. */
    public Parameter oneOf(String... texts) {
        return new Parameter(name, place, required, description,
                Map.of("type", "string", "enum", List.of(texts), "default", texts[0]));
    }

    /** The same as a number from {@code min}. */
    public Parameter number(long min) {
        return new Parameter(name, place, required, description,
                Map.of("type", "integer", "format", "int64", "minimum", min));
    }

    /** The same as a number. */
    public Parameter number(long min, long max, long usual) {
        return new Parameter(name, place, required, description,
                Map.of("type", "integer", "minimum", min, "maximum", max, "default", usual));
    }
}
