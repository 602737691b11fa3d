package org.mokkachain.consensus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.types.certificate.CrashModel;

/** Many seeds of every fault this world knows; afterwards the world is fair and every node must commit again. */
class FaultyWorldTest {
    private static final long MS = Cluster.MS;

    @ParameterizedTest
    @CsvSource({"BFT,4", "BFT,7", "CFT,3", "CFT,5", "BFT,5", "BFT,1", "CFT,4"})
    void nothingIsLostAndProgressReturns(CrashModel model, int n) {
        int seeds = Integer.getInteger("mokka.seeds", 5);
        int first = Integer.getInteger("mokka.firstSeed", 1);
        for (int seed = first; seed < first + seeds; seed++) {
            run(model, n, seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"BFT,4,7", "CFT,3,5", "BFT,1,4"})
    void validatorSetsChangeMeanwhile(CrashModel model, int n, int nodes) {
        int seeds = Integer.getInteger("mokka.seeds", 5);
        for (int seed = 1; seed <= seeds; seed++) {
            run(model, n, seed, nodes, false);
        }
    }

    @ParameterizedTest
    @CsvSource({"BFT,4", "CFT,3", "BFT,7"})
    void oneValidatorLosesItsLogMeanwhile(CrashModel model, int n) {
        int seeds = Integer.getInteger("mokka.seeds", 5);
        for (int seed = 1; seed <= seeds; seed++) {
            run(model, n, seed, n, true);
        }
    }

    /** What was found once is looked for again. */
    @ParameterizedTest
    @CsvSource({
        "BFT,1,1,1,false", // a block built for an earlier leadership on the same parent was taken for a bug
        "BFT,4,5014,4,true", // after losing its log a validator passed on its own forgotten votes
        "BFT,4,5016,4,true",
        "BFT,7,3,7,true",
        "BFT,4,7005,7,false" // a restart at an epoch's end went on with the term and pin of the old epoch
    })
    void seedsThatFoundSomething(CrashModel model, int n, long seed, int nodes, boolean amnesia) {
        run(model, n, seed, nodes, amnesia);
    }

    static void run(CrashModel model, int n, long seed) {
        run(model, n, seed, n, false);
    }

    /** @param nodes more than {@code n}: the validator set changes now and then */
    static void run(CrashModel model, int n, long seed, int nodes, boolean amnesia) {
        try {
            Cluster cluster = new Cluster(model, n, nodes, seed);
            Chaos chaos = new Chaos(cluster, new Random(seed * 31));
            chaos.amnesia = amnesia;
            chaos.epochs = nodes > n;
            cluster.start();
            cluster.load(15 * MS, 40_000 * MS);
            chaos.run(20_000 * MS);
            chaos.end();
            long height = cluster.maxHeight();
            boolean live = cluster.runUntil(20_000 * MS, () -> cluster.minHeight() >= height + 20);
            assertThat(live)
                    .as(() -> "I14: no 20 blocks within 20 s: " + heights(cluster) + "\n" + views(cluster))
                    .isTrue();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(model + " n=" + n + " seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    private static String heights(Cluster cluster) {
        return cluster.nodes.stream().map(node -> node.machine.tip().height()).toList().toString();
    }

    private static String views(Cluster cluster) {
        StringBuilder text = new StringBuilder();
        cluster.nodes.forEach(node -> text.append(node.mokka.map(m -> m.view(cluster.now)).orElse(null)).append('\n'));
        return text.toString();
    }

    /** Breaks things at random. */
    static final class Chaos {
        private final Cluster cluster;
        private final Random random;
        private final int n;
        private boolean amnesia;
        private boolean epochs;
        private long changes;

        Chaos(Cluster cluster, Random random) {
            this.cluster = cluster;
            this.random = random;
            this.n = cluster.nodes.size();
        }

        void run(long duration) {
            long end = cluster.now + duration;
            while (cluster.now < end) {
                cluster.runFor(random.nextInt(600) * MS);
                act();
            }
        }

        private void act() {
            switch (random.nextInt(10)) {
                case 0 -> crashSome(1 + random.nextInt(n));
                case 1 -> crashSome(n);
                case 2, 3 -> cluster.nodes.stream().filter(node -> !node.isUp()).toList().forEach(SimNode::start);
                case 4 -> splitInTwo();
                case 5 -> cluster.setCut(random.nextInt(n), random.nextInt(n), true);
                case 6 -> cluster.heal();
                case 7 ->
                    cluster.weather = new Cluster.Weather(
                            100, 200 + random.nextInt(60_000), random.nextInt(30), 100, 200 + random.nextInt(20_000));
                case 8 -> cluster.weather = Cluster.Weather.FAIR;
                default -> operate();
            }
            if (epochs && random.nextInt(8) == 0) {
                cluster.submit(Machine.CHANGE + (++changes << 8) + 1 + random.nextInt(n));
            }
            if (amnesia && random.nextInt(12) == 0) {
                loseLog();
            }
        }

        /** Only ever the same node: more than the tolerated number of amnesiacs at a time is another story. */
        private void loseLog() {
            SimNode victim = cluster.nodes.get(1);
            victim.crash();
            victim.loseLog();
            victim.start();
        }

        private void operate() {
            SimNode node = cluster.nodes.get(random.nextInt(n));
            node.step(random.nextBoolean()
                    ? new Event.StepDown()
                    : new Event.Weaken(500 * MS));
        }

        private void crashSome(int count) {
            List<SimNode> victims = new ArrayList<>(cluster.nodes);
            Collections.shuffle(victims, random);
            victims.subList(0, count).forEach(SimNode::crash);
            if (random.nextBoolean()) {
                victims.subList(0, count).forEach(SimNode::start);
            }
        }

        private void splitInTwo() {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                all.add(i);
            }
            Collections.shuffle(all, random);
            int size = random.nextInt(n);
            cluster.partition(List.of(all.subList(0, size), all.subList(size, n)));
        }

        void end() {
            cluster.heal();
            cluster.weather = Cluster.Weather.FAIR;
            cluster.nodes.stream().filter(node -> !node.isUp()).toList().forEach(SimNode::start);
        }
    }
}
