package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.value.Hash;

class BoardTest {
    private static final long MS = 1_000_000;
    private static final long START = -5 * MS; // nanoTime may be negative

    private long term;
    private final Board board = new Board(this::notice, START);

    private Board.Notice notice(long now) {
        BlockReference genesis = new BlockReference(0, 0, 0, Hash.ZERO);
        ConsensusView view = new ConsensusView(Role.FOLLOWER, 0, ++term, 0, OptionalInt.empty(), 1, genesis,
                Optional.empty(), 0, false, Optional.empty(), false, true, "all is well", List.of(),
                OptionalLong.empty(), List.of());
        return new Board.Notice(now, view, OneValidator.epoch());
    }

    private long shownTerm() {
        return board.last().view().term();
    }

    @Test
    void whatIsToBeSeenIsRenewedAtMostEveryFiveMilliseconds() {
        board.show(START + 4 * MS);
        assertThat(shownTerm()).isEqualTo(1);
        board.show(START + 5 * MS);
        assertThat(shownTerm()).isEqualTo(2);
        board.show(START + 6 * MS);
        assertThat(shownTerm()).isEqualTo(2);
    }

    @Test
    void theThreadComesBackInTimeToShowWhatItHasNot() {
        assertThat(board.untilDue(START + MS)).isEqualTo(Long.MAX_VALUE);
        board.show(START + 2 * MS);
        assertThat(board.untilDue(START + 2 * MS)).isEqualTo(3 * MS);
        assertThat(board.untilDue(START + 9 * MS)).isZero();
        board.show(START + 9 * MS);
        assertThat(board.untilDue(START + 9 * MS)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aThreadThatHasShownNothingForTwoSecondsIsNotBelieved() {
        assertThat(board.last().staleness(START + 1_999 * MS)).isEmpty();
        assertThat(board.last().staleness(START + 3_500 * MS)).hasValue(
                "has not answered for 3 s: the disk hangs, the machine is overloaded, or it is a bug");
        board.show(START + 3_600 * MS);
        assertThat(board.last().staleness(START + 3_600 * MS)).isEmpty();
    }
}
