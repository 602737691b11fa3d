package org.mokkachain.api.genesis;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one JSON object. What is wrong is noted with its place and replaced by a stand-in, so that
 * reading goes on and finds the next mistake; {@link #build} uses the values only if none was wrong.
 */
final class ObjectFields {
    private final JsonNode node;
    private final String pointer;
    private final Mistakes mistakes;
    private final int before;
    private final Set<String> known = new LinkedHashSet<>();

    ObjectFields(JsonNode node, String pointer, Mistakes mistakes) {
        this.node = node;
        this.pointer = pointer;
        this.mistakes = mistakes;
        this.before = mistakes.count();
        if (!node.isObject()) {
            wrong(pointer, "must be an object", "write { … }");
        }
    }

    /** The pointer of a field. */
    String at(String name) {
        return StrictJson.child(pointer, name);
    }

    void wrong(String place, String message, String remedy) {
        mistakes.add(place, message, remedy);
    }

    /** A field that must be there; a null node, and a mistake, if it is not. */
    JsonNode required(String name, String example) {
        known.add(name);
        JsonNode value = node.path(name);
        if (value.isMissingNode() && node.isObject()) {
            wrong(pointer, "'" + name + "' is missing", "add for example \"" + name + "\": " + example);
        }
        return value;
    }

    /** A field that may be left out: the missing node then. */
    JsonNode optional(String name) {
        known.add(name);
        return node.path(name);
    }

    /** A text of {@code min} to {@code max} bytes of UTF-8. */
    String text(String name, int min, int max, String example) {
        JsonNode value = required(name, '"' + example + '"');
        if (value.isMissingNode()) {
            return "";
        }
        if (!value.isString()) {
            wrong(at(name), "must be a text", "write for example \"" + example + "\"");
            return "";
        }
        String text = value.stringValue();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length < min || length > max) {
            String message = "must have " + min + " to " + max + " bytes, has " + length;
            wrong(at(name), message, "write for example " + example);
        }
        text.codePoints().filter(ObjectFields::isInvisible).findFirst().ifPresent(c -> wrong(
                at(name), "holds the invisible character U+%04X".formatted(c), "remove it"));
        return text;
    }

    /** What is not seen, or makes a terminal do something. */
    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR || type == Character.SURROGATE;
    }

    /** A text that {@code parse} understands; it refuses with an {@link IllegalArgumentException}. */
    <T> Optional<T> parsed(String name, String example, Function<String, T> parse) {
        int mistakesBefore = mistakes.count();
        String text = text(name, 0, 1_000, example);
        if (mistakes.count() > mistakesBefore || node.path(name).isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException e) {
            wrong(at(name), String.valueOf(e.getMessage()), "write for example \"" + example + "\"");
            return Optional.empty();
        }
    }

    /** A whole number from {@code min} to {@code max}; {@code min} if it is a mistake. */
    long number(String name, long min, long max, long example) {
        JsonNode value = required(name, Long.toString(example));
        if (value.isMissingNode()) {
            return min;
        }
        boolean fits = value.isIntegralNumber() && value.canConvertToLong();
        if (!fits || value.longValue() < min || value.longValue() > max) {
            wrong(at(name), "must be a whole number from " + min + " to " + max, "write for example " + example);
            return min;
        }
        return value.longValue();
    }

    /** The members of a list that must be there and not be empty unless {@code mayBeEmpty}. */
    List<JsonNode> list(String name, boolean mayBeEmpty) {
        JsonNode value = required(name, "[ … ]");
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray() || value.isEmpty() && !mayBeEmpty) {
            wrong(at(name), "must be a list" + (mayBeEmpty ? "" : " with at least one member"), "write [ … ]");
            return List.of();
        }
        return value.valueStream().toList();
    }

    /** The value, if every field was right and the constructor agrees; else empty, with the mistake noted. */
    <T> Optional<T> build(Supplier<T> constructor) {
        refuseUnknown();
        if (mistakes.count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(constructor.get());
        } catch (IllegalArgumentException | ArithmeticException e) {
            String message = String.valueOf(e.getMessage());
            String first = message.split(" ", 2)[0];
            wrong(known.contains(first) ? at(first) : pointer, message, "correct this value");
            return Optional.empty();
        }
    }

    private void refuseUnknown() {
        if (!node.isObject()) {
            return;
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                String nearest = Nearest.to(name, known);
                wrong(at(name), "there is no field '" + name + "'", "remove it, or did you mean '" + nearest + "'?");
            }
        }
    }
}
