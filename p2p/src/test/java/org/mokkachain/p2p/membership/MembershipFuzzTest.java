package org.mokkachain.p2p.membership;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** What peers may send as messages of membership. */
class MembershipFuzzTest {
    private static final Seal SEAL = new Seal(9, Hash.ZERO, Signature.of(new byte[Signature.LENGTH]));
    private static final Delta DELTA = new Delta(Keys.key(1), 3, 4, List.of(
            new Entry(5, "address", false, Keys.bytes("10.0.0.7:9100")),
            new Entry(7, "height", true, Bytes.EMPTY)), SEAL);
    private static final List<DigestLine> LINES =
            List.of(new DigestLine(Keys.key(1), 1, 2), new DigestLine(Keys.key(2), 5, 0));

    private static Stream<MembershipMessage> oneOfEach() {
        return Stream.of(
                new MembershipMessage.Digest(1, 2, true, false, LINES),
                new MembershipMessage.Digest(7, 1, true, true, List.of()),
                new MembershipMessage.Answer(List.of(DELTA), LINES),
                new MembershipMessage.Answer(List.of(), List.of()),
                new MembershipMessage.Deltas(List.of(DELTA, new Delta(Keys.key(2), 1, 0, List.of(), SEAL))));
    }

    @Test
    void anyBytesAreRefusedOrTheOneEncodingOfAMessage() {
        FuzzTarget target = FuzzTarget.canonical(
                "membership message",
                oneOfEach().map(message -> MembershipCodec.encode(message).toBytes()).toList(),
                input -> {
                    try {
                        return MembershipCodec.encode(MembershipCodec.decode(Bytes.of(input))).toBytes();
                    } catch (DecodingException e) {
                        throw Refused.by(e);
                    }
                });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
