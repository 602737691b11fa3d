package org.mokkachain.ledger.snapshot;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What peers may send about snapshots. */
class SnapshotFuzzTest {
    private static List<byte[]> oneOfEach() {
        SampleStates states = new SampleStates(2);
        SnapshotAnswers small =
                states.snapshot(states.base() + 1, SampleStates.entries(Chance.of(1, "small"), 20));
        Offer offer = small.offer();
        Hash root = offer.stateRoot();
        Prefix part = Prefix.ROOT.part(5, 3).part(1, 9);
        List<SnapshotMessage> messages = new ArrayList<>(List.of(
                new SnapshotMessage.GetOffers(),
                new SnapshotMessage.Offers(7, List.of(offer, offer)),
                new SnapshotMessage.GetLinks(3),
                new SnapshotMessage.Links(0, states.links()),
                new SnapshotMessage.GetChunk(root, part),
                new SnapshotMessage.Division(root, part, List.of(root, Hash.ZERO)),
                new SnapshotMessage.Gone(root, Prefix.ROOT)));
        messages.add(small.answer(new SnapshotMessage.GetChunk(root, Prefix.ROOT)));
        return messages.stream().map(message -> SnapshotCodec.encode(message).toBytes()).toList();
    }

    @Test
    void anyBytesAreRefusedOrTheOneEncodingOfAMessage() {
        FuzzTarget target = FuzzTarget.canonical("message about snapshots", oneOfEach(), input -> {
            try {
                return SnapshotCodec.encode(SnapshotCodec.decode(Bytes.of(input))).toBytes();
            } catch (DecodingException e) {
                throw Refused.by(e);
            }
        });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
