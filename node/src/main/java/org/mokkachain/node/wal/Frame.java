package org.mokkachain.node.wal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One group commit in a segment: {@code length u32 | number u32 | CRC-32C of these two u32 | CRC-32C of payload u32 |
 * payload}. The header has a checksum of its own, so that a damaged length in the middle of a file is not taken for a
 * torn end. Frames are numbered from 0 in their segment.
 */
final class Frame {
    static final int HEADER = 16;
    static final int MAX_PAYLOAD = 64 << 20;

    private Frame() {}

    /** The frame's bytes, ready to be written. */
    static ByteBuffer encode(int number, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length);
        frame.putInt(payload.length).putInt(number);
        frame.putInt(crc(frame.array(), 0, 8)).putInt(crc(payload, 0, payload.length));
        return frame.put(payload).flip();
    }

    /** Whether a header with a correct checksum stands at {@code offset}. */
    static boolean hasHeaderAt(byte[] file, int offset) {
        if (file.length - offset < HEADER) {
            return false;
        }
        int length = length(file, offset);
        return length > 0 && length <= MAX_PAYLOAD && crc(file, offset, 8) == intAt(file, offset + 8);
    }

    /** Whether a whole and undamaged frame stands at {@code offset}. */
    static boolean isWholeAt(byte[] file, int offset) {
        return hasHeaderAt(file, offset)
                && endsBeyond(file, offset) <= 0
                && crc(file, offset + HEADER, length(file, offset)) == intAt(file, offset + 12);
    }

    /** By how many bytes the frame at {@code offset} ends after the file; negative: before. */
    static long endsBeyond(byte[] file, int offset) {
        return (long) offset + HEADER + length(file, offset) - file.length;
    }

    static int length(byte[] file, int offset) {
        return intAt(file, offset);
    }

    static int number(byte[] file, int offset) {
        return intAt(file, offset + 4);
    }

    private static int intAt(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes).getInt(offset);
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
