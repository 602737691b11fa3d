package org.mokkachain.p2p.broadcast;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** What peers may send as messages of broadcast. */
class BroadcastFuzzTest {
    private static final FeedId FEED = new FeedId(PublicKey.fromHex("02".repeat(PublicKey.LENGTH)), 77);

    private static Message message(long sequence, int... content) {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            bytes[i] = (byte) content[i];
        }
        return new Message(FEED, sequence, Bytes.of(bytes), Signature.of(new byte[Signature.LENGTH]));
    }

    private static Stream<BroadcastMessage> oneOfEach() {
        List<Head> heads = List.of(new Head(FEED, 9, 2), new Head(FEED, 1, 1));
        List<Mark> marks = List.of(new Mark(FEED, 0), new Mark(FEED, 9));
        return Stream.of(
                new BroadcastMessage.Open(1, 0, 0, false),
                new BroadcastMessage.Open(1, 5, 7, true),
                new BroadcastMessage.Clock(0, 3, heads),
                new BroadcastMessage.Push(FEED, 1, 4, 9, false,
                        List.of(message(4, 1, 2, 3), new Hole(2), message(7), message(8, 9))),
                new BroadcastMessage.Push(FEED, 1, 1, 0, true, List.of()),
                new BroadcastMessage.Have(heads),
                new BroadcastMessage.Prune(marks),
                new BroadcastMessage.Graft(marks));
    }

    @Test
    void anyBytesAreRefusedOrTheOneEncodingOfAMessage() {
        FuzzTarget target = FuzzTarget.canonical(
                "broadcast message",
                oneOfEach().map(message -> BroadcastCodec.encode(message).toBytes()).toList(),
                input -> {
                    try {
                        return BroadcastCodec.encode(BroadcastCodec.decode(Bytes.of(input))).toBytes();
                    } catch (DecodingException e) {
                        throw Refused.by(e);
                    }
                });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
