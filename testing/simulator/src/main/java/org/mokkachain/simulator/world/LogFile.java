package org.mokkachain.simulator.world;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogCodec;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.disk.SimulatedFile;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/**
 * A consensus log on a simulated disk: encoded records in checksummed frames, one per sync. As the real one, it cuts
 * off a torn end and takes everything else for damage.
 */
final class LogFile {
    private static final int HEADER = 8;

    private SimulatedFile file = new SimulatedFile();
    private boolean isLost;
    /** Bytes that some sync has confirmed. */
    private int confirmed;
    /** What is durable, as the checks see it. */
    private DurableState durable = new DurableState();
    private List<LogRecord> pending = new ArrayList<>();

    /** A log that is born together with its key. */
    LogFile(LogRecord.Born birth) {
        write(List.of(birth));
        sync();
    }

    void write(List<LogRecord> records) {
        file.append(frame(records));
        pending.addAll(records);
    }

    void compact(List<LogRecord> snapshot) {
        file.replace(frame(snapshot));
        confirmed = file.length();
        pending.clear();
        durable = DurableState.replay(snapshot);
    }

    void sync() {
        file.sync();
        confirmed = file.length();
        pending.forEach(durable::apply);
        pending = new ArrayList<>();
    }

    private static byte[] frame(List<LogRecord> records) {
        List<Bytes> encoded = records.stream().map(LogCodec::encode).toList();
        byte[] payload = new Encoder(512).list(encoded, Encoder::bytes).toByteArray();
        ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length);
        return frame.putInt(payload.length).putInt(crc(payload)).put(payload).array();
    }

    private static int crc(byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(payload, 0, payload.length);
        return (int) crc.getValue();
    }

    /** Everything durable. */
    DurableState durable() {
        return durable;
    }

    // ---- what happens to disks

    /** The process died: what it wrote is still there. */
    void die() {
        file.sync();
    }

    void losePower(Chance chance) {
        file.losePower(chance);
    }

    /** Somebody removed the file. */
    void lose() {
        isLost = true;
    }

    /** Flips a bit in what is durable, but not in the last frame, where it would look like a torn end. */
    void flipBit(Chance chance) {
        int last = lastFrame();
        if (last > 0) {
            file.flipBit(last, chance);
        } else {
            isLost = true;
        }
    }

    private int lastFrame() {
        ByteBuffer all = ByteBuffer.wrap(file.content());
        int at = 0;
        int last = 0;
        while (all.limit() - at >= HEADER && all.getInt(at) >= 0 && at + HEADER + all.getInt(at) <= all.limit()) {
            last = at;
            at += HEADER + all.getInt(at);
        }
        return last;
    }

    /** Opens the log after a death of its owner; a lost or damaged one is begun anew, empty. */
    Past open() {
        pending = new ArrayList<>();
        Optional<List<LogRecord>> records = isLost ? Optional.empty() : read();
        if (records.isPresent()) {
            durable = DurableState.replay(records.get());
            // The replica changes its own copy; the one here only knows what is durable.
            return new Past.Remembered(DurableState.replay(records.get()));
        }
        Past past = new Past.Lost(isLost ? "there is no consensus log" : "the consensus log is damaged");
        isLost = false;
        file = new SimulatedFile();
        confirmed = 0;
        durable = new DurableState();
        return past;
    }

    /** All records up to a torn end; empty if something is damaged that a sync has confirmed. */
    private Optional<List<LogRecord>> read() {
        ByteBuffer all = ByteBuffer.wrap(file.content());
        List<LogRecord> records = new ArrayList<>();
        int at = 0;
        while (at < all.limit() && isWhole(all, at)) {
            records.addAll(decode(payload(all, at)));
            at += HEADER + all.getInt(at);
        }
        if (at < confirmed) {
            return Optional.empty();
        }
        file.truncate(at);
        file.sync();
        confirmed = at;
        return Optional.of(records);
    }

    private static boolean isWhole(ByteBuffer all, int at) {
        return all.limit() - at >= HEADER
                && all.getInt(at) > 0
                && all.getInt(at) <= all.limit() - at - HEADER
                && crc(payload(all, at)) == all.getInt(at + 4);
    }

    private static byte[] payload(ByteBuffer all, int at) {
        byte[] payload = new byte[all.getInt(at)];
        all.get(at + HEADER, payload);
        return payload;
    }

    private static List<LogRecord> decode(byte[] payload) {
        try {
            List<LogRecord> records = new ArrayList<>();
            for (Bytes record : Decoder.decodeExactly(payload, in -> in.list(1 << 20, d -> d.bytes(1 << 24)))) {
                records.add(LogCodec.decode(record));
            }
            return records;
        } catch (DecodingException e) {
            throw new IllegalStateException("a record that was written cannot be read", e);
        }
    }
}
