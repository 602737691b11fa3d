package org.mokkachain.p2p.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mokkachain.p2p.transport.TestNetwork.LIMITS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.PublicKey;

/** Starts nodes for tests of a transport, links them and closes them afterwards. */
public abstract class TransportHarness {
    /** A started node. */
    protected record Peer(Transport transport, Recorder heard) {
        public PublicKey key() {
            return transport.self();
        }

        public PeerAddress address() {
            return transport.address();
        }
    }

    /** What a node is made of; the variations of tests. */
    protected record Make(PrivateKey key, NetworkIdentity identity, FrameLimits limits, AdmissionPolicy admission) {
        public static Make number(int index) {
            return new Make(TestNetwork.key(index), TestNetwork.identity(index), LIMITS, AdmissionPolicy.everybody());
        }

        public Make with(NetworkIdentity changed) {
            return new Make(key, changed, limits, admission);
        }

        public Make with(FrameLimits changed) {
            return new Make(key, identity, changed, admission);
        }

        public Make with(AdmissionPolicy changed) {
            return new Make(key, identity, limits, changed);
        }
    }

    /** Something that may fail until it is true. */
    protected interface Check {
        void run();
    }

    private final List<Transport> made = new ArrayList<>();

    /** A transport of the kind under test, not started; all of one test can reach one another. */
    protected abstract Transport create(Make make);

    /** Lets the network work until {@code check} passes; fails if it never does. */
    protected abstract void eventually(Check check);

    /** Makes the node stop reading. */
    protected abstract void stall(Peer reader);

    /** Where the node would be if it listened at the place of the old one. */
    protected abstract Transport createAt(PeerAddress place, Make make);

    @AfterEach
    void closeAll() {
        made.forEach(Transport::close);
    }

    protected Peer start(Make make) {
        return started(create(make));
    }

    protected Peer started(Transport transport) {
        return started(transport, new Recorder());
    }

    protected Peer started(Transport transport, Recorder heard) {
        made.add(transport);
        try {
            transport.start(heard);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Peer(transport, heard);
    }

    protected void link(Peer from, Peer to) {
        from.transport().keepConnected(to.address());
        eventually(() -> {
            assertThat(from.heard().links()).isPositive();
            assertThat(to.heard().links()).isPositive();
            assertThat(status(from, to).connected()).isTrue();
            assertThat(status(to, from).connected()).isTrue();
        });
    }

    protected static PeerStatus status(Peer of, Peer about) {
        return of.transport().peers().stream().filter(p -> p.key().equals(about.key())).findFirst()
                .orElseThrow(() -> new AssertionError("nothing is known of " + about.key()));
    }
}
