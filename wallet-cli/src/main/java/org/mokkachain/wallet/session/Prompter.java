package org.mokkachain.wallet.session;

import java.util.List;
import java.util.Optional;
import org.mokkachain.wallet.output.Failure;

/** Asks the person at the terminal. Questions never appear on standard output. */
public interface Prompter {
    /** Whether there is anyone to ask. */
    boolean canAsk();

    /** The line typed; empty if the input ended instead. */
    Optional<String> line(String question) throws Failure;

    /** What was typed without being shown; empty if the input ended instead. The caller overwrites it. */
    Optional<char[]> secret(String question) throws Failure;

    /** Whether {@link #show} reaches a person's eyes and nothing else. */
    default boolean canShow() {
        return false;
    }

    /** Shows secrets, a line each. Only where {@link #canShow}; otherwise it is a bug. */
    default void show(List<String> lines) {
        throw new IllegalStateException("this prompter shows no secrets");
    }

    /**
     * All that follows on standard input, for a file that is piped in or pasted.
     *
     * @param most bytes; there may be one more in the result, never two
     * @return empty where standard input is for something else, as in the shell
     */
    default Optional<byte[]> rest(int most) throws Failure {
        return Optional.empty();
    }

    /** Where nobody is, and standard input is for something else. */
    static Prompter nobody() {
        return new Prompter() {
            @Override
            public boolean canAsk() {
                return false;
            }

            @Override
            public Optional<String> line(String question) {
                return Optional.empty();
            }

            @Override
            public Optional<char[]> secret(String question) {
                return Optional.empty();
            }
        };
    }

    /** Takes the last lines off the screen, where the terminal is able to. */
    default void erase(int lines) {}
}
