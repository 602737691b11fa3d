package org.mokkachain.keystore.mnemonic;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/** The second secret of BIP-39: it salts the derivation of the seed. */
final class Passphrase {
    private static final byte[] PREFIX = "mnemonic".getBytes(StandardCharsets.US_ASCII);

    private static final int MAX_UTF8_BYTES_PER_CHARACTER = 3;

    private Passphrase() {}

    /** The salt: "mnemonic" and the passphrase in the form NFKD, in UTF-8. */
    static byte[] salt(char[] passphrase) {
        CharBuffer text = normalized(passphrase);
        byte[] room = Arrays.copyOf(PREFIX, PREFIX.length + MAX_UTF8_BYTES_PER_CHARACTER * text.remaining());
        ByteBuffer encoded = ByteBuffer.wrap(room).position(PREFIX.length);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(text, encoded, true);
        byte[] salt = Arrays.copyOf(room, encoded.position());
        Arrays.fill(room, (byte) 0);
        return salt;
    }

    /** ASCII is in that form as it is. Only what is not has to become a text, which Java cannot overwrite. */
    private static CharBuffer normalized(char[] passphrase) {
        for (char c : passphrase) {
            if (c > 0x7f) {
                return CharBuffer.wrap(Normalizer.normalize(CharBuffer.wrap(passphrase), Normalizer.Form.NFKD));
            }
        }
        return CharBuffer.wrap(passphrase);
    }
}
