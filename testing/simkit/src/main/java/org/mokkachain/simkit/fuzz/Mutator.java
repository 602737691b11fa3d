package org.mokkachain.simkit.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes inputs: bits, bytes, numbers that may be lengths, and whole pieces. Not thread-safe. */
final class Mutator {
    private static final int MAX_STEPS = 6;
    private static final int KINDS = 11;
    private static final long[] NUMBERS = {
        0, 1, 2, 127, 128, 255, 256, 32_767, 65_535, 65_536, 1 << 24, Integer.MAX_VALUE, 1L << 31, -1, Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private final SplittableRandom random;
    private final List<byte[]> dictionary;
    private final int longest;

    /** @param longest no result is longer, in bytes */
    Mutator(SplittableRandom random, List<byte[]> dictionary, int longest) {
        this.random = random;
        this.dictionary = dictionary;
        this.longest = longest;
    }

    /** A changed copy of {@code input}, perhaps with parts of {@code other}. */
    byte[] mutate(byte[] input, byte[] other) {
        byte[] changed = input.clone();
        // One step keeps most inputs acceptable, many steps get far away: one is as likely as all the others.
        int steps = random.nextBoolean() ? 1 : random.nextInt(2, MAX_STEPS + 1);
        for (int i = 0; i < steps; i++) {
            changed = step(changed, other);
        }
        return changed.length <= longest ? changed : Arrays.copyOf(changed, longest);
    }

    private byte[] step(byte[] in, byte[] other) {
        if (in.length == 0) {
            return bytes(random.nextInt(1, 64));
        }
        int at = random.nextInt(in.length);
        return switch (random.nextInt(KINDS)) {
            case 0 -> set(in, at, in[at] ^ (1 << random.nextInt(8)));
            case 1 -> set(in, at, random.nextInt());
            case 2 -> set(in, at, in[at] + (random.nextBoolean() ? 1 : -1));
            case 3 -> number(in, at);
            case 4 -> nearby(in, at);
            case 5 -> Arrays.copyOf(in, at);
            case 6 -> replace(in, in.length, 0, bytes(random.nextInt(1, 64)));
            case 7 -> replace(in, at, Math.min(in.length - at, random.nextInt(1, 65)), new byte[0]);
            case 8 -> replace(in, at, 0, piece(in));
            case 9 -> splice(in, at, other);
            default -> fragment(in, at);
        };
    }

    private static byte[] set(byte[] in, int at, int value) {
        in[at] = (byte) value;
        return in;
    }

    /** A number as a lying length or count would be. */
    private byte[] number(byte[] in, int at) {
        return write(in, at, NUMBERS[random.nextInt(NUMBERS.length)], 1 << random.nextInt(4));
    }

    /** A number that is there, made a little larger or smaller. */
    private byte[] nearby(byte[] in, int at) {
        int width = Math.min(1 << random.nextInt(4), in.length - at);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (in[at + i] & 0xff);
        }
        return write(in, at, value + random.nextInt(-16, 17), width);
    }

    private static byte[] write(byte[] in, int at, long value, int width) {
        for (int i = 0; i < width && at + i < in.length; i++) {
            in[at + i] = (byte) (value >>> (8 * (width - 1 - i)));
        }
        return in;
    }

    private byte[] splice(byte[] in, int at, byte[] other) {
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        if (random.nextBoolean()) {
            return replace(in, at, in.length - at, Arrays.copyOfRange(other, from, other.length));
        }
        byte[] part = piece(other);
        return replace(in, at, Math.min(part.length, in.length - at), part);
    }

    private byte[] fragment(byte[] in, int at) {
        byte[] part = dictionary.isEmpty()
                ? bytes(random.nextInt(1, 9))
                : dictionary.get(random.nextInt(dictionary.size()));
        int over = random.nextBoolean() ? 0 : Math.min(part.length, in.length - at);
        return replace(in, at, over, part);
    }

    private byte[] piece(byte[] of) {
        if (of.length == 0) {
            return of;
        }
        int from = random.nextInt(of.length);
        return Arrays.copyOfRange(of, from, from + Math.min(of.length - from, random.nextInt(1, 129)));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        if (random.nextBoolean()) {
            random.nextBytes(bytes);
        }
        return bytes;
    }

    private static byte[] replace(byte[] in, int at, int length, byte[] by) {
        byte[] result = new byte[in.length - length + by.length];
        System.arraycopy(in, 0, result, 0, at);
        System.arraycopy(by, 0, result, at, by.length);
        System.arraycopy(in, at + length, result, at + by.length, in.length - at - length);
        return result;
    }
}
