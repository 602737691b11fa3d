package org.mokkachain.node.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.codec.Encoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the evidence this node has seen since its start, the latest {@value #MAX}. Thread-safe. */
final class EvidenceKeeper {
    private static final Logger LOG = LoggerFactory.getLogger("org.mokkachain.consensus");
    private static final int MAX = 200;

    private final Deque<EvidenceInfo> seen = new ArrayDeque<>();

    /** @param offender the validator of that epoch whom the evidence convicts */
    void found(Evidence evidence, Validator offender) {
        Encoder out = new Encoder();
        evidence.encode(out);
        String remedy = "mokka wallet validator report " + offender.name();
        LOG.warn(
                "validator {} contradicted itself: {} epoch={} key={}; it stays until somebody reports it: {}",
                offender.name(), evidence.offence(), evidence.epoch(), offender.key(), remedy);
        keep(new EvidenceInfo(
                offender.name(),
                offender.key().hex(),
                evidence.epoch(),
                evidence.offence(),
                out.toBytes().hex(),
                System.currentTimeMillis(),
                remedy));
    }

    private synchronized void keep(EvidenceInfo info) {
        if (seen.size() == MAX) {
            seen.removeFirst();
        }
        seen.addLast(info);
    }

    /** Oldest first. */
    synchronized List<EvidenceInfo> all() {
        return new ArrayList<>(seen);
    }
}
