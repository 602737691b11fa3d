package org.mokkachain.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.value.Hash;

class TableCheckTest {
    private static final String PREPARED = "consensus.log.DurableState.prepared";

    private final DurableState state = DurableState.replay(List.of(
            new LogRecord.Prepared(List.of(block(1), block(2), block(3)))));

    private static BlockReference block(long height) {
        return new BlockReference(0, 1, height, Hash.ZERO);
    }

    @Test
    void tablesAreFoundWithoutBeingNamed() {
        TableCheck check = new TableCheck(3, Map.of());
        check.inspect(0, state);
        assertThat(check.largest()).containsEntry(PREPARED, 3).containsKey("consensus.log.DurableState.blocks");
    }

    @Test
    void aTableAboveItsCapIsAViolation() {
        assertThatThrownBy(() -> new TableCheck(2, Map.of()).inspect(7, state))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("v7 has 3 entries in " + PREPARED);
        new TableCheck(0, Map.of(PREPARED, 3)).inspect(7, state);
    }
}
