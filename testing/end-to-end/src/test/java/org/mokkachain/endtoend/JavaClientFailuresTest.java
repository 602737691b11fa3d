package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.Mokka;
import org.mokkachain.api.client.EventStream;
import org.mokkachain.api.client.ReceivedEvent;
import org.mokkachain.api.feed.BlockFeed;
import org.mokkachain.api.feed.FinalBlock;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.sending.Outcome.Committed;
import org.mokkachain.api.sending.Sender;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Amount;

/** The Java client while nodes are killed and started again. */
class JavaClientFailuresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int THREADS = 8;
    private static final int EACH = 20;

    private static Devnet devnet;
    private static Network network;
    private static Genesis genesis;

    @BeforeAll
    static void start() throws IOException {
        devnet = Devnet.start("JavaClientFailuresTest");
        network = Network.of(devnet.client(0));
        genesis = devnet.client(0).genesis();
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    @Test
    void theNodeInUseIsKilledWhileEightThreadsSendAndNothingIsLostOrDoubled() throws Exception {
        Person alice = Person.named("alice");
        Person payee = Person.stranger("payee");
        long firstNonce = alice.account(network, devnet.client(0)).nonce();
        CountDownLatch some = new CountDownLatch(THREADS * EACH / 3);
        try (Mokka mokka = Mokka.connect(genesis, devnet.nodes());
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            assertThat(mokka.client().node()).isEqualTo(devnet.nodes().getFirst());
            Sender sender = mokka.sender(alice.signer());
            List<Future<List<Committed>>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(() -> pay(mokka, sender, payee, some)));
            }
            some.await();
            devnet.kill(0);
            List<Committed> committed = new ArrayList<>();
            for (Future<List<Committed>> one : all) {
                committed.addAll(one.get());
            }
            assertThat(mokka.client().node()).isNotEqualTo(devnet.nodes().getFirst());
            assertThat(committed).extracting(Committed::id).doesNotHaveDuplicates().hasSize(THREADS * EACH);
            assertThat(payee.balance(network, mokka.client().linearizable())).isEqualTo(THREADS * EACH);
            assertThat(alice.account(network, mokka.client().linearizable()).nonce())
                    .isEqualTo(firstNonce + THREADS * EACH);
        }
        devnet.again();
        Chains.awaitEqualHeads(devnet.clients());
        assertThat(payee.balance(network, devnet.client(0))).isEqualTo(THREADS * EACH);
    }

    private static List<Committed> pay(Mokka mokka, Sender sender, Person payee, CountDownLatch some)
            throws Exception {
        List<Committed> done = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            done.add(sender.send(mokka.transfer(payee.address(), Amount.of(1))).committed(PATIENCE));
            some.countDown();
        }
        return done;
    }

    @Test
    void blocksGoOnWithoutGapOrDoubleWhenTheirNodeIsKilledAndStartedAgain() throws Exception {
        Person bob = Person.named("bob");
        Person payee = Person.stranger("payee");
        try (Mokka writing = Mokka.connect(genesis, devnet.nodes().subList(0, 3));
                Mokka reading = Mokka.connect(genesis, devnet.nodes().subList(3, 4));
                EventStream events = reading.events(Set.of(Topic.BLOCKS))) {
            long from = reading.network().height() + 1;
            Sender sender = writing.sender(bob.signer());
            Set<String> sent = new TreeSet<>();
            List<FinalBlock> seen = new ArrayList<>();
            try (BlockFeed blocks = reading.blocks(from)) {
                seen.addAll(readUntilAllSent(blocks, sent, payFive(writing, sender, payee)));
                devnet.kill(3);
                Set<String> missed = payFive(writing, sender, payee);
                devnet.again();
                seen.addAll(readUntilAllSent(blocks, sent, missed));
                seen.addAll(readUntilAllSent(blocks, sent, payFive(writing, sender, payee)));
            }
            assertThat(seen).extracting(FinalBlock::height)
                    .containsExactlyElementsOf(LongStream.range(from, from + seen.size()).boxed().toList());
            assertThat(seen).flatExtracting(FinalBlock::transactions).extracting(TransactionStatus::id)
                    .doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sent);
            requireTold(events, seen.getLast().height());
        }
    }

    private static Set<String> payFive(Mokka mokka, Sender sender, Person payee) throws Exception {
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            ids.add(sender.send(mokka.transfer(payee.address(), Amount.of(1))).committed(PATIENCE).id().hex());
        }
        return ids;
    }

    private static List<FinalBlock> readUntilAllSent(BlockFeed blocks, Set<String> all, Set<String> more)
            throws Exception {
        all.addAll(more);
        Set<String> missing = new TreeSet<>(more);
        List<FinalBlock> read = new ArrayList<>();
        while (!missing.isEmpty()) {
            FinalBlock block = blocks.next(PATIENCE).orElseThrow();
            block.transactions().forEach(t -> missing.remove(t.id()));
            read.add(block);
        }
        return read;
    }

    /** The raw events name every block once, but for those between the loss of the connection and the gap. */
    private static void requireTold(EventStream events, long last) throws Exception {
        List<Long> heights = new ArrayList<>();
        int gaps = 0;
        int lost = 0;
        Optional<ReceivedEvent> next = events.next(Duration.ofSeconds(5));
        while (next.isPresent()) {
            switch (next.get()) {
                case ReceivedEvent.Happened(_, NodeEvent.BlockCommitted(var block), _) -> heights.add(block.height());
                case ReceivedEvent.Happened other -> throw new AssertionError(other);
                case ReceivedEvent.Gap _ -> gaps++;
                case ReceivedEvent.Disconnected _ -> lost++;
            }
            next = heights.contains(last) ? Optional.empty() : events.next(Duration.ofSeconds(5));
        }
        assertThat(heights).isSorted().doesNotHaveDuplicates();
        assertThat(lost).isEqualTo(1);
        assertThat(gaps).as("the node that was started again knows no old events, and says so").isEqualTo(1);
    }
}
