package org.mokkachain.api.genesis;

import java.util.List;
import java.util.stream.Collectors;

/** A file is no valid genesis. Carries every mistake that was found; the message lists them, one per line. */
public final class GenesisFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<GenesisMistake> mistakes;

    GenesisFormatException(List<GenesisMistake> mistakes) {
        super(mistakes.stream().map(GenesisMistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** At least one, in the order in which they were found. */
    public List<GenesisMistake> mistakes() {
        return mistakes;
    }
}
