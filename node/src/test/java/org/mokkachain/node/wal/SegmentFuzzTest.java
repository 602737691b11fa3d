package org.mokkachain.node.wal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.log.LogCodec;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** What a disk may return as a segment of the log: read, cut off at a torn end, or refused as damaged. */
class SegmentFuzzTest {
    private static final Path FILE = Path.of("segment");
    private static final List<LogRecord> RECORDS = List.of(
            new LogRecord.Born(Hash.ZERO, PublicKey.fromHex("02".repeat(PublicKey.LENGTH))),
            new LogRecord.EpochEntered(0),
            new LogRecord.LedgerReached(Hash.ZERO, 0),
            new LogRecord.Rejoining(7),
            new LogRecord.Rejoined());

    private static byte[] payload(List<LogRecord> records) {
        return new Encoder().list(records, (out, record) -> out.bytes(LogCodec.encode(record))).toByteArray();
    }

    private static byte[] segment(int frames) {
        Encoder out = new Encoder();
        for (int i = 0; i < frames; i++) {
            out.raw(Bytes.of(Frame.encode(i, payload(RECORDS)).array()));
        }
        return out.toByteArray();
    }

    /** The records of a segment in one frame; nothing if there are none. */
    private static byte[] again(byte[] segment) throws Refused {
        try {
            List<LogRecord> records = SegmentReader.read(FILE, segment).records();
            return records.isEmpty() ? new byte[0] : Frame.encode(0, payload(records)).array();
        } catch (DamagedLogException e) {
            throw Refused.by(e);
        }
    }

    @Test
    void anyFileIsReadOrCutOffOrRefused() {
        List<byte[]> seeds = IntStream.rangeClosed(1, 4).mapToObj(SegmentFuzzTest::segment).toList();
        FuzzTarget target = FuzzTarget.lenient("log segment", seeds, SegmentFuzzTest::again);
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }

    @Test
    void anyPayloadWithTheRightChecksumsIsReadOrRefused() {
        FuzzTarget target = FuzzTarget.canonical("log payload", List.of(payload(RECORDS)), payload -> {
            byte[] frame = Frame.encode(0, payload).array();
            byte[] again = again(frame);
            if (again.length == 0) {
                throw new Refused("no records");
            }
            return Arrays.copyOfRange(again, Frame.HEADER, again.length);
        });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
