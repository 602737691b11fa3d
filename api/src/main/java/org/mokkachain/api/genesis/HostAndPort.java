package org.mokkachain.api.genesis;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a validator is expected.
 *
 * @param host a name or an address, IPv6 without brackets
 * @param port 1 to 65,535
 */
public record HostAndPort(String host, int port) {
    private static final int MAX = 253;
    private static final Pattern FORM =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+(?:%[0-9A-Za-z]+)?]|[^\\[\\]:/@\\s]+):([1-9]\\d{0,4})");
    private static final Pattern NAME = Pattern.compile(
            "[A-Za-z0-9_][A-Za-z0-9_-]{0,62}(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\\.?");
    private static final Pattern NUMBER_AT_END = Pattern.compile("(^|\\.)\\d+\\.?$");

    /** {@link IllegalArgumentException} says what is wrong. */
    public static HostAndPort parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(2)) > 65_535) {
            throw new IllegalArgumentException("'" + text + "' is not host:port");
        }
        String host = form.group(1).startsWith("[")
                ? form.group(1).substring(1, form.group(1).length() - 1)
                : form.group(1);
        boolean isName = NAME.matcher(host).matches() && !NUMBER_AT_END.matcher(host).find();
        if (host.length() > MAX || !isName && !isLiteral(host)) {
            throw new IllegalArgumentException("'" + host + "' is neither a host name nor an IP address");
        }
        return new HostAndPort(host, Integer.parseInt(form.group(2)));
    }

    private static boolean isLiteral(String host) {
        try {
            return !InetAddress.ofLiteral(host.replaceFirst("%.*", "")).getHostAddress().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** One that is only reached from its own machine. */
    boolean isLoopback() {
        return host.toLowerCase(Locale.ROOT).equals("localhost") || isLiteral(host) && address().isLoopbackAddress();
    }

    /** One that nobody can dial: 0.0.0.0 or ::. */
    boolean isWildcard() {
        return isLiteral(host) && address().isAnyLocalAddress();
    }

    private InetAddress address() {
        return InetAddress.ofLiteral(host.replaceFirst("%.*", ""));
    }
}
