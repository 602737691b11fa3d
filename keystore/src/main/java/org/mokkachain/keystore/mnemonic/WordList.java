package org.mokkachain.keystore.mnemonic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** The English words of BIP-39, sorted; a word's place in the list is the number it stands for. Thread-safe. */
final class WordList {
    static final int SIZE = 2_048;

    private static final String RESOURCE = "bip39-english.txt";

    /** Loaded when first needed. */
    private static final class English {
        private static final WordList LIST = new WordList(load());
    }

    private final List<String> words;

    private WordList(List<String> words) {
        this.words = words;
    }

    static WordList english() {
        return English.LIST;
    }

    String word(int number) {
        return words.get(number);
    }

    /**
     * The number of the word in {@code text} from {@code start} (inclusive) to {@code end} (exclusive). It is compared
     * in place: a String made of it could not be overwritten.
     */
    OptionalInt number(char[] text, int start, int end) {
        int low = 0;
        int high = SIZE - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(words.get(middle), text, start, end);
            if (order == 0) {
                return OptionalInt.of(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return OptionalInt.empty();
    }

    private static int compare(String word, char[] text, int start, int end) {
        int common = Math.min(word.length(), end - start);
        for (int i = 0; i < common; i++) {
            int order = Character.compare(word.charAt(i), text[start + i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(word.length(), end - start);
    }

    private static List<String> load() {
        try (InputStream in = WordList.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the list of words is missing from this build: " + RESOURCE);
            }
            List<String> words =
                    new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
            if (words.size() != SIZE) {
                throw new IllegalStateException(RESOURCE + " has " + words.size() + " words, not " + SIZE);
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
