package org.mokkachain.node.config;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.toml.TomlFactory;

/** Reads a TOML file (1.0.0) as a flat table: dotted name to what is written there. */
final class TomlFile {
    /**
     * A value as it is written.
     *
     * @param shape TEXT, NUMBER, SWITCH or LIST (of texts)
     */
    record Entry(Shape shape, List<String> texts, Origin.File origin) {
        Entry {
            texts = List.copyOf(texts);
        }
    }

    private static final Pattern TABLE = Pattern.compile("\\s*\\[\\s*([^\\[\\]]+?)\\s*]\\s*(#.*)?");
    private static final Pattern KEY = Pattern.compile("\\s*([A-Za-z0-9_.\" -]+?)\\s*=.*");

    private final Path file;
    private final Map<String, Integer> lines;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Deque<String> tables = new ArrayDeque<>();

    private TomlFile(Path file, String text) {
        this.file = file;
        this.lines = linesOf(text);
    }

    /** The entries of {@code text}, in their order; errors name {@code file} and the line. */
    static Map<String, Entry> read(Path file, String text) {
        TomlFile reader = new TomlFile(file, text);
        try (JsonParser parser = new TomlFactory().createParser(ObjectReadContext.empty(), text)) {
            reader.readAll(parser);
        } catch (JacksonException e) {
            String place = e.getLocation() == null ? file.toString() : file + " line " + e.getLocation().getLineNr();
            throw new ConfigurationException("this is not TOML: " + e.getOriginalMessage(), place,
                    "Correct that line; docs/configuration.md shows how settings are written.");
        }
        return reader.entries;
    }

    private void readAll(JsonParser parser) {
        String key = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case PROPERTY_NAME -> key = parser.currentName();
                case START_OBJECT -> tables.addLast(key);
                case END_OBJECT -> tables.removeLast();
                case START_ARRAY -> add(key, Shape.LIST, texts(name(key), parser));
                case VALUE_STRING -> add(key, Shape.TEXT, List.of(parser.getString()));
                case VALUE_NUMBER_INT -> add(key, Shape.NUMBER, List.of(parser.getString()));
                case VALUE_TRUE, VALUE_FALSE -> add(key, Shape.SWITCH, List.of(parser.getString()));
                default -> throw new ConfigurationException(name(key) + " has a value of a kind that no setting has",
                        origin(name(key)), "Write a text, a whole number, true, false or a list of texts.");
            }
        }
    }

    private List<String> texts(String name, JsonParser parser) {
        List<String> texts = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.VALUE_STRING) {
                throw new ConfigurationException(name + " must be " + Shape.LIST.written(), origin(name),
                        "Put quotes around every entry.");
            }
            texts.add(parser.getString());
        }
        return texts;
    }

    private void add(String key, Shape shape, List<String> texts) {
        entries.put(name(key), new Entry(shape, texts, origin(name(key))));
    }

    private String name(String key) {
        StringBuilder name = new StringBuilder();
        tables.stream().filter(table -> !table.isEmpty()).forEach(table -> name.append(table).append('.'));
        return name.append(key).toString();
    }

    private Origin.File origin(String name) {
        return new Origin.File(file, lines.getOrDefault(name, 0));
    }

    /** The line of each key: the parser does not tell. */
    private static Map<String, Integer> linesOf(String text) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        String table = "";
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher header = TABLE.matcher(line);
            Matcher key = KEY.matcher(line);
            if (header.matches()) {
                table = bare(header.group(1)) + ".";
            } else if (key.matches()) {
                lines.putIfAbsent(table + bare(key.group(1)), number);
            }
        }
        return lines;
    }

    private static String bare(String key) {
        return key.replace("\"", "").replace(" ", "");
    }
}
