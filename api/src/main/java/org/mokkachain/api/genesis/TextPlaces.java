package org.mokkachain.api.genesis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Finds where the values that JSON pointers name stand in a text. It reads the text a second time, for the few places
 * that somebody wants to know, so that reading a sound file of a million accounts costs nothing for it.
 */
final class TextPlaces {
    /** Line and column, from 1. */
    record Place(int line, int column) {
        static final Place START = new Place(1, 1);

        static Place of(@Nullable TokenStreamLocation location) {
            return location == null
                    ? START
                    : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
        }
    }

    private final TreeSet<String> wanted;
    private final Map<String, Place> found = new HashMap<>();

    private TextPlaces(TreeSet<String> wanted) {
        this.wanted = wanted;
    }

    /** The mistakes with their lines and columns; one that has its place already keeps it. */
    static List<GenesisMistake> locate(byte[] text, List<GenesisMistake> mistakes) {
        TreeSet<String> pointers = new TreeSet<>();
        mistakes.forEach(mistake -> pointers.add(mistake.pointer()));
        TextPlaces places = new TextPlaces(pointers);
        if (!mistakes.isEmpty()) {
            places.scan(text);
        }
        return mistakes.stream()
                .map(mistake -> mistake.line() > 0 ? mistake : mistake.at(places.of(mistake.pointer())))
                .toList();
    }

    /** Of the value, or of the innermost one around it that exists. */
    private Place of(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !found.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return found.getOrDefault(at, Place.START);
    }

    private void scan(byte[] text) {
        try (JsonParser parser = StrictJson.parser(text)) {
            if (parser.nextToken() != null) {
                value(parser, "");
            }
        } catch (JacksonException e) {
            found.putIfAbsent("", Place.of(e.getLocation()));
        }
    }

    private void value(JsonParser parser, String pointer) {
        if (wanted.contains(pointer)) {
            found.put(pointer, Place.of(parser.currentTokenLocation()));
        }
        JsonToken token = parser.currentToken();
        if (!isWantedWithin(pointer)) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String child = StrictJson.child(pointer, parser.currentName());
                parser.nextToken();
                value(parser, child);
            }
        } else if (token == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                value(parser, pointer + "/" + i);
            }
        }
    }

    private boolean isWantedWithin(String pointer) {
        String next = wanted.higher(pointer + "/");
        return next != null && next.startsWith(pointer + "/");
    }
}
