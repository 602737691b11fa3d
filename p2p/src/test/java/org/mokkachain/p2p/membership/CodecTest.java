package org.mokkachain.p2p.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.membership.MembershipMessage.Answer;
import org.mokkachain.p2p.membership.MembershipMessage.Deltas;
import org.mokkachain.p2p.membership.MembershipMessage.Digest;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

class CodecTest {
    private static OwnState state() {
        OwnState state = Subject.other(2);
        state.put("height", Keys.bytes("17"));
        state.put("gone", Keys.bytes("x"));
        state.delete("gone", 0);
        return state;
    }

    private static List<MembershipMessage> messages() {
        Delta whole = state().current().deltaAfter(0);
        Delta beat = new Delta(whole.owner(), whole.generation(), whole.version() - 1, List.of(), whole.seal());
        List<DigestLine> lines = List.of(Subject.line(1, 0, 0), Subject.line(2, 5, 6));
        return List.of(
                new Digest(1_000, 7, true, true, List.of()),
                new Digest(1_000, 7, false, true, lines),
                new Answer(List.of(whole, beat), lines),
                new Answer(List.of(), lines),
                new Deltas(List.of(whole)),
                new Deltas(List.of(beat, beat)));
    }

    @Test
    void whatIsEncodedIsDecoded() throws DecodingException {
        for (MembershipMessage message : messages()) {
            assertThat(MembershipCodec.decode(MembershipCodec.encode(message))).isEqualTo(message);
        }
    }

    @Test
    void theEncodingIsTheDocumentedOne() {
        Digest digest = new Digest(1_000, 7, false, true, List.of(Subject.line(1, 5, 6)));
        assertThat(MembershipCodec.encode(digest).hex())
                .isEqualTo("01" + "00000000000003e8" + "0000000000000007" + "00" + "01" + "00000001"
                        + Keys.key(1).hex() + "0000000000000005" + "0000000000000006");
        Delta delta = state().current().deltaAfter(0);
        assertThat(MembershipCodec.encode(new Deltas(List.of(delta))).hex())
                .isEqualTo("03" + "00000001" + Keys.key(2).hex() + "00000000000003e8" + "0000000000000000" + "02"
                        + "0000000000000002" + "00" + "0006" + "686569676874" + "0002" + "3137"
                        + "0000000000000004" + "01" + "0004" + "676f6e65"
                        + "0000000000000005" + delta.seal().content().hex() + delta.seal().signature().hex());
    }

    @Test
    void whatIsSealedIsTheDocumentedText() {
        Seal seal = state().current().seal();
        byte[] signed = Seal.signedBytes(Keys.GENESIS, Keys.key(2), 1_000, 5, seal.content());
        assertThat(Bytes.of(signed).hex())
                .isEqualTo("0014" + Keys.bytes("MOKKA/1/gossip-state").hex() + Keys.GENESIS.hex() + Keys.key(2).hex()
                        + "00000000000003e8" + "0000000000000005" + seal.content().hex());
    }

    @Test
    void everyTruncationAndEveryExtensionIsRefused() {
        for (MembershipMessage message : messages()) {
            Bytes whole = MembershipCodec.encode(message);
            for (int length = 0; length < whole.length(); length++) {
                Bytes cut = whole.slice(0, length);
                assertThatThrownBy(() -> MembershipCodec.decode(cut)).isInstanceOf(DecodingException.class);
            }
            Bytes longer = new Encoder().raw(whole).u8(0).toBytes();
            assertThatThrownBy(() -> MembershipCodec.decode(longer)).isInstanceOf(DecodingException.class);
        }
    }

    @Test
    void whateverIsDecodedHasNoOtherEncoding() {
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = MembershipCodec.encode(messages().get(i % 6)).toBytes();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                Bytes mutated = Bytes.of(bytes);
                assertThat(MembershipCodec.encode(MembershipCodec.decode(mutated)))
                        .as("seed %d, mutation %d", seed, i)
                        .isEqualTo(mutated);
            } catch (DecodingException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void randomBytesAreDecodedOrRefusedAndNothingElse() {
        Random random = new Random(12);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (bytes.length > 5 && random.nextBoolean()) {
                new Encoder().u8(1 + random.nextInt(3)).u32(random.nextInt(4)).toBytes().copyTo(bytes, 0);
            }
            try {
                assertThat(MembershipCodec.decode(Bytes.of(bytes))).isNotNull();
            } catch (DecodingException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void hugeCountsAreRefusedBeforeAnythingIsAllocated() {
        Bytes digest = new Encoder().u8(1).u64(1).u64(1).bool(true).bool(true).u32(0xffff_ffffL).toBytes();
        assertThatThrownBy(() -> MembershipCodec.decode(digest)).hasMessageContaining("above the limit of 1024");
        Bytes deltas = new Encoder().u8(3).u32(1_025).raw(Bytes.of(new byte[2_000])).toBytes();
        assertThatThrownBy(() -> MembershipCodec.decode(deltas)).hasMessageContaining("above the limit of 1024");
    }

    @Test
    void whatBreaksTheFormOfADeltaIsRefused() {
        Delta good = state().current().deltaAfter(0);
        List<Entry> entries = good.entries();
        refused(0, 0, entries, good.seal(), "generation");
        refused(Delta.MAX_GENERATION + 1, 0, entries, good.seal(), "generation");
        refused(1, 2, entries, good.seal(), "version 2 after 2");
        refused(1, 5, List.of(), good.seal(), "nothing is after 5");
        refused(1, 0, entries.reversed(), good.seal(), "version 2 after 4");
        refused(1, 0, List.of(entry(5, "a")), good.seal(), "above its seal");
        refused(1, 0, List.of(entry(1, "a"), entry(2, "a")), good.seal(), "twice");
        List<Entry> many = new ArrayList<>();
        for (int i = 1; i <= 65; i++) {
            many.add(entry(i, "key" + i));
        }
        Seal late = new Seal(100, good.seal().content(), good.seal().signature());
        refused(1, 0, many, late, "more than 64 entries");
        List<Entry> large = new ArrayList<>();
        for (int i = 1; i <= 17; i++) {
            large.add(new Entry(i, "key" + i, false, Bytes.of(new byte[1_000])));
        }
        refused(1, 0, large, late, "16384 bytes");
    }

    private static Entry entry(long version, String key) {
        return new Entry(version, key, false, Bytes.EMPTY);
    }

    private static void refused(long generation, long after, List<Entry> entries, Seal seal, String why) {
        assertThatThrownBy(() -> new Delta(Keys.key(2), generation, after, entries, seal))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void whatBreaksTheFormOfAMessageIsRefused() {
        DigestLine line = Subject.line(1, 5, 6);
        assertThatThrownBy(() -> new Digest(1, 1, true, true, List.of(line, line))).hasMessageContaining("order");
        assertThatThrownBy(() -> new Digest(1, 1, true, false, List.of())).hasMessageContaining("without an end");
        assertThatThrownBy(() -> new Digest(0, 1, true, true, List.of())).hasMessageContaining("generation 0");
        assertThatThrownBy(() -> new Answer(List.of(), List.of(line, line))).hasMessageContaining("order");
        assertThatThrownBy(() -> new Entry(0, "a", false, Bytes.EMPTY)).hasMessageContaining("version 0");
        assertThatThrownBy(() -> new Entry(1, "a", true, Bytes.of((byte) 1))).hasMessageContaining("deleted");
    }

    @Test
    void theLongestMessagesAreWithinTheirLimit() {
        assertThat(32 + MembershipMessage.MAX_LINES * DigestLine.ENCODED_BYTES + (64 << 10))
                .isLessThan(MembershipCodec.MAX_BYTES);
        assertThat(Delta.MAX_BYTES).isLessThan(32 << 10);
    }
}
