package org.mokkachain.api.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import org.mokkachain.types.value.Bytes;

/**
 * A request, before it is known which node answers it.
 *
 * @param path with query
 * @param timeout until the answer begins
 */
record Call(String path, Duration timeout, Optional<Content> content) {
    /** What a POST carries. */
    record Content(String type, Bytes bytes) {}

    static Call get(String path, Duration timeout) {
        return new Call(path, timeout, Optional.empty());
    }

    static Call post(String path, Duration timeout, String type, byte[] body) {
        return new Call(path, timeout, Optional.of(new Content(type, Bytes.of(body))));
    }

    HttpRequest to(URI node) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node + path))
                .timeout(timeout)
                .header("Accept", "application/json");
        content.ifPresent(post -> request.header("Content-Type", post.type())
                .POST(BodyPublishers.ofByteArray(post.bytes().toBytes())));
        return request.build();
    }
}
