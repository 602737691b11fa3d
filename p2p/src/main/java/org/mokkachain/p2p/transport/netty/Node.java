package org.mokkachain.p2p.transport.netty;

import java.util.concurrent.atomic.LongAdder;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.HandshakeCheck;
import org.mokkachain.p2p.transport.Hello;
import org.mokkachain.p2p.transport.Offences;
import org.mokkachain.p2p.transport.TransportListener;
import org.mokkachain.types.value.PublicKey;

/**
 * What every connection of this node shares.
 *
 * @param hello what this node says of itself
 * @param check who may link
 * @param limits frame types of the application
 * @param settings of the transport
 * @param shared the parts that change
 */
record Node(Hello hello, HandshakeCheck check, FrameLimits limits, TransportSettings settings, Shared shared) {
    /** Parts used from all event loops; each is thread-safe. */
    record Shared(TransportListener listener, Offences offences, InboundGate gate, Counters counters) {}

    /** How often each limit has bitten. */
    record Counters(LongAdder links, LongAdder refused, LongAdder dropped, LongAdder offences, LongAdder throttled) {
        Counters() {
            this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    PublicKey self() {
        return check.self();
    }

    TransportListener listener() {
        return shared.listener();
    }

    Counters counters() {
        return shared.counters();
    }
}
