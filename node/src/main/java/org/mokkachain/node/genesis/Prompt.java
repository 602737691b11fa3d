package org.mokkachain.node.genesis;

import java.util.Optional;

/** A person who answers questions. */
public interface Prompt {
    /** Whether there is anybody. */
    boolean isAnybodyThere();

    void say(String line);

    /** One line, without its end; empty if the person has left. */
    Optional<String> ask(String question);
}
