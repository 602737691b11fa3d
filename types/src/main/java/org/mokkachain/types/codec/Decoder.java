package org.mokkachain.types.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/**
 * Reads canonical form. Every length is checked against a limit and against what is left before anything is
 * allocated. Not thread-safe.
 */
public final class Decoder {
    /** Reads one value. */
    @FunctionalInterface
    public interface Item<T> {
        T read(Decoder in) throws DecodingException;
    }

    private final byte[] input;
    private int position;

    private Decoder(byte[] input) {
        this.input = input;
    }

    /**
     * Reads one value that must take up all of {@code input}.
     *
     * @throws DecodingException if it does not, or if a constructor refuses a field
     */
    public static <T> T decodeExactly(Bytes input, Item<T> item) throws DecodingException {
        return decodeExactly(input.toBytes(), item);
    }

    /** As {@link #decodeExactly(Bytes, Item)}; {@code input} must not be changed meanwhile. */
    public static <T> T decodeExactly(byte[] input, Item<T> item) throws DecodingException {
        Decoder in = new Decoder(input);
        T value;
        try {
            value = item.read(in);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DecodingException("refused near byte " + in.position + ": " + e.getMessage(), e);
        }
        if (in.remaining() > 0) {
            throw new DecodingException(in.remaining() + " bytes too many after byte " + in.position);
        }
        return value;
    }

    /** Bytes not read yet. */
    public int remaining() {
        return input.length - position;
    }

    /** Offset of the next byte. */
    public int position() {
        return position;
    }

    /** What was read since {@code start}, an earlier {@link #position()}. */
    public Bytes since(int start) {
        return Bytes.of(input, start, position - start);
    }

    public int u8() throws DecodingException {
        return (int) bigEndian(1);
    }

    public int u16() throws DecodingException {
        return (int) bigEndian(2);
    }

    public long u32() throws DecodingException {
        return bigEndian(4);
    }

    /** Eight bytes, at most 2^63 - 1. */
    public long u64() throws DecodingException {
        long value = bigEndian(8);
        if (value < 0) {
            throw failure("a number above 2^63 - 1", position - 8);
        }
        return value;
    }

    public boolean bool() throws DecodingException {
        int value = u8();
        if (value > 1) {
            throw failure("a boolean must be 0 or 1, got " + value, position - 1);
        }
        return value == 1;
    }

    public Hash hash() throws DecodingException {
        return Hash.of(take(Hash.LENGTH));
    }

    public Address address() throws DecodingException {
        return Address.of(take(Address.LENGTH));
    }

    public PublicKey publicKey() throws DecodingException {
        return PublicKey.of(take(PublicKey.LENGTH));
    }

    public Signature signature() throws DecodingException {
        return Signature.of(take(Signature.LENGTH));
    }

    /** Length as u32, at most {@code max}, then that many bytes. */
    public Bytes bytes(int max) throws DecodingException {
        return copy(length(u32(), max, 4));
    }

    /** Length as u16, at most {@code max}, then that many bytes. */
    public Bytes shortBytes(int max) throws DecodingException {
        return copy(length(u16(), max, 2));
    }

    /** Length as u16, at most {@code maxBytes}, then well-formed UTF-8. */
    public String string(int maxBytes) throws DecodingException {
        return text(length(u16(), maxBytes, 2));
    }

    /** Everything that is left, at most {@code maxBytes}, as well-formed UTF-8. */
    public String rest(int maxBytes) throws DecodingException {
        return text(length(remaining(), maxBytes, 0));
    }

    private String text(int length) throws DecodingException {
        byte[] utf8 = take(length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new DecodingException("text at byte " + (position - utf8.length) + " is not UTF-8", e);
        }
    }

    /** Number of items as u32, at most {@code max}, then the items, each at least one byte long. */
    public <T> List<T> list(int max, Item<T> item) throws DecodingException {
        int count = length(u32(), max, 4);
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(item.read(this));
        }
        return List.copyOf(items);
    }

    /** An error about the value that starts at the current position. */
    public DecodingException failure(String what) {
        return failure(what, position);
    }

    private DecodingException failure(String what, int at) {
        return new DecodingException(what + " at byte " + at);
    }

    private int length(long length, int max, int width) throws DecodingException {
        if (length > max) {
            throw failure("length " + length + " is above the limit of " + max, position - width);
        }
        if (length > remaining()) {
            throw failure("length " + length + " is more than the " + remaining() + " bytes left", position - width);
        }
        return (int) length;
    }

    private long bigEndian(int width) throws DecodingException {
        require(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (input[position++] & 0xff);
        }
        return value;
    }

    private Bytes copy(int length) {
        position += length;
        return since(position - length);
    }

    private byte[] take(int length) throws DecodingException {
        require(length);
        byte[] taken = new byte[length];
        System.arraycopy(input, position, taken, 0, length);
        position += length;
        return taken;
    }

    private void require(int length) throws DecodingException {
        if (length > remaining()) {
            throw failure("needed " + length + " more bytes, only " + remaining() + " left", position);
        }
    }
}
