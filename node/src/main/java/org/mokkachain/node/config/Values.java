package org.mokkachain.node.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/**
 * A kind of value.
 *
 * @param text what may be written, for people
 * @param reader from text; {@link IllegalArgumentException} says what is wrong, as in "must be …"
 */
record Values<T>(Shape shape, String text, Reader<T> reader) {
    /** Reads one value. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(String text);
    }

    static final Values<String> HOST =
            new Values<>(Shape.TEXT, "host name or IP address", Values::host);
    static final Values<String> ORIGIN =
            new Values<>(Shape.TEXT, "scheme://host or scheme://host:port", Values::origin);
    static final Values<String> NAME = new Values<>(Shape.TEXT, "1 to 64 printable ASCII characters", Values::name);
    static final Values<Path> PATH = new Values<>(Shape.TEXT, "path", Values::path);
    static final Values<Integer> PORT = number(0, 65_535);
    static final Values<Boolean> SWITCH = new Values<>(Shape.SWITCH, "true or false", Values::readSwitch);
    static final Values<PeerAddress> PEER =
            new Values<>(Shape.TEXT, "mokka://KEY@HOST:PORT", PeerAddress::parse);
    static final Values<PublicKey> KEY =
            new Values<>(Shape.TEXT, "public key of 64 hexadecimal digits", Values::key);

    static Values<Integer> number(int min, int max) {
        return new Values<>(Shape.NUMBER, min + " to " + max, text -> between(text, min, max));
    }

    /** One of the constants of {@code type}, written in lower case. */
    static <E extends Enum<E>> Values<E> oneOf(Class<E> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        String choice = String.join(", ", names);
        return new Values<>(Shape.TEXT, choice, text -> {
            if (!names.contains(text)) {
                throw new IllegalArgumentException("must be one of " + choice);
            }
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        });
    }

    private static Integer between(String text, int min, int max) {
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return Math.toIntExact(value);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number from " + min + " to " + max, e);
        }
        throw new IllegalArgumentException("must be " + min + " to " + max);
    }

    private static Boolean readSwitch(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static String host(String text) {
        if (!text.matches("[A-Za-z0-9_.-]{1,253}|[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.%a-z]*")) {
            throw new IllegalArgumentException("must be a host name or an IP address, without port");
        }
        return text;
    }

    private static String origin(String text) {
        if (!text.matches("https?://([a-z0-9_.-]{1,253}|\\[[0-9a-f:.]+])(:[0-9]{1,5})?")) {
            throw new IllegalArgumentException("must be an origin as browsers send it, such as"
                    + " https://explorer.example: lower case, no path, no slash at the end, and no *");
        }
        return text;
    }

    private static String name(String text) {
        if (!text.matches("[ -~]{1,64}")) {
            throw new IllegalArgumentException("must be 1 to 64 printable ASCII characters");
        }
        return text;
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must be a path");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("must be a path: " + e.getReason(), e);
        }
    }

    private static PublicKey key(String text) {
        try {
            return PublicKey.fromHex(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a public key of 64 hexadecimal digits", e);
        }
    }
}
