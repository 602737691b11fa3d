package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.node.http.SeenVotes;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

class VoteBookTest {
    private static BlockVote vote(Phase phase, int block, int signer) {
        byte[] hash = new byte[Hash.LENGTH];
        hash[0] = (byte) (block >> 8);
        hash[1] = (byte) block;
        return new BlockVote(
                phase, new BlockReference(0, 1, block, Hash.of(hash)), signer, Signature.of(new byte[64]));
    }

    private static Hash hash(int block) {
        return vote(Phase.PREPARE, block, 0).block().hash();
    }

    @Test
    void votesOfBothPhasesAreToldApartAndCountOnce() {
        VoteBook book = new VoteBook();
        book.saw(vote(Phase.PREPARE, 1, 3));
        book.saw(vote(Phase.PREPARE, 1, 0));
        book.saw(vote(Phase.PREPARE, 1, 3));
        book.saw(vote(Phase.COMMIT, 1, 2));
        SeenVotes seen = book.of(hash(1));
        assertThat(seen.first()).containsExactly(0, 3);
        assertThat(seen.second()).containsExactly(2);
        assertThat(book.of(hash(2))).isEqualTo(SeenVotes.NONE);
    }

    @Test
    void theOldestBlockIsForgottenFirst() {
        VoteBook book = new VoteBook();
        for (int i = 1; i <= 2_049; i++) {
            book.saw(vote(Phase.PREPARE, i, 0));
        }
        assertThat(book.of(hash(1))).isEqualTo(SeenVotes.NONE);
        assertThat(book.of(hash(2)).first()).containsExactly(0);
        assertThat(book.of(hash(2_049)).first()).containsExactly(0);
    }
}
