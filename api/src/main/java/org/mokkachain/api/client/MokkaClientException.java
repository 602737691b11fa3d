package org.mokkachain.api.client;

import java.io.IOException;

/** Why a call to a node gave no answer of the kind asked for. */
public abstract sealed class MokkaClientException extends IOException permits ApiException, ConnectionException {
    private static final long serialVersionUID = 1L;

    MokkaClientException(String message) {
        super(message);
    }

    MokkaClientException(String message, Throwable cause) {
        super(message, cause);
    }
}
