package org.mokkachain.wallet.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a line: noun and verb, found among options that may stand before, between and after them.
 *
 * @param rest everything else, in its order
 */
record Words(Optional<String> noun, Optional<String> verb, List<String> rest) {
    /** Options of every command that are followed by their value. */
    private static final List<String> WITH_VALUE =
            List.of("--node", "--wallet-dir", "--from", "--password-file", "--timeout");

    Words {
        rest = List.copyOf(rest);
    }

    static Words of(List<String> arguments) {
        List<String> names = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (names.size() == 2 || word.startsWith("-")) {
                rest.add(word);
                if (names.size() < 2 && WITH_VALUE.contains(word) && i + 1 < arguments.size()) {
                    rest.add(arguments.get(++i));
                }
            } else {
                names.add(word);
            }
        }
        return new Words(at(names, 0), at(names, 1), rest);
    }

    /** Options only. */
    boolean isEmpty() {
        return noun.isEmpty();
    }

    boolean wantsHelp() {
        return rest.contains("--help") || rest.contains("-h");
    }

    private static Optional<String> at(List<String> names, int index) {
        return index < names.size() ? Optional.of(names.get(index)) : Optional.empty();
    }
}
