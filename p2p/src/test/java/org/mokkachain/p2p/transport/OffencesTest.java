package org.mokkachain.p2p.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mokkachain.p2p.transport.TestNetwork.key;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.value.PublicKey;

class OffencesTest {
    private static final long SECOND = 1_000_000_000L;

    private final Offences offences = new Offences(3, Duration.ofSeconds(60));
    private final PublicKey peer = key(1).publicKey();

    @Test
    void theLimitShutsAPeerOutForAWhile() {
        offences.count(peer, 0);
        offences.count(peer, SECOND);
        assertThat(offences.shutOutFor(peer, SECOND)).isEmpty();
        offences.count(peer, 2 * SECOND);
        assertThat(offences.shutOutFor(peer, 3 * SECOND)).contains(Duration.ofSeconds(59));
        assertThat(offences.shutOutFor(peer, 62 * SECOND)).isEmpty();
    }

    @Test
    void whoOffendsAgainAfterwardsIsShutOutAtOnce() {
        for (int i = 0; i < 3; i++) {
            offences.count(peer, 0);
        }
        offences.count(peer, 61 * SECOND);
        assertThat(offences.shutOutFor(peer, 62 * SECOND)).contains(Duration.ofSeconds(59));
    }

    @Test
    void whoBehavesIsForgiven() {
        offences.count(peer, 0);
        offences.count(peer, 0);
        assertThat(offences.of(peer, 59 * SECOND)).isEqualTo(2);
        assertThat(offences.of(peer, 60 * SECOND)).isZero();
    }

    @Test
    void onlySoManyOffendersAreRemembered() {
        for (int i = 0; i < 3; i++) {
            offences.count(peer, 0);
        }
        for (int i = 0; i < 2000; i++) {
            byte[] stranger = new byte[PublicKey.LENGTH];
            stranger[0] = (byte) i;
            stranger[1] = (byte) (i >>> 8);
            offences.count(PublicKey.of(stranger), 1);
        }
        assertThat(offences.of(peer, 2)).isZero();
    }
}
