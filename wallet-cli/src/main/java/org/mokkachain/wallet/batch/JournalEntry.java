package org.mokkachain.wallet.batch;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * One line of a journal: words, and before them the CRC-32C of what follows, so that a line which a crash cut off is
 * told from a whole one.
 */
sealed interface JournalEntry {
    /** What the journal is about: the first line. The sender is hex, as on the chain. */
    record Heading(Hash chainId, String sender, Hash file) implements JournalEntry {}

    /** The bytes for a line of the file that may have been sent from now on; those signed for it before are void. */
    record SignedLine(long line, long height, Transaction transaction) implements JournalEntry {}

    /** The end of a line of the file. */
    record SettledLine(long line, Settled settled) implements JournalEntry {}

    /** The text of an entry, with its end. */
    static String write(JournalEntry entry) {
        String words =
                switch (entry) {
                    case Heading(Hash chainId, String sender, Hash file) ->
                        "mokka-batch 1 " + chainId.hex() + " " + sender + " " + file.hex();
                    case SignedLine(long line, long height, Transaction transaction) ->
                        "signed " + line + " " + height + " " + transaction.encoded().hex();
                    case SettledLine(long line, Settled end) ->
                        "final " + line + " " + end.id() + " " + end.state().text() + " " + end.height() + " "
                                + end.index() + " " + end.fee() + " " + end.failure().orElse("-");
                };
        return checksum(words) + " " + words + "\n";
    }

    /** The entry of a line without its end; empty if the line is not as it was written. */
    static Optional<JournalEntry> read(String line) {
        int space = line.indexOf(' ');
        String words = line.substring(space + 1);
        if (space < 0 || !line.substring(0, space).equals(checksum(words))) {
            return Optional.empty();
        }
        try {
            return parse(words.split(" "));
        } catch (IllegalArgumentException | DecodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<JournalEntry> parse(String[] words) throws DecodingException {
        return switch (words[0] + " " + words.length) {
            case "mokka-batch 5" -> words[1].equals("1")
                    ? Optional.of(new Heading(Hash.fromHex(words[2]), words[3], Hash.fromHex(words[4])))
                    : Optional.empty();
            case "signed 4" -> Optional.of(new SignedLine(
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Decoder.decodeExactly(Bytes.fromHex(words[3]), Transaction::decode)));
            case "final 8" -> Optional.of(new SettledLine(
                    Long.parseLong(words[1]),
                    new Settled(
                            words[2],
                            TransactionState.valueOf(words[3].toUpperCase(Locale.ROOT)),
                            Long.parseLong(words[4]),
                            Integer.parseInt(words[5]),
                            Long.parseLong(words[6]),
                            Optional.of(words[7]).filter(code -> !code.equals("-")))));
            default -> Optional.empty();
        };
    }

    private static String checksum(String words) {
        CRC32C crc = new CRC32C();
        crc.update(words.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
