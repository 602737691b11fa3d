package org.mokkachain.node.wal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mokkachain.consensus.log.LogCodec;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

/**
 * Reads a segment from its start. What follows the last whole frame is either torn (a crash during the last write:
 * cut off) or damage (something whole follows it, or it was whole and synced once: refused).
 */
final class SegmentReader {
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
        if (offset < bytes.length && Frame.hasHeaderAt(bytes, offset) && Frame.endsBeyond(bytes, offset) < 0) {
            throw damage("checksum does not match");
        }
        for (int later = offset + 1; later <= bytes.length - Frame.HEADER; later++) {
            if (Frame.isWholeAt(bytes, later)) {
                throw damage("frame header is destroyed, whole frames follow");
            }
        }
    }

    private DamagedLogException damage(String what) {
        return new DamagedLogException(file, offset, what);
    }
}
