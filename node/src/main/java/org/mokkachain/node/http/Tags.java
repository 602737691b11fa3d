package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of answers by which a client tells that it has them already (RFC 9110, 8.8.3 and 13.1.2). */
final class Tags {
    /** May be kept, and asked about: the same address may belong to another network tomorrow. */
    static final String ASK = "no-cache";

    /** What is addressed by its own hash never changes. */
    static final String FOREVER = "public, max-age=31536000, immutable";

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e]*)\"");
    private static final int MAX_LENGTH = 2_000;

    private Tags() {}

    /**
     * Names the answer; whether the client has it already. Then the status is 304 and there is nothing to add.
     *
     * @param tag what it says is the same wherever this is the same
     * @param keep {@link #ASK} or {@link #FOREVER}
     */
    static boolean known(Context ctx, String tag, String keep) {
        ctx.header("Cache-Control", keep).header("ETag", "W/\"" + tag + '"');
        String given = ctx.header("If-None-Match");
        if (given == null || given.length() > MAX_LENGTH || !matches(given.strip(), tag)) {
            return false;
        }
        ctx.status(304);
        return true;
    }

    private static boolean matches(String given, String tag) {
        if (given.equals("*")) {
            return true;
        }
        Matcher matcher = TAG.matcher(given);
        while (matcher.find()) {
            if (matcher.group(1).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
