package org.mokkachain.types.address;

import java.util.Locale;
import java.util.OptionalInt;
import org.mokkachain.types.value.Bytes;

/**
 * A Bech32m string (BIP-350): a human-readable part, and data as 5-bit groups; six more groups of checksum follow in
 * the text. Any one to four wrong characters are detected. Text may be all lower or all upper case.
 *
 * @param prefix the human-readable part in lower case, 1 to 83 ASCII characters from 33 to 126
 * @param groups the data, one group from 0 to 31 per byte
 */
record Bech32m(String prefix, Bytes groups) {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CONSTANT = 0x2bc830a3;
    private static final char SEPARATOR = '1';
    private static final int CHECKSUM_LENGTH = 6;
    private static final int MAX_LENGTH = 90;
    private static final int GROUP_BITS = 5;
    private static final int GROUP_MASK = 31;
    private static final int BYTE_BITS = 8;

    /** The bytes as 5-bit groups, the last one filled up with zero bits. */
    static Bytes toGroups(byte[] bytes) {
        byte[] groups = new byte[(bytes.length * BYTE_BITS + GROUP_BITS - 1) / GROUP_BITS];
        int pending = 0;
        int bits = 0;
        int count = 0;
        for (byte b : bytes) {
            pending = pending << BYTE_BITS | b & 0xff;
            for (bits += BYTE_BITS; bits >= GROUP_BITS; count++) {
                bits -= GROUP_BITS;
                groups[count] = (byte) (pending >> bits & GROUP_MASK);
            }
            pending &= (1 << bits) - 1;
        }
        if (bits > 0) {
            groups[count] = (byte) (pending << GROUP_BITS - bits & GROUP_MASK);
        }
        return Bytes.of(groups);
    }

    /** The groups as bytes; refused unless what is left over is less than a group, and zero. */
    byte[] toBytes() {
        byte[] bytes = new byte[groups.length() * GROUP_BITS / BYTE_BITS];
        int pending = 0;
        int bits = 0;
        int count = 0;
        for (byte group : groups.toBytes()) {
            pending = pending << GROUP_BITS | group;
            bits += GROUP_BITS;
            if (bits >= BYTE_BITS) {
                bits -= BYTE_BITS;
                bytes[count++] = (byte) (pending >> bits);
                pending &= (1 << bits) - 1;
            }
        }
        if (bits >= GROUP_BITS || pending != 0) {
            throw new AddressException("the text does not end at a whole byte");
        }
        return bytes;
    }

    /** The text, in lower case. */
    String encode() {
        StringBuilder text = new StringBuilder(prefix).append(SEPARATOR);
        for (byte group : groups.toBytes()) {
            text.append(ALPHABET.charAt(group));
        }
        int checksum = checksum(prefix, groups, new byte[CHECKSUM_LENGTH]) ^ CONSTANT;
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt(checksum >>> GROUP_BITS * i & GROUP_MASK));
        }
        return text.toString();
    }

    /**
     * Reads a text with its checksum.
     *
     * @throws AddressException if it is not Bech32m; the message says what is wrong and, where one character is, which
     */
    static Bech32m decode(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new AddressException("the text is longer than " + MAX_LENGTH + " characters");
        }
        String lower = lowerCase(text);
        int separator = lower.lastIndexOf(SEPARATOR);
        if (separator < 0) {
            throw new AddressException("there is no '1' between the network and the rest");
        }
        if (separator == 0) {
            throw new AddressException("the name of the network before the '1' is missing");
        }
        if (lower.length() - separator - 1 < CHECKSUM_LENGTH) {
            throw new AddressException("the text is too short");
        }
        String prefix = lower.substring(0, separator);
        byte[] all = groups(text, lower, separator + 1);
        if (checksum(prefix, Bytes.EMPTY, all) != CONSTANT) {
            throw new AddressException(explainMismatch(text, prefix, all));
        }
        return new Bech32m(prefix, Bytes.of(all, 0, all.length - CHECKSUM_LENGTH));
    }

    private static String lowerCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '!' || text.charAt(i) > '~') {
                throw new AddressException("character " + (i + 1) + " cannot occur in an address");
            }
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals(text) && !text.toUpperCase(Locale.ROOT).equals(text)) {
            throw new AddressException("upper and lower case are mixed");
        }
        return lower;
    }

    private static byte[] groups(String text, String lower, int start) {
        byte[] groups = new byte[lower.length() - start];
        for (int i = 0; i < groups.length; i++) {
            int group = ALPHABET.indexOf(lower.charAt(start + i));
            if (group < 0) {
                throw new AddressException("character " + (start + i + 1) + " ('" + text.charAt(start + i)
                        + "') cannot occur after the '1' of an address");
            }
            groups[i] = (byte) group;
        }
        return groups;
    }

    private static String explainMismatch(String text, String prefix, byte[] groups) {
        OptionalInt wrong = onlyWrongGroup(prefix, groups);
        if (wrong.isEmpty()) {
            return "the checksum does not match: some characters are wrong";
        }
        int position = prefix.length() + 1 + wrong.getAsInt();
        return "the checksum does not match: probably character " + (position + 1) + " ('" + text.charAt(position)
                + "') is wrong";
    }

    /** The group that, changed alone, would make the checksum right. There is at most one: texts differ in five. */
    private static OptionalInt onlyWrongGroup(String prefix, byte[] groups) {
        for (int i = 0; i < groups.length; i++) {
            byte[] changed = groups.clone();
            for (int difference = 1; difference <= GROUP_MASK; difference++) {
                changed[i] = (byte) (groups[i] ^ difference);
                if (checksum(prefix, Bytes.EMPTY, changed) == CONSTANT) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    private static int checksum(String prefix, Bytes groups, byte[] more) {
        int state = 1;
        for (int i = 0; i < prefix.length(); i++) {
            state = step(state, prefix.charAt(i) >> GROUP_BITS);
        }
        state = step(state, 0);
        for (int i = 0; i < prefix.length(); i++) {
            state = step(state, prefix.charAt(i) & GROUP_MASK);
        }
        for (byte group : groups.toBytes()) {
            state = step(state, group);
        }
        for (byte group : more) {
            state = step(state, group);
        }
        return state;
    }

    private static int step(int state, int value) {
        int top = state >>> 25;
        int next = (state & 0x1ffffff) << GROUP_BITS ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            if ((top >>> i & 1) == 1) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }
}
