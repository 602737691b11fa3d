package org.mokkachain.api.genesis;

/**
 * Something wrong in a genesis file.
 *
 * @param pointer the place as a JSON pointer (RFC 6901); empty for the whole document
 * @param message what is wrong
 * @param remedy what to write instead
 */
public record GenesisMistake(String pointer, String message, String remedy) {
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "" : pointer + ": ") + message + "; " + remedy;
    }
}
