package org.mokkachain.p2p.overlay;

import org.junit.jupiter.api.Test;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

/** What peers may send as messages of the overlay. */
class OverlayFuzzTest {
    @Test
    void anyBytesAreRefusedOrTheOneEncodingOfAMessage() {
        FuzzTarget target = FuzzTarget.canonical(
                "overlay message",
                OverlayCodecTest.MESSAGES.stream().map(message -> OverlayCodec.encode(message).toBytes()).toList(),
                input -> {
                    try {
                        return OverlayCodec.encode(OverlayCodec.decode(Bytes.of(input))).toBytes();
                    } catch (DecodingException e) {
                        throw Refused.by(e);
                    }
                });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
