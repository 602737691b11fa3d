package org.mokkachain.p2p.transport;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mokkachain.types.value.PublicKey;

/**
 * Whom to dial and where. Three notations mean the same:
 * <pre>
 * mokka://KEY@HOST:PORT                canonical
 * tcp://HOST:PORT/KEY
 * /ip4|ip6|dns|dns4|dns6/HOST/tcp/PORT[/LABEL]/KEY
 * </pre>
 * KEY is 64 hexadecimal digits, HOST a name, an IPv4 address or (in brackets, except in the last form) an IPv6 address.
 *
 * @param key whom
 * @param host where: name or address, IPv6 without brackets
 * @param port 1 to 65,535
 */
public record PeerAddress(PublicKey key, String host, int port) {
    private static final String AUTHORITY = "(\\[[0-9A-Fa-f:.]+(?:%[0-9A-Za-z]+)?]|[^\\[\\]:/@]+):(\\d{1,9})";
    private static final Pattern CANONICAL = Pattern.compile("mokka://([^@]*)@" + AUTHORITY);
    private static final Pattern TCP = Pattern.compile("tcp://" + AUTHORITY + "(?:/(.*))?");
    private static final Pattern MULTIADDR = Pattern.compile(
            "/(ip4|ip6|dns|dns4|dns6)/([^/]+)/tcp/(\\d{1,9})(?:/[a-z0-9-]{1,20}(?=/))?(?:/([^/]*))?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[0-9A-Za-z]+)?");
    private static final Pattern NUMBER_AT_END = Pattern.compile("(^|\\.)\\d+\\.?$");
    private static final Pattern NAME = Pattern.compile(
            "[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))*\\.?");

    public PeerAddress {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
        if (host.length() > 253 || !(isName(host) || isIpv4(host) || isIpv6(host))) {
            throw new IllegalArgumentException("'" + host + "' is neither a host name nor an IP address");
        }
    }

    /** A name that ends in a number would be read as an address by some resolvers. */
    private static boolean isName(String host) {
        return NAME.matcher(host).matches() && !NUMBER_AT_END.matcher(host).find();
    }

    private static boolean isIpv4(String host) {
        return IPV4.matcher(host).matches() && isLiteral(host);
    }

    private static boolean isIpv6(String host) {
        // The zone, which only this machine can judge, is left out.
        return IPV6.matcher(host).matches() && isLiteral(host.replaceFirst("%.*", ""));
    }

    private static boolean isLiteral(String host) {
        try {
            return !InetAddress.ofLiteral(host).getHostAddress().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Parses any of the notations; {@link IllegalArgumentException} says what is wrong and repeats the text. */
    public static PeerAddress parse(String text) {
        try {
            return parseTrimmed(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("peer address '" + text + "': " + e.getMessage(), e);
        }
    }

    private static PeerAddress parseTrimmed(String text) {
        Matcher canonical = CANONICAL.matcher(text);
        if (canonical.matches()) {
            return of(canonical.group(1), canonical.group(2), canonical.group(3));
        }
        Matcher tcp = TCP.matcher(text);
        if (tcp.matches()) {
            return of(tcp.group(3), tcp.group(1), tcp.group(2));
        }
        Matcher multiaddr = MULTIADDR.matcher(text);
        if (multiaddr.matches()) {
            requireFamily(multiaddr.group(1), multiaddr.group(2));
            return of(multiaddr.group(4), multiaddr.group(2), multiaddr.group(3));
        }
        throw new IllegalArgumentException("not of the form mokka://KEY@HOST:PORT, tcp://HOST:PORT/KEY"
                + " or /ip4/HOST/tcp/PORT/KEY");
    }

    private static PeerAddress of(@Nullable String key, String host, String port) {
        if (key == null || key.isEmpty()) {
            throw new IllegalArgumentException("the public key of the peer is missing");
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new PeerAddress(PublicKey.fromHex(key), bare, Integer.parseInt(port));
    }

    private static void requireFamily(String family, String host) {
        boolean fits = switch (family) {
            case "ip4" -> IPV4.matcher(host).matches();
            case "ip6" -> IPV6.matcher(host).matches();
            default -> NAME.matcher(host).matches();
        };
        if (!fits) {
            throw new IllegalArgumentException("'" + host + "' is not of kind " + family);
        }
    }

    /** Host and port as one text, IPv6 in brackets. */
    public String endpoint() {
        return endpoint(host, port);
    }

    /** A place as {@code host:port}, an IPv6 address in brackets. */
    public static String endpoint(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** The canonical notation. */
    @Override
    public String toString() {
        return "mokka://" + key.hex() + "@" + endpoint();
    }
}
