package org.mokkachain.keystore.mnemonic;

import java.util.Arrays;
import java.util.OptionalInt;

/** Finds the words of a mnemonic in what a person typed. */
final class MnemonicReader {
    private static final int MOST = 24;

    private final char[] text;
    private final int[] numbers = new int[MOST];
    private int count;
    private int firstUnknown;

    /** @param text stays as it is */
    MnemonicReader(char[] text) {
        this.text = text.clone();
    }

    /** The numbers of the words in the list; may be called once. */
    int[] numbers() throws MnemonicException {
        try {
            read();
            check();
            return Arrays.copyOf(numbers, count);
        } finally {
            Arrays.fill(text, '\0');
            Arrays.fill(numbers, 0);
        }
    }

    private void read() {
        int start = 0;
        while (start < text.length) {
            int end = start;
            while (end < text.length && !Character.isWhitespace(text[end])) {
                text[end] = lowerCase(text[end]);
                end++;
            }
            if (end > start) {
                add(WordList.english().number(text, start, end));
            }
            start = end + 1;
        }
    }

    private void add(OptionalInt number) {
        if (count < MOST) {
            numbers[count] = number.orElse(0);
        }
        count++;
        if (number.isEmpty() && firstUnknown == 0) {
            firstUnknown = count;
        }
    }

    private void check() throws MnemonicException {
        if (!Mnemonic.isLength(count)) {
            throw new MnemonicException(
                    "a mnemonic has 12, 15, 18, 21 or 24 words, and these are " + count,
                    "Give all of them, in their order, with a space between each two.");
        }
        if (firstUnknown > 0) {
            throw new MnemonicException(
                    "word " + firstUnknown + " of " + count + " is not in the English list of BIP-39",
                    "Correct its spelling; no word may be shortened.");
        }
    }

    private static char lowerCase(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
    }
}
