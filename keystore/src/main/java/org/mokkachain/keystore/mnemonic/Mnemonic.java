package org.mokkachain.keystore.mnemonic;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;

/**
 * A secret as 12, 15, 18, 21 or 24 English words (BIP-39). It never shows itself in text; use it in try-with-resources:
 * closing overwrites it, and using a closed one is a bug and throws {@link IllegalStateException}. Thread-safe.
 */
public final class Mnemonic implements AutoCloseable {
    private static final int FEWEST = 12;
    private static final int MOST = 24;
    private static final int STEP = 3;
    private static final int TELLTALE = 6;
    private static final String FUNCTION = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 2_048;
    private static final int SEED_BITS = 512;

    /** Of the words, in the list. */
    private final int[] numbers;

    private boolean closed;

    private Mnemonic(int[] numbers) {
        this.numbers = numbers;
    }

    /** Whether a mnemonic may have so many words. */
    public static boolean isLength(int words) {
        return words >= FEWEST && words <= MOST && words % STEP == 0;
    }

    /** New words; {@link IllegalArgumentException} unless {@link #isLength} of their count. */
    public static Mnemonic generate(int words, SecureRandom random) {
        if (!isLength(words)) {
            throw new IllegalArgumentException("a mnemonic of " + words + " words");
        }
        byte[] entropy = new byte[Bits.entropyBytes(words)];
        random.nextBytes(entropy);
        try {
            return ofEntropy(entropy);
        } finally {
            Arrays.fill(entropy, (byte) 0);
        }
    }

    /** The words for 16, 20, 24, 28 or 32 bytes; {@link IllegalArgumentException} for another count. */
    public static Mnemonic ofEntropy(byte[] entropy) {
        int words = Bits.words(entropy.length);
        if (!isLength(words) || Bits.entropyBytes(words) != entropy.length) {
            throw new IllegalArgumentException("an entropy of " + entropy.length + " bytes");
        }
        byte[] all = Arrays.copyOf(entropy, entropy.length + 1);
        all[entropy.length] = checksum(entropy);
        int[] numbers = new int[words];
        for (int i = 0; i < words; i++) {
            numbers[i] = Bits.number(all, i);
        }
        Arrays.fill(all, (byte) 0);
        return new Mnemonic(numbers);
    }

    /**
     * Reads words between white space, in either case. {@code text} stays as it is; the caller overwrites it.
     *
     * @throws MnemonicException if there are too few or too many, one is not of the list, or the checksum is wrong
     */
    public static Mnemonic parse(char[] text) throws MnemonicException {
        int[] numbers = new MnemonicReader(text).numbers();
        byte[] all = new byte[Bits.entropyBytes(numbers.length) + 1];
        for (int i = 0; i < numbers.length; i++) {
            Bits.put(all, i, numbers[i]);
        }
        byte[] entropy = Arrays.copyOf(all, all.length - 1);
        int unused = Byte.SIZE - numbers.length / STEP;
        boolean right = (all[entropy.length] & 0xff) >>> unused == (checksum(entropy) & 0xff) >>> unused;
        Arrays.fill(all, (byte) 0);
        Arrays.fill(entropy, (byte) 0);
        if (!right) {
            Arrays.fill(numbers, 0);
            throw new MnemonicException(
                    "these " + numbers.length + " words do not belong together: their checksum is wrong",
                    "One of them is another, or two changed places; look at your copy.");
        }
        return new Mnemonic(numbers);
    }

    /** Whether a line has six words of the list in a row: more than chance brings together. */
    public static boolean isLikelyIn(String line) {
        int row = 0;
        for (String word : line.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            boolean known = WordList.english().number(word.toCharArray(), 0, word.length()).isPresent();
            row = known ? row + 1 : 0;
            if (row == TELLTALE) {
                return true;
            }
        }
        return false;
    }

    /** How many words there are. */
    public int size() {
        return numbers.length;
    }

    /** One of the words. Words of the list stay in memory anyway; which of them belong together is the secret. */
    public synchronized String word(int index) {
        requireOpen();
        return WordList.english().word(numbers[index]);
    }

    /** A copy of the words with a space between each two. Whoever asks for it overwrites it after use. */
    public synchronized char[] toCharArray() {
        int length = size() - 1;
        for (int i = 0; i < size(); i++) {
            length += word(i).length();
        }
        char[] text = new char[length];
        int end = 0;
        for (int i = 0; i < size(); i++) {
            String word = word(i);
            word.getChars(0, word.length(), text, end);
            end += word.length();
            if (end < length) {
                text[end++] = ' ';
            }
        }
        return text;
    }

    /**
     * The private key at the end of {@code path}.
     *
     * @param passphrase a further secret, without which the words lead to other keys; empty for none. The caller
     *     overwrites it.
     */
    public PrivateKey privateKey(char[] passphrase, DerivationPath path) {
        byte[] seed = seed(passphrase);
        try (ExtendedKey key = ExtendedKey.ofSeed(seed, path)) {
            return key.privateKey();
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** The 64 bytes that words and passphrase stand for. Whoever asks for them overwrites them after use. */
    byte[] seed(char[] passphrase) {
        char[] words = toCharArray();
        byte[] salt = Passphrase.salt(passphrase);
        PBEKeySpec spec = new PBEKeySpec(words, salt, ITERATIONS, SEED_BITS);
        try {
            return SecretKeyFactory.getInstance(FUNCTION).generateSecret(spec).getEncoded();
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException("this JDK has no " + FUNCTION, e);
        } finally {
            spec.clearPassword();
            Arrays.fill(words, '\0');
            Arrays.fill(salt, (byte) 0);
        }
    }

    /** Overwrites the words. */
    @Override
    public synchronized void close() {
        Arrays.fill(numbers, 0);
        closed = true;
    }

    @Override
    public String toString() {
        return "Mnemonic[redacted]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this mnemonic has been wiped");
        }
    }

    /** The first byte of the hash; as many of its bits count as there are thirds of a dozen words. */
    private static byte checksum(byte[] entropy) {
        return Sha256.hash(entropy).toBytes()[0];
    }
}
