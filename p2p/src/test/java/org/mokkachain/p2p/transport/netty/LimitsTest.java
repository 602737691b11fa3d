package org.mokkachain.p2p.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mokkachain.p2p.transport.TestNetwork.TRANSACTION;
import static org.mokkachain.p2p.transport.TestNetwork.frame;
import static org.mokkachain.p2p.transport.TestNetwork.key;
import static org.mokkachain.p2p.transport.TestNetwork.transaction;
import static org.mokkachain.p2p.transport.TestNetwork.vote;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.Priority;
import org.mokkachain.types.crypto.PrivateKey;

class LimitsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void anOverdrawnBucketSaysHowLongToWait() {
        TokenBucket bucket = new TokenBucket(100, 0);
        assertThat(bucket.take(100, 0)).isZero();
        assertThat(bucket.take(50, 0)).isEqualTo(SECOND / 2);
        assertThat(bucket.take(0, SECOND / 2)).isZero();
        assertThat(bucket.take(100, 100 * SECOND)).isZero();
        assertThat(bucket.take(1, 100 * SECOND)).isPositive();
    }

    @Test
    void theGateLimitsHandshakesInAllAndPerAddress() throws UnknownHostException {
        InboundGate gate = new InboundGate(new TransportSettings.Inbound(
                1, 3, 2, TransportSettings.Quota.DEFAULT, TransportSettings.Conduct.DEFAULT));
        InetAddress one = InetAddress.getByName("10.0.0.1");
        InetAddress two = InetAddress.getByName("10.0.0.2");
        assertThat(gate.enter(one, 0)).isTrue();
        assertThat(gate.enter(one, 0)).isTrue();
        assertThat(gate.enter(one, 0)).isFalse();
        assertThat(gate.enter(two, 0)).isTrue();
        assertThat(gate.enter(two, 0)).isFalse();
        gate.leave(one);
        assertThat(gate.enter(one, 10)).as("the last the allowance gives").isTrue();
        gate.leave(one);
        assertThat(gate.enter(one, 20)).as("two a second").isFalse();
        assertThat(gate.enter(one, 2 * SECOND)).isTrue();
        assertThat(gate.turnedAway()).isEqualTo(3);
    }

    @Test
    void theAddressesOfOneIpv6NetworkCountAsOne() throws UnknownHostException {
        InboundGate gate = new InboundGate(new TransportSettings.Inbound(
                1, 100, 2, TransportSettings.Quota.DEFAULT, TransportSettings.Conduct.DEFAULT));
        assertThat(gate.enter(InetAddress.getByName("2001:db8::1"), 0)).isTrue();
        assertThat(gate.enter(InetAddress.getByName("2001:db8::ffff:2"), 0)).isTrue();
        assertThat(gate.enter(InetAddress.getByName("2001:db8::3"), 0)).isFalse();
        assertThat(gate.enter(InetAddress.getByName("2001:db8:0:1::1"), 0)).isTrue();
        gate.leave(InetAddress.getByName("2001:db8::1"));
        assertThat(gate.enter(InetAddress.getByName("2001:db8::4"), 2 * SECOND)).isTrue();
    }

    @Test
    void pausesGrowUpToALimitAndDifferAtRandom() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
        SplittableRandom random = new SplittableRandom(1);
        long[] full = {100, 200, 400, 800, 1600, 2000, 2000};
        for (int failures = 0; failures < full.length; failures++) {
            Set<Duration> seen = new TreeSet<>();
            for (int i = 0; i < 1_000; i++) {
                seen.add(backoff.pause(failures, random));
            }
            assertThat(seen).hasSizeGreaterThan(900).allSatisfy(pause -> assertThat(pause).isPositive());
            assertThat(Collections.min(seen)).isBetween(
                    Duration.ofMillis(full[failures] / 2), Duration.ofMillis(full[failures] * 6 / 10));
            assertThat(Collections.max(seen)).isBetween(
                    Duration.ofMillis(full[failures] * 9 / 10), Duration.ofMillis(full[failures]));
        }
        assertThat(backoff.pause(Integer.MAX_VALUE, random)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theGateForgetsVisitors() throws UnknownHostException {
        InboundGate gate = new InboundGate(TransportSettings.Inbound.DEFAULT);
        for (int i = 0; i < 10_000; i++) {
            InetAddress visitor = InetAddress.getByAddress(new byte[] {10, 0, (byte) (i >>> 8), (byte) i});
            assertThat(gate.enter(visitor, i * SECOND)).isTrue();
            gate.leave(visitor);
        }
    }

    @Test
    void theQueueGivesTheMostUrgentFirstAndIsBoundedPerLane() {
        OutboundQueue queue = new OutboundQueue(
                new TransportSettings.Outbound(1000, 1000, 1000, Duration.ofSeconds(1)));
        assertThat(queue.offer(Priority.BULK, frame(TRANSACTION, 5000))).as("one always fits").isTrue();
        assertThat(queue.offer(Priority.BULK, transaction(1))).isFalse();
        assertThat(queue.offer(Priority.URGENT, vote(1))).isTrue();
        assertThat(queue.nextSize()).isEqualTo(9);
        ByteBuf small = Unpooled.buffer(16, 16);
        assertThat(queue.moveInto(small)).isOne();
        assertThat(small.getInt(0)).isEqualTo(4);
        assertThat(queue.nextSize()).isEqualTo(5005);
        assertThat(queue.moveInto(Unpooled.buffer(6000, 6000))).isOne();
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.offer(Priority.BULK, transaction(1))).isTrue();
        queue.clear();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void theCertificateCarriesTheKeyAndIsSignedByIt() throws Exception {
        PrivateKey key = key(200);
        NodeCertificate made = NodeCertificate.of(key);
        made.certificate().verify(made.certificate().getPublicKey());
        made.certificate().checkValidity();
        assertThat(NodeCertificate.keyIn(made.certificate())).isEqualTo(key.publicKey());
        assertThat(NodeCertificate.of(key).certificate()).isEqualTo(made.certificate());
    }

    @Test
    void whatAStrangerSentIsCutShortInMessages() {
        assertThat(Failures.innermost(new CertificateException("x".repeat(5000)))).hasSizeLessThan(200);
    }
}
