package org.mokkachain.wallet.session;

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
}
