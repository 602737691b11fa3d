package org.mokkachain.node.wal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mokkachain.consensus.log.LogCodec;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

/**
 * Reads a segment from its start. What follows the last whole frame is either torn or damage. Torn is what a crash
 * during the last write leaves: a frame that is too short, or has sectors that were never written and so read as zeros.
 * It is cut off. Anything else was whole and synced once, with votes in it perhaps, and is refused.
 */
final class SegmentReader {
    private static final int SECTOR = 512;
    private static final byte[] ZEROS = new byte[SECTOR];

    /**
     * @param validBytes where the next frame goes
     * @param torn bytes after that, which a crash left behind
     */
    record Contents(List<LogRecord> records, int frames, long validBytes, long torn) {}

    private final Path file;
    private final byte[] bytes;
    private final List<LogRecord> records = new ArrayList<>();
    private int frames;
    private int offset;

    private SegmentReader(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    static Contents read(Path file) throws IOException, DamagedLogException {
        return read(file, Files.readAllBytes(file));
    }

    /** @param bytes of {@code file} */
    static Contents read(Path file, byte[] bytes) throws DamagedLogException {
        return new SegmentReader(file, bytes).read();
    }

    private Contents read() throws DamagedLogException {
        while (Frame.isWholeAt(bytes, offset)) {
            if (Frame.number(bytes, offset) != frames) {
                throw damage("frame " + Frame.number(bytes, offset) + " follows frame " + (frames - 1));
            }
            readFrame(Bytes.of(bytes, offset + Frame.HEADER, Frame.length(bytes, offset)));
            offset += Frame.HEADER + Frame.length(bytes, offset);
            frames++;
        }
        requireTorn();
        return new Contents(records, frames, offset, bytes.length - offset);
    }

    private void readFrame(Bytes payload) throws DamagedLogException {
        try {
            List<Bytes> encoded =
                    Decoder.decodeExactly(payload, in -> in.list(Frame.MAX_PAYLOAD, d -> d.bytes(Frame.MAX_PAYLOAD)));
            for (Bytes record : encoded) {
                records.add(LogCodec.decode(record));
            }
        } catch (DecodingException e) {
            throw damage("a record cannot be read: " + e.getMessage());
        }
    }

    private void requireTorn() throws DamagedLogException {
        if (Frame.hasHeaderAt(bytes, offset)) {
            long beyond = Frame.endsBeyond(bytes, offset);
            if (beyond < 0 || beyond == 0 && !hasUnwrittenSector()) {
                throw damage("checksum does not match");
            }
        } else if (bytes.length - offset >= Frame.HEADER && !hasUnwrittenSector()) {
            throw damage("frame header is destroyed");
        }
        for (int later = offset + 1; later <= bytes.length - Frame.HEADER; later++) {
            if (Frame.isWholeAt(bytes, later)) {
                throw damage("frame header is destroyed, whole frames follow");
            }
        }
    }

    /** Whether a sector of the last frame, or its part of one, has nothing but zeros. */
    private boolean hasUnwrittenSector() {
        for (int at = offset; at < bytes.length; at = (at / SECTOR + 1) * SECTOR) {
            int end = Math.min((at / SECTOR + 1) * SECTOR, bytes.length);
            if (Arrays.mismatch(bytes, at, end, ZEROS, 0, end - at) < 0) {
                return true;
            }
        }
        return false;
    }

    private DamagedLogException damage(String what) {
        return new DamagedLogException(file, offset, what);
    }
}
