package org.mokkachain.keystore.mnemonic;

/** Numbers of eleven bits in a string of bytes, one after the other, the highest bit first. */
final class Bits {
    private static final int WIDTH = 11;
    private static final int BYTES_PER_THREE_WORDS = 4;

    private Bits() {}

    /** How many bytes of entropy so many words carry; the rest is their checksum. */
    static int entropyBytes(int words) {
        return words / 3 * BYTES_PER_THREE_WORDS;
    }

    /** How many words carry so many bytes of entropy, rounded down. */
    static int words(int entropyBytes) {
        return entropyBytes * 3 / BYTES_PER_THREE_WORDS;
    }

    /** The number at {@code index}. */
    static int number(byte[] bytes, int index) {
        int value = 0;
        for (int bit = index * WIDTH; bit < (index + 1) * WIDTH; bit++) {
            value = value << 1 | bytes[bit >>> 3] >>> (7 - (bit & 7)) & 1;
        }
        return value;
    }

    /** Puts a number at {@code index}, where all bits are 0. */
    static void put(byte[] bytes, int index, int number) {
        for (int i = 0; i < WIDTH; i++) {
            int bit = index * WIDTH + i;
            int value = number >>> (WIDTH - 1 - i) & 1;
            bytes[bit >>> 3] |= (byte) (value << (7 - (bit & 7)));
        }
    }
}
