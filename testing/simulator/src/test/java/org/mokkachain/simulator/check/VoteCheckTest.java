package org.mokkachain.simulator.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.AppendStatement;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.LeadStatement;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** What must be on the disk before it is sent, and what need not be when it is passed on again. */
class VoteCheckTest {
    private static final Signature ANY = Signature.of(new byte[Signature.LENGTH]);

    private static final LeadershipCheck NO_LEADERSHIP = new LeadershipCheck(new Blocks(), number -> {
        throw new AssertionError("no block is prepared here");
    });

    private final VoteCheck check = new VoteCheck(new Blocks(), NO_LEADERSHIP, block -> 0);
    private final Proof proof = proof(1_000);

    private static Proof proof(long ttlBlocks) {
        BlockReference root = new BlockReference(0, 0, 0, Hash.ZERO);
        return new Proof(1, 0, List.of(), new Certificate(Phase.PREPARE, root, List.of()), ttlBlocks, 1);
    }

    private static Lead lead(Proof proof) {
        return new Lead(new LeadStatement(0, 1, 0, proof.hash(), ANY), proof, TermEntry.first(0));
    }

    private ProposedBlock block() {
        Hash zero = Hash.ZERO;
        return new ProposedBlock(
                new Header(1, zero, 0, 1, 1, 0, zero, proof.hash(), zero, zero, zero, zero, zero, 1, 0, 0),
                Bytes.EMPTY);
    }

    private DurableState disk(LogRecord... records) {
        return DurableState.replay(List.of(records));
    }

    private void sent(ConsensusMessage message, DurableState disk) {
        check.sent(0, signed -> signed.signer() == 0, message, disk);
    }

    @Test
    void aLeaderMustRememberItsLeadershipWhenItShowsItsProof() {
        assertThatThrownBy(() -> sent(lead(proof), disk())).hasMessageContaining("I6");
    }

    @Test
    void aLeaderMustHoldTheBlockItProposes() {
        Append append = new Append(new AppendStatement(block().reference(), 0, ANY), block());
        assertThatThrownBy(() -> sent(append, disk())).hasMessageContaining("I6");
    }

    /** It learns from others what it once sent, and like everybody it passes that on to who lacks it. */
    @Test
    void whoLostItsLogMayPassOnWhatItSentBefore() {
        Append append = new Append(new AppendStatement(block().reference(), 0, ANY), block());
        sent(lead(proof), disk(new LogRecord.Led(proof)));
        sent(append, disk(new LogRecord.Led(proof), new LogRecord.Accepted(block())));
        assertThatCode(() -> sent(lead(proof), disk())).doesNotThrowAnyException();
        assertThatCode(() -> sent(append, disk())).doesNotThrowAnyException();
    }

    @Test
    void whoLostItsLogMayNotLeadTheTermByAnotherProof() {
        sent(lead(proof), disk(new LogRecord.Led(proof)));
        Proof other = proof(2_000);
        assertThatThrownBy(() -> sent(lead(other), disk(new LogRecord.Led(other))))
                .hasMessageContaining("I9");
    }
}
