package org.mokkachain.consensus.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.fixture.Council;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

class MessageCodecTest {
    private static final Council COUNCIL = new Council(CrashModel.BFT, 4);

    static Stream<ConsensusMessage> oneOfEach() {
        Lead lead = COUNCIL.lead(3, COUNCIL.epoch.rootCertificate(), 0, 1, 3);
        ProposedBlock block = COUNCIL.block(COUNCIL.genesis, lead, 1);
        Certificate certificate = COUNCIL.certificate(Phase.PREPARE, block.reference(), 0, 2, 3);
        FinalityProof proof = new FinalityProof(
                List.of(block.header()), COUNCIL.certificate(Phase.COMMIT, block.reference(), 0, 1, 2));
        BlockVote prepare = COUNCIL.vote(Phase.PREPARE, 2, block.reference());
        Status status = new Status(
                0,
                3,
                2,
                lead.proof().hash(),
                new Rank(3, 1),
                new Rank(2, 0),
                7,
                0,
                List.of(prepare, lead.statement(), COUNCIL.append(block).statement(), COUNCIL.statement(1, 3,
                        COUNCIL.epoch.root())));
        return Stream.of(
                COUNCIL.suspect(1, 5),
                COUNCIL.entry(4, 0, 1, 3),
                TermEntry.first(0),
                COUNCIL.vote(2, 3),
                COUNCIL.vote(2, 4, certificate, Optional.of(block.header())),
                lead,
                COUNCIL.append(block),
                prepare,
                COUNCIL.vote(Phase.COMMIT, 1, block.reference()),
                COUNCIL.heartbeat(lead, 8),
                COUNCIL.handover(3),
                status,
                new CertificateNotice(certificate),
                new GetBlocks(block.hash(), 3),
                new BlocksReply(List.of(block)),
                new GetRange(1, 500),
                new RangeReply(1, List.of(new FinalBlock(block, Optional.of(proof)))),
                new RangeReply(9, List.of()),
                new ReadIndex(0, 77),
                new ReadIndexReply(3, 1, 77, certificate, 5, COUNCIL.sign(1, new byte[0])),
                new EvidenceNotice(new Evidence(prepare, COUNCIL.vote(Phase.PREPARE, 2, COUNCIL.epoch.root()))));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void everyMessageReturnsFromItsOneEncoding(ConsensusMessage message) throws DecodingException {
        Bytes bytes = MessageCodec.encode(message);
        ConsensusMessage decoded = MessageCodec.decode(bytes);
        assertThat(decoded).isEqualTo(message);
        assertThat(MessageCodec.encode(decoded)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void aTruncatedOrExtendedMessageIsRefused(ConsensusMessage message) {
        byte[] bytes = MessageCodec.encode(message).toBytes();
        for (int length = 0; length < bytes.length; length++) {
            Bytes part = Bytes.of(bytes, 0, length);
            assertThatThrownBy(() -> MessageCodec.decode(part)).isInstanceOf(DecodingException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> MessageCodec.decode(Bytes.of(longer))).isInstanceOf(DecodingException.class);
    }

    @Test
    void garbageIsRefusedOrIsAMessageWithThatEncoding() {
        List<ConsensusMessage> seeds = oneOfEach().toList();
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = MessageCodec.encode(seeds.get(seed % seeds.size())).toBytes();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(MessageCodec.encode(MessageCodec.decode(Bytes.of(bytes))))
                        .as("seed " + seed)
                        .isEqualTo(Bytes.of(bytes));
            } catch (DecodingException expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void aLyingLengthAllocatesNothing() {
        byte[] bytes = MessageCodec.encode(new BlocksReply(List.of())).toBytes();
        bytes[1] = 0x7f;
        assertThatThrownBy(() -> MessageCodec.decode(Bytes.of(bytes)))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("limit");
    }
}
