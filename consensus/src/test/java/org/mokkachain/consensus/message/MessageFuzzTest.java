package org.mokkachain.consensus.message;

import org.junit.jupiter.api.Test;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

/** What peers may send as messages of consensus. */
class MessageFuzzTest {
    @Test
    void anyBytesAreRefusedOrTheOneEncodingOfAMessage() {
        FuzzTarget target = FuzzTarget.canonical(
                "consensus message",
                MessageCodecTest.oneOfEach().map(message -> MessageCodec.encode(message).toBytes()).toList(),
                input -> {
                    try {
                        return MessageCodec.encode(MessageCodec.decode(Bytes.of(input))).toBytes();
                    } catch (DecodingException e) {
                        throw Refused.by(e);
                    }
                });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
