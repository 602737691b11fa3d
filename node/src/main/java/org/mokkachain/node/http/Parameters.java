package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** Reads parameters of paths and queries; what is wrong ends the request with {@code bad_request}. */
final class Parameters {
    static final int MAX_LIMIT = 100;
    static final int DEFAULT_LIMIT = 20;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)?");
    private static final int SHOWN = 80;

    private Parameters() {}

    /** {@code limit}, 1 to {@value #MAX_LIMIT}. */
    static int limit(Context ctx) {
        OptionalLong given = number(ctx, "limit");
        if (given.isPresent() && (given.getAsLong() < 1 || given.getAsLong() > MAX_LIMIT)) {
            throw refusal("limit", ctx.queryParam("limit"), "1 to " + MAX_LIMIT);
        }
        return (int) given.orElse(DEFAULT_LIMIT);
    }

    /** A query parameter that is a number from 0. */
    static OptionalLong number(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            throw refusal(name, text, "a number from 0");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /** {@code wait}: 500ms, 5s, 1m or a number of seconds; at most {@code max}. */
    static Duration wait(Context ctx, Duration max) {
        Duration wait = duration(ctx, "wait").orElse(Duration.ZERO);
        return wait.compareTo(max) > 0 ? max : wait;
    }

    /** A query parameter that is a time: 500ms, 5s, 1m, 1h or a number of seconds. */
    static Optional<Duration> duration(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw refusal(name, text, "a duration such as 5s or 500ms");
        }
        long count = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return Optional.of(
                switch (unit) {
                    case "ms" -> Duration.ofMillis(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofSeconds(count);
                });
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** A path parameter that is a hash. */
    static Hash hash(Context ctx, String name) {
        String text = ctx.pathParam(name);
        if (!isHash(text)) {
            throw refusal(name, text, "64 hex digits");
        }
        return Hash.fromHex(text);
    }

    /** A path parameter that is a number from 0. */
    static long pathNumber(Context ctx, String name) {
        String text = ctx.pathParam(name);
        if (!isNumber(text)) {
            throw refusal(name, text, "a number");
        }
        return Long.parseLong(text);
    }

    /** {@code key} of a path: one segment, in which a slash is written {@code %2F}. */
    static String dataKey(Context ctx) {
        String key = ctx.pathParam("key");
        try {
            PutData.requireKey(key);
            return key;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** The address of a path, in the network's format. */
    static Address address(Context ctx, AddressFormat format) {
        return address(ctx.pathParam("address"), format);
    }

    static Address address(String text, AddressFormat format) {
        try {
            return format.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.BAD_REQUEST.problem(
                    String.valueOf(e.getMessage()), "Check the address; those of this network begin with "
                            + format.hrp() + "1."));
        }
    }

    /** {@code cursor} as it is. */
    static Optional<String> cursor(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("cursor"));
    }

    /** {@code cursor} as {@code height-index}. */
    static Optional<ChainReader.Place> place(Context ctx) {
        String text = ctx.queryParam("cursor");
        if (text == null) {
            return Optional.empty();
        }
        int dash = text.indexOf('-');
        if (dash < 0 || !isNumber(text.substring(0, dash)) || !text.substring(dash + 1).matches("[0-9]{1,9}")) {
            throw refusal("cursor", text, "the value of next in an earlier answer");
        }
        return Optional.of(new ChainReader.Place(
                Long.parseLong(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1))));
    }

    static ProblemException refusal(String name, @Nullable String text, String expected) {
        return new ProblemException(
                ErrorCode.BAD_REQUEST, name + " must be " + expected + ", got '" + shown(text) + "'");
    }

    private static String shown(@Nullable String text) {
        String value = String.valueOf(text);
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
