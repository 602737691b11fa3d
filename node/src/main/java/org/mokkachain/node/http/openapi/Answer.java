package org.mokkachain.node.http.openapi;

import java.util.Optional;

/**
 * What a route answers when all is well.
 *
 * @param content empty: no body
 */
public record Answer(int status, String description, Optional<Content> content) {
    public static Answer of(int status, String description, Content content) {
        return new Answer(status, description, Optional.of(content));
    }
}
