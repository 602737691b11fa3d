package org.mokkachain.api.genesis;

/**
 * Something wrong in a genesis, or probably not meant.
 *
 * @param pointer the place as a JSON pointer (RFC 6901); empty for the whole document
 * @param line of that place in the text it was read from, from 1; 0 if there was no text
 * @param column from 1; 0 if there was no text
 * @param message what is wrong
 * @param remedy what to write instead
 */
public record GenesisMistake(String pointer, int line, int column, String message, String remedy) {
    /** One without a text. */
    GenesisMistake(String pointer, String message, String remedy) {
        this(pointer, 0, 0, message, remedy);
    }

    GenesisMistake at(TextPlaces.Place place) {
        return new GenesisMistake(pointer, place.line(), place.column(), message, remedy);
    }

    @Override
    public String toString() {
        String where = pointer.isEmpty() || line == 0 ? pointer : pointer + " (line " + line + ")";
        return (where.isEmpty() ? "" : where + ": ") + message + "; " + remedy;
    }
}
