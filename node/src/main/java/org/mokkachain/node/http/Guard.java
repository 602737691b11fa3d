package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.model.ErrorCode;

/**
 * What every request has to pass: a Host header that is on the list, so that no web page can reach a node by giving
 * its own name this machine's address (DNS rebinding), no foreign Origin, and a {@code consistency} that can be kept.
 */
final class Guard {
    private static final long BARRIER_SECONDS = 5;
    private static final String ANY_ADDRESS = "0.0.0.0";

    private final ChainReader chain;
    private final Set<String> hosts;
    private final boolean anyAddress;
    private final Cors cors;

    Guard(HttpSettings settings, ChainReader chain, Cors cors) {
        this.cors = cors;
        this.chain = chain;
        this.hosts = new TreeSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        hosts.add(settings.host().toLowerCase(Locale.ROOT));
        settings.access().allowedHosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        this.anyAddress = settings.host().equals(ANY_ADDRESS) || settings.host().equals("::");
    }

    /** Runs before the handlers of every path. */
    void check(Context ctx) {
        checkFraming(ctx);
        checkHost(ctx.header("Host"));
        checkOrigin(ctx.header("Origin"));
        String accept = ctx.header("Accept");
        if (accept != null && !acceptable(ctx.path(), accept)) {
            throw new ProblemException(ErrorCode.NOT_ACCEPTABLE, "'" + ctx.path() + "' has no other form than its own");
        }
        checkConsistency(ctx.queryParam("consistency"));
    }

    /** RFC 9112, 6.1: chunks are no part of HTTP/1.0, so where the body of such a request ends is not certain. */
    private static void checkFraming(Context ctx) {
        if (ctx.header("Transfer-Encoding") != null && ctx.protocol().equals("HTTP/1.0")) {
            ctx.header("Connection", "close");
            throw new ProblemException(ErrorCode.BAD_REQUEST, "HTTP/1.0 has no Transfer-Encoding");
        }
    }

    private void checkHost(@Nullable String header) {
        if (header == null || !isAllowed(withoutPort(header.strip()))) {
            throw new ProblemException(ErrorCode.HOST_NOT_ALLOWED, "the Host header names a host that is not served");
        }
    }

    /** An address in digits cannot be rebound; who listens on every address may be called by each of them. */
    private boolean isAllowed(String host) {
        return hosts.contains(host.toLowerCase(Locale.ROOT)) || anyAddress && isLiteral(host);
    }

    private static boolean isLiteral(String host) {
        return host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || host.matches("\\[[0-9a-fA-F:.]+]");
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private void checkOrigin(@Nullable String origin) {
        if (origin == null || cors.allows(origin)) {
            return;
        }
        if (!isAllowed(originHost(origin))) {
            throw new ProblemException(
                    ErrorCode.HOST_NOT_ALLOWED, "requests from pages of other origins are not served");
        }
    }

    private static String originHost(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** API paths answer JSON, bytes or a stream of events. Others are pages and files: browsers ask for them anyhow. */
    private static boolean acceptable(String path, String accept) {
        if (!path.startsWith("/v1/")) {
            return true;
        }
        String own = switch (path) {
            case "/v1/events" -> "text/event-stream";
            case "/v1/genesis/canonical" -> RequestBody.BINARY;
            default -> "application/json";
        };
        String wildcard = own.substring(0, own.indexOf('/')) + "/*";
        for (String part : accept.toLowerCase(Locale.ROOT).split(",", 50)) {
            String type = part.split(";", 2)[0].strip();
            if (type.equals("*/*") || type.equals(own) || type.equals(wildcard) || type.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void checkConsistency(@Nullable String consistency) {
        if (consistency == null || consistency.equals("local")) {
            return;
        }
        if (!consistency.equals("linearizable")) {
            throw Parameters.refusal("consistency", consistency, "local or linearizable");
        }
        try {
            switch (chain.barrier().toCompletableFuture().get(BARRIER_SECONDS, TimeUnit.SECONDS)) {
                case ChainReader.Reached _ -> { }
                case ChainReader.Unreachable(String reason) -> throw new ProblemException(
                        ErrorCode.UNAVAILABLE, "no linearizable read: " + reason);
            }
        } catch (TimeoutException e) {
            throw new ProblemException(
                    ErrorCode.UNAVAILABLE,
                    "no quorum answered within " + BARRIER_SECONDS + " s for a linearizable read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the node is stopping");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a read barrier failed", e.getCause());
        }
    }
}
