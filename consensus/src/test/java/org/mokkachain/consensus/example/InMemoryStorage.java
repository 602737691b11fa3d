package org.mokkachain.consensus.example;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.consensus.embed.Storage;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogCodec;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.FinalBlock;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/** Two lists of encoded records instead of two files. They outlive the member that wrote them. */
final class InMemoryStorage implements Storage {
    private final List<Bytes> log = new ArrayList<>();
    private final List<Bytes> chain = new ArrayList<>();

    InMemoryStorage(LogRecord birth) {
        append(List.of(birth));
    }

    @Override
    public Past past() {
        List<LogRecord> records = new ArrayList<>();
        for (Bytes record : log) {
            try {
                records.add(LogCodec.decode(record));
            } catch (DecodingException e) {
                return new Past.Lost("record " + records.size() + " of the log is damaged: " + e.getMessage());
            }
        }
        return records.isEmpty() ? new Past.Lost("there is no log") : new Past.Remembered(DurableState.replay(records));
    }

    @Override
    public void append(List<LogRecord> records) {
        records.forEach(record -> log.add(LogCodec.encode(record)));
    }

    @Override
    public void replace(List<LogRecord> snapshot) {
        log.clear();
        append(snapshot);
    }

    @Override
    public void keep(List<FinalBlock> blocks) {
        for (FinalBlock block : blocks) {
            Encoder out = new Encoder();
            block.encode(out);
            chain.add(out.toBytes());
        }
    }

    @Override
    public List<FinalBlock> blocks(long fromHeight, int max) {
        return chain.stream().skip(fromHeight - 1).limit(max).map(InMemoryStorage::decode).toList();
    }

    private static FinalBlock decode(Bytes block) {
        try {
            return Decoder.decodeExactly(block, FinalBlock::decode);
        } catch (DecodingException e) {
            throw new IllegalStateException("a stored block is damaged", e);
        }
    }
}
