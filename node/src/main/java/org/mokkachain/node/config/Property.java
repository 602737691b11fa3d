package org.mokkachain.node.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mokkachain.node.config.Values.Reader;

/**
 * One setting: a row of the table in {@link Settings}. A property is called {@code section.key} in the file,
 * {@code MOKKA_SECTION_KEY} in the environment and {@code --section-key} as a flag.
 *
 * @param name in lower case, with dots and hyphens
 * @param values what may be written, for people
 * @param standard the value where nothing is set; empty: none
 * @param doc a sentence or two
 * @param <T> type of one value; a list has several
 */
public record Property<T>(
        String name, Shape shape, String values, Reader<T> reader, Optional<String> standard, String doc) {
    static <T> Property<T> of(String name, Values<T> values, String standard, String doc) {
        return new Property<>(name, values.shape(), values.text(), values.reader(), Optional.of(standard), doc);
    }

    static <T> Property<T> optional(String name, Values<T> values, String doc) {
        return new Property<>(name, values.shape(), values.text(), values.reader(), Optional.empty(), doc);
    }

    static <T> Property<T> list(String name, Values<T> values, String doc) {
        String text = "list of: " + values.text();
        return new Property<>(name, Shape.LIST, text, values.reader(), Optional.empty(), doc);
    }

    /** Name of the environment variable. */
    public String variable() {
        return "MOKKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Name of the flag. */
    public String flag() {
        return "--" + name.replace('.', '-');
    }

    /** What the file gives as default, for the reference. */
    public String standardText() {
        return standard.orElse(shape == Shape.LIST ? "empty" : "none");
    }

    /** The texts of a value from a place where a list is written with commas. */
    List<String> split(String text) {
        if (shape != Shape.LIST) {
            return List.of(text);
        }
        return List.of(text.split(",")).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
}
