package org.mokkachain.node.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of the origins on a list read the API (the Fetch standard's CORS protocol), without credentials. Admin
 * routes refuse every page by themselves.
 */
final class Cors {
    private final Set<String> origins;

    Cors(List<String> origins) {
        this.origins = new TreeSet<>(origins);
    }

    boolean allows(@Nullable String origin) {
        return origin != null && origins.contains(origin);
    }

    /** Says what the page may read; whether the request only asked whether it may, and is answered. */
    boolean answered(Context ctx) {
        if (origins.isEmpty()) {
            return false;
        }
        ctx.res().addHeader("Vary", "Origin");
        String origin = ctx.header("Origin");
        if (!allows(origin)) {
            return false;
        }
        ctx.header("Access-Control-Allow-Origin", String.valueOf(origin));
        ctx.header("Access-Control-Expose-Headers", "ETag, Location, Retry-After");
        if (!ctx.method().equals(HandlerType.OPTIONS) || ctx.header("Access-Control-Request-Method") == null) {
            return false;
        }
        ctx.header("Access-Control-Allow-Methods", "GET, POST");
        ctx.header("Access-Control-Allow-Headers", "Content-Type, Last-Event-ID, If-None-Match");
        ctx.header("Access-Control-Max-Age", "600");
        ctx.status(204);
        return true;
    }
}
