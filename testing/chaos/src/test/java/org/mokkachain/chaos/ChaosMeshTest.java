package org.mokkachain.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChaosMeshTest {
    private static final int NODES = 4;

    private final List<Target> nodes = Stream.generate(Target::new).limit(NODES).toList();
    private ChaosMesh mesh;

    @BeforeEach
    void start() throws IOException {
        mesh = ChaosMesh.start(nodes.stream().map(Target::address).toList(), 1);
    }

    @AfterEach
    void close() throws IOException {
        mesh.close();
        for (Target node : nodes) {
            node.close();
        }
    }

    @Test
    void everyPairHasALinkOfItsOwn() throws IOException {
        for (int from = 0; from < NODES; from++) {
            for (int to = 0; to < NODES; to++) {
                if (from != to) {
                    requireReaches(from, to);
                }
            }
        }
        assertThat(mesh.totals().accepted()).isEqualTo(NODES * (NODES - 1));
        // A byte may arrive before it is counted.
        await().until(() -> mesh.totals().forwarded() == NODES * (NODES - 1));
        assertThat(mesh.between(List.of(0, 1), List.of(2, 3)).forwarded()).isEqualTo(8);
        assertThatThrownBy(() -> mesh.address(2, 2)).hasMessageContaining("no link from 2 to 2");
    }

    @Test
    void aPartitionByResetsIsNoticedAndHeals() throws IOException {
        Socket across = nodes.get(0).dial(mesh.address(0, 2));
        nodes.get(2).next();
        Socket within = nodes.get(0).dial(mesh.address(0, 1));
        Socket withinThere = nodes.get(1).next();
        await().until(() -> mesh.totals().open() == 2);
        mesh.partition(Outage.RESET, List.of(ChaosMesh.nodes(0, 2), ChaosMesh.nodes(2, 4)));
        assertThatThrownBy(() -> across.getInputStream().read()).isInstanceOf(SocketException.class);
        Socket refused = nodes.get(3).dial(mesh.address(3, 1));
        assertThatThrownBy(() -> refused.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        within.getOutputStream().write(1);
        assertThat(withinThere.getInputStream().read()).isEqualTo(1);
        requireReaches(3, 2);
        mesh.heal();
        requireReaches(3, 1);
        requireReaches(0, 2);
    }

    @Test
    void aSilentPartitionIsNotNoticedAndItsConnectionsEndWhenItHeals() throws IOException {
        Socket across = nodes.get(0).dial(mesh.address(0, 2));
        nodes.get(2).next();
        Socket idle = nodes.get(1).dial(mesh.address(1, 3));
        Socket idleThere = nodes.get(3).next();
        await().until(() -> mesh.totals().open() == 2);
        mesh.partition(Outage.SILENT, List.of(ChaosMesh.nodes(0, 2), ChaosMesh.nodes(2, 4)));
        across.getOutputStream().write(new byte[100]);
        Socket silent = nodes.get(3).dial(mesh.address(3, 0));
        silent.getOutputStream().write(new byte[50]);
        List<Integer> left = List.of(0, 1);
        List<Integer> right = List.of(2, 3);
        await().until(() -> mesh.between(left, right).toTarget().swallowed() == 150);
        assertThat(mesh.between(left, right).forwarded()).isZero();
        assertThat(mesh.totals().open()).isEqualTo(3);
        mesh.heal();
        assertThatThrownBy(() -> across.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> silent.getInputStream().read()).isInstanceOf(SocketException.class);
        idle.getOutputStream().write(1);
        assertThat(idleThere.getInputStream().read()).as("lost nothing").isEqualTo(1);
        requireReaches(3, 0);
    }

    @Test
    void oneNodeCanBeIsolated() throws IOException {
        mesh.isolate(Outage.RESET, 1);
        Socket refused = nodes.get(1).dial(mesh.address(1, 3));
        assertThatThrownBy(() -> refused.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        requireReaches(0, 3);
        mesh.heal();
        requireReaches(1, 3);
    }

    private void requireReaches(int from, int to) throws IOException {
        Socket socket = nodes.get(from).dial(mesh.address(from, to));
        Socket there = nodes.get(to).next();
        socket.getOutputStream().write(1);
        assertThat(there.getInputStream().read()).isEqualTo(1);
    }
}
