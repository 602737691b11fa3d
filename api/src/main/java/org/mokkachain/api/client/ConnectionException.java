package org.mokkachain.api.client;

import java.net.URI;

/** No node answered at this address, or what answered is no Mokka node. */
public final class ConnectionException extends MokkaClientException {
    private static final long serialVersionUID = 1L;

    private final URI node;

    public ConnectionException(URI node, String message) {
        super(message);
        this.node = node;
    }

    public ConnectionException(URI node, String message, Throwable cause) {
        super(message, cause);
        this.node = node;
    }

    /** The address that was tried. */
    public URI node() {
        return node;
    }
}
