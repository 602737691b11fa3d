package org.mokkachain.node.http;

import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.node.governance.Assessment;
import org.mokkachain.types.governance.Change;

/** What the node knows of validators that others may want to act on. Called from many threads at once. */
public interface Oversight {
    /** What a change would do to the quorum, as things are now. */
    Assessment assess(Change change);

    /** What the proposal of this number is about. */
    Optional<Change> proposed(long number);

    /** Validators that contradicted themselves, oldest first. */
    List<EvidenceInfo> evidence();
}
