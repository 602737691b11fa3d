package org.mokkachain.api.genesis;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong; keeps the first {@value #MAX}, which is more than anyone reads. */
final class Mistakes {
    private static final int MAX = 1_000;

    private final List<GenesisMistake> found = new ArrayList<>();
    private int count;

    void add(String pointer, String message, String remedy) {
        count++;
        if (found.size() < MAX) {
            found.add(new GenesisMistake(pointer, message, remedy));
        }
    }

    int count() {
        return count;
    }

    /** A syntax error, which has a place in the text but none in the document. */
    void addSyntax(TextPlaces.Place place, String message, String remedy) {
        count++;
        found.add(new GenesisMistake("", message, remedy).at(place));
    }

    /** @param text where the places of the mistakes are looked up */
    void throwIfAny(byte[] text) throws GenesisFormatException {
        if (count > found.size()) {
            String message = "and " + (count - found.size()) + " more mistakes";
            found.add(new GenesisMistake("", message, "correct these first"));
        }
        if (!found.isEmpty()) {
            throw new GenesisFormatException(TextPlaces.locate(text, found));
        }
    }
}
