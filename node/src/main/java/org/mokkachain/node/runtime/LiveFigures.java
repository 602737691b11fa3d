package org.mokkachain.node.runtime;

import org.mokkachain.node.metrics.Meters;

/** Figures that are looked at once a second. */
record LiveFigures(ProtocolFigures protocol, TransportFigures links) {
    void measure(Meters meters) {
        protocol.measure(meters);
        links.measure(meters);
    }

    /** Looks again. */
    void refresh() {
        protocol.refresh();
        links.refresh();
    }
}
