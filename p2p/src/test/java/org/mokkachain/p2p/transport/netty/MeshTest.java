package org.mokkachain.p2p.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mokkachain.p2p.transport.TestNetwork.LIMITS;
import static org.mokkachain.p2p.transport.TestNetwork.identity;
import static org.mokkachain.p2p.transport.TestNetwork.key;
import static org.mokkachain.p2p.transport.TestNetwork.vote;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Recorder;

/** Validators that all dial one another, while links break and nodes restart. */
class MeshTest {
    private static final int NODES = 6;
    private static final long SEED = 20261120;

    private record Member(NettyTransport transport, Recorder heard) {}

    private final List<Member> members = new ArrayList<>();

    @AfterEach
    void close() {
        members.forEach(member -> member.transport().close());
    }

    @Test
    void everyPairEndsUpWithOneWorkingLinkWhateverBreaks() throws IOException {
        for (int i = 0; i < NODES; i++) {
            members.add(member(i, 0));
        }
        List<PeerAddress> addresses = members.stream().map(member -> member.transport().address()).toList();
        members.forEach(member -> addresses.forEach(member.transport()::keepConnected));
        awaitMesh();
        Random random = new Random(SEED);
        for (int round = 0; round < 12; round++) {
            int one = random.nextInt(NODES);
            if (random.nextInt(4) == 0) {
                members.get(one).transport().close();
                members.set(one, member(one, addresses.get(one).port()));
                addresses.forEach(members.get(one).transport()::keepConnected);
            } else {
                int other = random.nextInt(NODES);
                members.get(one).transport().disconnect(addresses.get(other).key(), "round " + round);
                members.get(other).transport().disconnect(addresses.get(one).key(), "round " + round);
            }
            if (random.nextBoolean()) {
                awaitMesh();
            }
        }
        awaitMesh();
        for (Member member : members) {
            assertThat(member.transport().broadcast(vote(4711))).isEqualTo(NODES - 1);
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(members).allSatisfy(member ->
                assertThat(member.heard().frames()).as("seed " + SEED).containsOnly(vote(4711)).hasSize(NODES - 1)));
    }

    private void awaitMesh() {
        await().atMost(Duration.ofSeconds(30)).during(Duration.ofMillis(100)).untilAsserted(() ->
                assertThat(members).allSatisfy(member -> {
                    assertThat(member.heard().links()).as("seed " + SEED).isEqualTo(NODES - 1);
                    assertThat(member.transport().peers()).hasSize(NODES - 1)
                            .allMatch(peer -> peer.connected());
                }));
    }

    private static Member member(int index, int port) throws IOException {
        NettyTransport transport = new NettyTransport(key(index), identity(index), LIMITS, AdmissionPolicy.everybody(),
                TransportSettings.listeningOn("127.0.0.1", port).withThreads(2));
        Recorder heard = new Recorder();
        transport.start(heard);
        return new Member(transport, heard);
    }
}
