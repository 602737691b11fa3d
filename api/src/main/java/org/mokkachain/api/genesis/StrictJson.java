package org.mokkachain.api.genesis;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON into a tree and notes every key that is given twice. */
final class StrictJson {
    private static final int MAX_DEPTH = 8;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(30)
                    .maxStringLength(10_000)
                    .build())
            .build();

    private final Mistakes mistakes;

    StrictJson(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The tree; an empty object, and a mistake, where the text is not JSON. */
    JsonNode read(byte[] text) {
        try (JsonParser parser = parser(text)) {
            parser.nextToken();
            JsonNode tree = value(parser, "");
            if (parser.nextToken() != null) {
                mistakes.add("", "there is something after the end of the document", "remove it");
            }
            return tree;
        } catch (JacksonException e) {
            TextPlaces.Place at = TextPlaces.Place.of(e.getLocation());
            mistakes.addSyntax(at, "not JSON at line " + at.line() + ", column " + at.column() + ": "
                    + e.getOriginalMessage(), "correct the syntax there");
            return NODES.objectNode();
        }
    }

    static JsonParser parser(byte[] text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    private JsonNode value(JsonParser parser, String pointer) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            mistakes.add("", "the file is empty", "make one with: mokka genesis create");
            return NODES.objectNode();
        }
        return switch (token) {
            case START_OBJECT -> object(parser, pointer);
            case START_ARRAY -> array(parser, pointer);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonParser parser, String pointer) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String place = child(pointer, name);
            parser.nextToken();
            JsonNode value = value(parser, place);
            if (object.has(name)) {
                mistakes.add(place, "the key '" + name + "' is given twice", "keep one of them");
            } else {
                object.set(name, value);
            }
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, String pointer) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, pointer + "/" + array.size()));
        }
        return array;
    }

    /** The pointer of a member, escaped as RFC 6901 wants it. */
    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
