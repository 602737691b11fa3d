package org.mokkachain.node.invitation;

import java.io.ByteArrayOutputStream;

/**
 * Base 32 (RFC 4648) in lower case and without padding: letters and digits only, which one double click selects and
 * no mail program breaks. Strict: a text stands for bytes only if it is exactly what {@link #encode} makes of them.
 */
final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(length(bytes.length));
        int waiting = 0;
        int bits = 0;
        for (byte b : bytes) {
            waiting = (waiting << Byte.SIZE | b & 0xff) & 0xffff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(waiting >> bits & MASK));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(waiting << BITS - bits & MASK));
        }
        return text.toString();
    }

    /** Characters for so many bytes. */
    static int length(int bytes) {
        return (bytes * Byte.SIZE + BITS - 1) / BITS;
    }

    /** {@link IllegalArgumentException} says which character cannot be in it. */
    static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int waiting = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("'" + text.charAt(i) + "' is in no invitation");
            }
            waiting = (waiting << BITS | value) & 0xffff;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(waiting >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
