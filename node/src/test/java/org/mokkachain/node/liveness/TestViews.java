package org.mokkachain.node.liveness;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.value.Hash;

/** Views of nodes that are well. */
final class TestViews {
    private TestViews() {}

    /** @param target height that others say they have */
    static ConsensusView of(Role role, long target) {
        return new ConsensusView(role, 0, 5, 1, OptionalInt.of(1), 3, new BlockReference(0, 5, target, Hash.ZERO),
                Optional.empty(), target, false, Optional.empty(), true, true, "Blocks come", List.of(),
                OptionalLong.empty(), List.of());
    }
}
