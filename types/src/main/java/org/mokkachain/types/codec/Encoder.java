package org.mokkachain.types.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.FixedBytes;

/** Writes values in canonical form, one after another, into a growing buffer. Not thread-safe; use one per value. */
public final class Encoder {
    private byte[] buffer;
    private int size;

    public Encoder() {
        this(256);
    }

    /** @param capacity expected size in bytes; the buffer grows beyond it as needed */
    public Encoder(int capacity) {
        buffer = new byte[Math.max(capacity, 16)];
    }

    /** An unsigned byte, 0 to 255. */
    public Encoder u8(int value) {
        check(value >= 0 && value <= 0xff, "u8", value);
        ensure(1);
        buffer[size++] = (byte) value;
        return this;
    }

    /** Two bytes, 0 to 65,535. */
    public Encoder u16(int value) {
        check(value >= 0 && value <= 0xffff, "u16", value);
        return bigEndian(value, 2);
    }

    /** Four bytes, 0 to 2^32 - 1. */
    public Encoder u32(long value) {
        check(value >= 0 && value <= 0xffff_ffffL, "u32", value);
        return bigEndian(value, 4);
    }

    /** Eight bytes, 0 to 2^63 - 1: the upper half of the unsigned range is never used. */
    public Encoder u64(long value) {
        check(value >= 0, "u64", value);
        return bigEndian(value, 8);
    }

    /** One byte, 0 or 1. */
    public Encoder bool(boolean value) {
        return u8(value ? 1 : 0);
    }

    /** The bytes themselves; their number is known from the type. */
    public Encoder fixed(FixedBytes value) {
        ensure(value.length());
        value.copyTo(buffer, size);
        size += value.length();
        return this;
    }

    /** The bytes themselves, without a length: for what is already canonical. */
    public Encoder raw(Bytes value) {
        ensure(value.length());
        value.copyTo(buffer, size);
        size += value.length();
        return this;
    }

    /** Length as u32, then the bytes. */
    public Encoder bytes(Bytes value) {
        return u32(value.length()).raw(value);
    }

    /** Length as u16, then the bytes. */
    public Encoder shortBytes(Bytes value) {
        return u16(value.length()).raw(value);
    }

    /** Length in bytes as u16, then UTF-8; {@link IllegalArgumentException} if there is half a surrogate pair. */
    public Encoder string(String value) {
        return shortBytes(utf8(value));
    }

    /** UTF-8 without a length, as the last field, for {@link Decoder#rest}; refused as {@link #string} does. */
    public Encoder rest(String value) {
        return raw(utf8(value));
    }

    /** How many bytes {@code value} takes in UTF-8; refused as {@link #string} does. */
    public static int utf8Length(String value) {
        return utf8(value).length();
    }

    private static Bytes utf8(String value) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return Bytes.of(bytes);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("half a surrogate pair cannot be written as UTF-8", e);
        }
    }

    /** Number of items as u32, then the items. */
    public <T> Encoder list(List<T> items, BiConsumer<Encoder, T> write) {
        u32(items.size());
        items.forEach(item -> write.accept(this, item));
        return this;
    }

    /** Bytes written so far. */
    public int size() {
        return size;
    }

    public Bytes toBytes() {
        return Bytes.of(buffer, 0, size);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    private Encoder bigEndian(long value, int width) {
        ensure(width);
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void ensure(int more) {
        int needed = Math.addExact(size, more);
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
        }
    }

    private static void check(boolean inRange, String type, long value) {
        if (!inRange) {
            throw new IllegalArgumentException(value + " does not fit in " + type);
        }
    }
}
