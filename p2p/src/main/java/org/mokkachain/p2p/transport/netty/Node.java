package org.mokkachain.p2p.transport.netty;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.HandshakeCheck;
import org.mokkachain.p2p.transport.Hello;
import org.mokkachain.p2p.transport.Offences;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.TransportListener;
import org.mokkachain.types.value.PublicKey;

/**
 * What every connection of this node shares.
 *
 * @param first what this node said of itself when it started
 * @param check who may link
 * @param limits frame types of the application
 * @param settings of the transport
 * @param shared the parts that change
 */
record Node(Hello first, HandshakeCheck check, FrameLimits limits, TransportSettings settings, Shared shared) {
    /** Parts used from all event loops; each is thread-safe. The role is the one this node has now. */
    record Shared(
            TransportListener listener,
            Offences offences,
            InboundGate gate,
            Counters counters,
            Supplier<Role> role) {}

    /** How often each limit has bitten. */
    record Counters(LongAdder links, LongAdder refused, LongAdder dropped, LongAdder offences, LongAdder throttled) {
        Counters() {
            this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    /** What this node says of itself. */
    Hello hello() {
        return new Hello(first.identity().as(shared.role().get()), first.instance());
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
