package org.mokkachain.p2p.gossip;

import org.mokkachain.types.value.Bytes;

/** Values of membership as texts: one byte for each character, printable ASCII only. */
public final class AsciiText {
    private AsciiText() {}

    /** The bytes of a text; {@link IllegalArgumentException} if a character is not printable ASCII. */
    public static Bytes encode(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                throw new IllegalArgumentException("not printable ASCII: " + text);
            }
            bytes[i] = (byte) c;
        }
        return Bytes.of(bytes);
    }

    /** A text for people: whatever is not printable ASCII, a stranger may have written it, becomes a question mark. */
    public static String decode(Bytes value) {
        StringBuilder text = new StringBuilder(value.length());
        for (byte b : value.toBytes()) {
            text.append(b >= 0x20 && b < 0x7f ? (char) b : '?');
        }
        return text.toString();
    }
}
