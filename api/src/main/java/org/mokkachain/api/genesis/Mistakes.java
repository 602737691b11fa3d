package org.mokkachain.api.genesis;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong; keeps the first {@value #MAX}, which is as many as anyone reads. */
final class Mistakes {
    private static final int MAX = 100;

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

    void throwIfAny() throws GenesisFormatException {
        if (count > found.size()) {
            String message = "and " + (count - found.size()) + " more mistakes";
            found.add(new GenesisMistake("", message, "correct these first"));
        }
        if (!found.isEmpty()) {
            throw new GenesisFormatException(found);
        }
    }
}
