package org.mokkachain.node.http.openapi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mokkachain.api.model.ErrorCode;

/**
 * A method of a path.
 *
 * @param method in capital letters
 * @param tag the chapter it belongs to
 */
public record Endpoint(String method, String path, String tag, Operation operation) {
    /** What every request may meet, whatever it is for. */
    public static final Set<ErrorCode> EVERYWHERE = Set.copyOf(EnumSet.of(
            ErrorCode.BAD_REQUEST,
            ErrorCode.HOST_NOT_ALLOWED,
            ErrorCode.NOT_ACCEPTABLE,
            ErrorCode.TIMEOUT,
            ErrorCode.URI_TOO_LONG,
            ErrorCode.TOO_MANY_REQUESTS,
            ErrorCode.HEADERS_TOO_LARGE,
            ErrorCode.INTERNAL,
            ErrorCode.UNAVAILABLE));

    public static final Parameter CONSISTENCY = Parameter.query(
                    "consistency", "linearizable: after everything that was final anywhere when it was asked")
            .oneOf("local", "linearizable");

    /** Whether it is a read of the API, which may be asked for linearizably. */
    private boolean isRead() {
        return method.equals("GET") && path.startsWith("/v1/");
    }

    /** Those of the operation, and what every read takes. */
    public List<Parameter> parameters() {
        List<Parameter> own = operation.parameters();
        return isRead() ? Stream.concat(own.stream(), Stream.of(CONSISTENCY)).toList()
                : own;
    }

    /** Made of method and path: {@code getBlocksByBlock}; {@code getPageBlocks} where it is a page for people. */
    String id() {
        String words = Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("v1"))
                .map(part -> part.startsWith("{") ? "By" + capital(part.substring(1, part.length() - 1)) : words(part))
                .collect(Collectors.joining());
        String page = tag().equals("Pages") && !path.contains(".") ? "Page" : "";
        return method.toLowerCase(Locale.ROOT) + page + (words.isEmpty() ? "Root" : words);
    }

    private static String words(String part) {
        return Arrays.stream(part.split("[^A-Za-z0-9]+")).map(Endpoint::capital).collect(Collectors.joining());
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
