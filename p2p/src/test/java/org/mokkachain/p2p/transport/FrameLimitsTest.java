package org.mokkachain.p2p.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.value.Bytes;

class FrameLimitsTest {
    private static final FrameKind VOTE = new FrameKind(1, "vote", 10, Priority.URGENT);

    @Test
    void aKindIsFoundByItsType() {
        FrameLimits limits = FrameLimits.of(List.of(VOTE, new FrameKind(239, "last", 20, Priority.BULK)));
        assertThat(limits.kind(1)).contains(VOTE);
        assertThat(limits.kind(2)).isEmpty();
        assertThat(limits.kind(-1)).isEmpty();
        assertThat(limits.kind(240)).isEmpty();
        assertThat(limits.maxBody()).isEqualTo(20);
    }

    @Test
    void aTypeNamedTwiceIsRefused() {
        assertThatThrownBy(() -> FrameLimits.of(List.of(VOTE, VOTE))).hasMessageContaining("type 1 is named twice");
    }

    @Test
    void theTypesOfTheTransportCannotBeTaken() {
        assertThatThrownBy(() -> new Frame(240, Bytes.EMPTY)).hasMessageContaining("240");
        assertThatThrownBy(() -> new FrameKind(240, "mine", 1, Priority.BULK)).hasMessageContaining("240");
    }

    @Test
    void noLimitIsAboveTheLargest() {
        assertThatThrownBy(() -> new FrameKind(1, "huge", FrameKind.MAX_BODY + 1, Priority.BULK))
                .hasMessageContaining("huge");
    }
}
