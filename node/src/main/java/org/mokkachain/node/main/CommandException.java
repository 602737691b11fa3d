package org.mokkachain.node.main;

import org.mokkachain.api.model.ExitCode;

/** A command cannot do what it was asked for. The message says why, without a full stop. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final String remedy;

    /** @param remedy what to do about it */
    CommandException(ExitCode exit, String message, String remedy) {
        super(message);
        this.exit = exit;
        this.remedy = remedy;
    }

    ExitCode exit() {
        return exit;
    }

    String remedy() {
        return remedy;
    }
}
