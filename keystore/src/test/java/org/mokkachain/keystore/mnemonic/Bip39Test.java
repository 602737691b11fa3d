package org.mokkachain.keystore.mnemonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.crypto.Sha256;

/** Mnemonics against the official list and vectors of BIP-39, and words that are none. */
class Bip39Test {
    private static final String LIST_SHA_256 = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda";
    private static final String ZEROS = "abandon ".repeat(11) + "about";
    private static final char[] NO_PASSPHRASE = {};

    /** One of the official vectors; the passphrase is TREZOR. */
    private record Vector(String entropy, String words, String seed) {}

    @Test
    void theListOfWordsIsTheOfficialOne() throws IOException {
        assertThat(Sha256.hash(resource("bip39-english.txt")).hex()).isEqualTo(LIST_SHA_256);
        Set<String> beginnings = new HashSet<>();
        for (int i = 0; i < WordList.SIZE; i++) {
            String word = WordList.english().word(i);
            beginnings.add(word.substring(0, Math.min(4, word.length())));
            assertThat(WordList.english().number(word.toCharArray(), 0, word.length())).hasValue(i);
        }
        assertThat(beginnings).hasSize(WordList.SIZE);
    }

    @Test
    void everyOfficialVectorComesOut() throws IOException, MnemonicException {
        List<Vector> vectors = vectors();
        assertThat(vectors).hasSize(24);
        for (Vector vector : vectors) {
            try (Mnemonic made = Mnemonic.ofEntropy(HexFormat.of().parseHex(vector.entropy));
                    Mnemonic read = Mnemonic.parse(vector.words.toCharArray())) {
                assertThat(made.toCharArray()).isEqualTo(vector.words.toCharArray());
                assertThat(read.toCharArray()).isEqualTo(vector.words.toCharArray());
                assertThat(HexFormat.of().formatHex(read.seed("TREZOR".toCharArray()))).isEqualTo(vector.seed);
            }
        }
    }

    @Test
    void aPassphraseIsTheSameInEveryUnicodeForm() throws MnemonicException {
        try (Mnemonic mnemonic = Mnemonic.parse(ZEROS.toCharArray())) {
            byte[] composed = mnemonic.seed("caf\u00e9 \uff21".toCharArray());
            assertThat(mnemonic.seed("cafe\u0301 A".toCharArray())).isEqualTo(composed);
            assertThat(mnemonic.seed("cafe A".toCharArray())).isNotEqualTo(composed);
        }
    }

    @Test
    void whiteSpaceAndCapitalsDoNotMatter() throws MnemonicException {
        String untidy = "\n\t" + ZEROS.toUpperCase(Locale.ROOT).replace(" ", " \r\n ") + "  ";
        char[] typed = untidy.toCharArray();
        try (Mnemonic mnemonic = Mnemonic.parse(typed)) {
            assertThat(new String(mnemonic.toCharArray())).isEqualTo(ZEROS);
            assertThat(mnemonic.size()).isEqualTo(12);
            assertThat(mnemonic.word(11)).isEqualTo("about");
        }
        assertThat(new String(typed)).isEqualTo(untidy);
    }

    @Test
    void whatIsNoMnemonicIsToldWithoutTheWordsItself() {
        refused("", "these are 0");
        refused("abandon ".repeat(13), "these are 13");
        refused("abandon ".repeat(1_000), "these are 1000");
        refused("zebra ".repeat(6) + "secretword " + "zebra ".repeat(5), "word 7 of 12 is not in the English list");
        refused("aban ".repeat(11) + "about", "word 1 of 12");
        refused("abandon ".repeat(11) + "\u00e4bout", "word 12 of 12");
        refused("abandon ".repeat(12), "their checksum is wrong");
        refused("about " + "abandon ".repeat(11), "their checksum is wrong");
    }

    private static void refused(String words, String message) {
        assertThatThrownBy(() -> Mnemonic.parse(words.toCharArray()))
                .isInstanceOfSatisfying(MnemonicException.class, e -> assertThat(e.remedy()).isNotBlank())
                .hasMessageContaining(message)
                .hasMessageNotContainingAny("secretword", "zebra", "aban", "bout");
    }

    @Test
    void aWrongWordIsMissedAsSeldomAsTheChecksumAllows() throws MnemonicException {
        long seed = 39;
        Random random = new Random(seed);
        int missed = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] entropy = new byte[32];
            random.nextBytes(entropy);
            try (Mnemonic mnemonic = Mnemonic.ofEntropy(entropy)) {
                String[] words = new String(mnemonic.toCharArray()).split(" ");
                int place = random.nextInt(words.length);
                String other = WordList.english().word(random.nextInt(WordList.SIZE));
                missed += words[place].equals(other) ? 0 : accepted(words, place, other);
            }
        }
        assertThat(missed).as("of 2000 with seed %d, expected 8", seed).isLessThan(25);
    }

    private static int accepted(String[] words, int place, String other) {
        words[place] = other;
        try {
            Mnemonic.parse(String.join(" ", words).toCharArray()).close();
            return 1;
        } catch (MnemonicException e) {
            return 0;
        }
    }

    @Test
    void everyLengthComesBackAndNoOtherIsOne() throws MnemonicException {
        for (int words = 0; words <= 27; words++) {
            boolean allowed = List.of(12, 15, 18, 21, 24).contains(words);
            assertThat(Mnemonic.isLength(words)).isEqualTo(allowed);
            int count = words;
            if (allowed) {
                try (Mnemonic made = Mnemonic.generate(words, new java.security.SecureRandom());
                        Mnemonic read = Mnemonic.parse(made.toCharArray())) {
                    assertThat(made.size()).isEqualTo(words);
                    assertThat(read.seed(NO_PASSPHRASE)).isEqualTo(made.seed(NO_PASSPHRASE));
                }
            } else {
                assertThatThrownBy(() -> Mnemonic.generate(count, new java.security.SecureRandom()))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        for (int length : new int[] {0, 1, 15, 17, 18, 31, 33, 64}) {
            assertThatThrownBy(() -> Mnemonic.ofEntropy(new byte[length])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aWipedMnemonicIsGoneAndNoTextShowsOne() throws MnemonicException {
        Mnemonic mnemonic = Mnemonic.parse(ZEROS.toCharArray());
        assertThat(mnemonic.toString()).isEqualTo("Mnemonic[redacted]");

        mnemonic.close();

        assertThatThrownBy(mnemonic::toCharArray).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> mnemonic.word(0)).hasMessageContaining("wiped");
    }

    @Test
    void aLineWithWordsInARowIsTold() {
        assertThat(Mnemonic.isLikelyIn(ZEROS)).isTrue();
        assertThat(Mnemonic.isLikelyIn("account import x --mnemonic=Legal,winner,thank,year,wave,sausage")).isTrue();
        assertThat(Mnemonic.isLikelyIn("legal winner thank year wave - not sausage worth useful")).isFalse();
        assertThat(Mnemonic.isLikelyIn("tx send --from alice --to bob --amount 12.5 --memo 'for lunch'")).isFalse();
        assertThat(Mnemonic.isLikelyIn("")).isFalse();
    }

    private static List<Vector> vectors() throws IOException {
        List<String> lines = new String(resource("bip39-vectors.txt"), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 3) {
            vectors.add(new Vector(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
        }
        return vectors;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Bip39Test.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
