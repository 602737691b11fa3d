package org.mokkachain.simulator.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** Which certificates are compatible with what is final. */
class ChainCheckTest {
    private final Blocks blocks = new Blocks();
    private final VoteCheck votes = new VoteCheck(blocks, leaderships(), block -> 0);
    private final ChainCheck check = new ChainCheck(blocks, votes, epoch -> 0);
    private final BlockReference one = block(1, 1, Hash.ZERO);
    private final BlockReference two = block(1, 2, one.hash());
    private final BlockReference beside = block(2, 1, Hash.ZERO);
    private final BlockReference three = block(3, 3, two.hash());

    private BlockReference block(long term, long height, Hash parent) {
        Hash zero = Hash.ZERO;
        ProposedBlock block = new ProposedBlock(
                new Header(1, zero, 0, height, term, 0, parent, zero, zero, zero, zero, zero, zero, height, 0, 0),
                Bytes.EMPTY);
        blocks.learn(block);
        return block.reference();
    }

    private void makeFinal() {
        List.of(one, two, three).forEach(block -> check.committed(0, block));
    }

    @Test
    void aCertificateAboveACommittedBlockMustExtendIt() {
        check.decided(one);
        check.committed(0, one);
        assertThatThrownBy(() -> check.certified(beside)).hasMessageContaining("I3");
    }

    @Test
    void aCommittedBlockMustNotLieBelowACertificateOfAnotherBranch() {
        check.certified(beside);
        assertThatThrownBy(() -> check.decided(one)).hasMessageContaining("I3");
    }

    @Test
    void twoCommittedBlocksLieOnOneBranch() {
        check.decided(beside);
        assertThatThrownBy(() -> check.decided(three)).hasMessageContaining("I3");
        assertThatThrownBy(() -> check.decided(one)).hasMessageContaining("I3");
    }

    /**
     * The certificate of {@code beside} came too late for the votes of term 3, whose leader went on from {@code two}.
     * Nobody has committed {@code one} or {@code two} before: they are final by {@code three}.
     */
    @Test
    void aBlockThatIsFinalByADescendantMayLieBelowACertificateOfAnotherBranch() {
        check.certified(beside);
        assertThatCode(() -> {
                    check.decided(three);
                    makeFinal();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void whoLearnsThatCertificateLateIsNotSurprisedEither() {
        check.decided(three);
        makeFinal();
        assertThatCode(() -> check.certified(beside)).doesNotThrowAnyException();
        BlockReference later = block(4, 2, one.hash());
        assertThatThrownBy(() -> check.certified(later)).hasMessageContaining("I3");
    }

    private LeadershipCheck leaderships() {
        return new LeadershipCheck(blocks, number -> {
            throw new AssertionError("no block is prepared here");
        });
    }
}
