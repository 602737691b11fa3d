package org.mokkachain.consensus.log;

import org.junit.jupiter.api.Test;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

/** What a disk may return as a record of the consensus log. */
class LogFuzzTest {
    @Test
    void anyBytesAreRefusedOrTheOneEncodingOfARecord() {
        FuzzTarget target = FuzzTarget.canonical(
                "log record",
                new DurableStateTest().samples().stream().map(record -> LogCodec.encode(record).toBytes()).toList(),
                input -> {
                    try {
                        return LogCodec.encode(LogCodec.decode(Bytes.of(input))).toBytes();
                    } catch (DecodingException e) {
                        throw Refused.by(e);
                    }
                });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
