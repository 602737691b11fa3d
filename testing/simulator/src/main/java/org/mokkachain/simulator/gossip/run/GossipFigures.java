package org.mokkachain.simulator.gossip.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mokkachain.simulator.gossip.world.Fabric;

/**
 * What was seen. Unless said otherwise of the messages after the warm-up.
 *
 * @param reliability deliveries of those there should have been among the survivors, repair included: 1 is all. Without
 *     deaths and cuts of all messages
 * @param redundancy relative message redundancy: copies sent for each delivery, less 1; 0 is a tree
 * @param wholeRedundancy the same over all messages, the warm-up included
 * @param hops links to the last delivery
 * @param bytesPerDelivery of all three protocols, for each delivery
 * @param broadcastBytesPerDelivery of the broadcast alone
 * @param healRounds rounds of a second until every message reached all survivors within a round; -1: never
 * @param falseDeaths living nodes that somebody took for dead
 * @param floodHops links to the last delivery if the overlay were flooded
 * @param floodPayloads copies sent for each delivery if the overlay were flooded
 * @param immediate of the first thirty messages, the share delivered within a round
 * @param skipped numbers passed over because nobody had them any more
 * @param lastDeliveryMs milliseconds to the last delivery
 * @param messagesPerNodeSecond of all three protocols, sent
 * @param simulatedSeconds of the whole run
 */
public record GossipFigures(
        GossipPlan plan,
        double reliability,
        double redundancy,
        double wholeRedundancy,
        Spread hops,
        double bytesPerDelivery,
        double broadcastBytesPerDelivery,
        int healRounds,
        int falseDeaths,
        Spread floodHops,
        double floodPayloads,
        List<Double> immediate,
        long skipped,
        Spread lastDeliveryMs,
        double messagesPerNodeSecond,
        double simulatedSeconds) {
    private static final int SHOWN = 30;

    /** Of several values. */
    public record Spread(double median, double max) {
        static Spread of(IntStream values) {
            int[] sorted = values.sorted().toArray();
            return sorted.length == 0
                    ? new Spread(0, 0)
                    : new Spread(
                            (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0,
                            sorted[sorted.length - 1]);
        }

        String words() {
            return "median " + plain(median) + ", at most " + plain(max);
        }

        @Override
        public String toString() {
            return "{\"median\": " + plain(median) + ", \"max\": " + plain(max) + "}";
        }
    }

    /** What figures are made of. */
    record Material(
            Journal journal, int measuredFrom, Traffic traffic, List<Flood> floods, int survivors, long nanos) {}

    static GossipFigures of(GossipPlan plan, Material seen) {
        List<Letter> all = seen.journal().letters;
        List<Letter> measured = all.subList(Math.min(seen.measuredFrom(), all.size()), all.size());
        double delivered = Math.max(1, measured.stream().mapToLong(letter -> letter.delivered).sum());
        double seconds = Math.max(1, (seen.nanos() - (measured.isEmpty() ? 0 : measured.getFirst().sentAt)) / 1e9);
        return new GossipFigures(
                plan,
                reliability(plan.isDisturbed() ? measured : all),
                redundancy(measured),
                redundancy(all),
                Spread.of(measured.stream().mapToInt(letter -> letter.hops)),
                seen.traffic().allBytes() / delivered,
                seen.traffic().broadcastBytes() / delivered,
                plan.isDisturbed() ? healRounds(measured) : 0,
                seen.journal().buriedAlive.size(),
                Spread.of(seen.floods().stream().mapToInt(Flood::hops)),
                seen.floods().stream().mapToDouble(Flood::payloads).sum()
                        / Math.max(1, seen.floods().stream().mapToInt(Flood::reached).sum()),
                measured.stream().limit(SHOWN).map(letter -> letter.inTime / (double) letter.readers).toList(),
                seen.journal().skipped(),
                Spread.of(measured.stream().mapToInt(letter -> (int) ((letter.lastAt - letter.sentAt) / Fabric.MS))),
                seen.traffic().allMessages() / seconds / seen.survivors(),
                seen.nanos() / 1e9);
    }

    private static double reliability(List<Letter> letters) {
        return letters.stream().mapToLong(letter -> letter.delivered).sum()
                / (double) Math.max(1, letters.stream().mapToLong(letter -> letter.readers).sum());
    }

    private static double redundancy(List<Letter> letters) {
        return letters.stream().mapToLong(letter -> letter.payloads).sum()
                / (double) Math.max(1, letters.stream().mapToLong(letter -> letter.delivered).sum()) - 1;
    }

    private static int healRounds(List<Letter> letters) {
        int healed = letters.size();
        while (healed > 0 && letters.get(healed - 1).inTime >= letters.get(healed - 1).readers) {
            healed--;
        }
        return healed == letters.size() ? -1 : healed;
    }

    /** One JSON object, in one line. */
    public String json() {
        return "{\"nodes\": " + plan.nodes() + ", \"messages\": " + plan.messages()
                + ", \"reliability\": " + plain(reliability)
                + ", \"relativeMessageRedundancy\": " + plain(redundancy)
                + ", \"lastDeliveryHop\": " + hops
                + ", \"bytesPerDelivery\": " + plain(bytesPerDelivery)
                + ", \"healRounds\": " + healRounds
                + ", \"falseDeaths\": " + falseDeaths
                + ", \"kill\": " + plan.kill() + ", \"loss\": " + plain(100 * plan.loss())
                + ", \"cutSeconds\": " + plan.cutSeconds() + ", \"seed\": " + plan.seed()
                + ", \"relativeMessageRedundancyWithWarmUp\": " + plain(wholeRedundancy)
                + ", \"payloadsPerDelivery\": " + plain(redundancy + 1)
                + ", \"floodPayloadsPerDelivery\": " + plain(floodPayloads)
                + ", \"floodLastDeliveryHop\": " + floodHops
                + ", \"lastDeliveryMs\": " + lastDeliveryMs
                + ", \"broadcastBytesPerDelivery\": " + plain(broadcastBytesPerDelivery)
                + ", \"messagesPerNodeSecond\": " + plain(messagesPerNodeSecond)
                + ", \"skipped\": " + skipped
                + ", \"immediate\": "
                + immediate.stream().map(GossipFigures::plain).collect(Collectors.joining(", ", "[", "]"))
                + ", \"simulatedSeconds\": " + plain(simulatedSeconds) + "}";
    }

    /** For people. */
    public String report() {
        return Stream.of(
                        line("nodes, messages", plan.nodes() + ", " + plan.messages() + " of " + plan.publishers()
                                + " publishers, the first " + plan.warmUp() + " to warm up"),
                        line("reliability", percent(reliability) + " of the deliveries to the living"),
                        line("redundancy (RMR)", plain(redundancy) + "; with the warm-up " + plain(wholeRedundancy)),
                        line("copies per delivery", plain(redundancy + 1) + "; flooding " + plain(floodPayloads)),
                        line("links to the last", hops.words() + "; flooding " + floodHops.words()),
                        line("ms to the last", lastDeliveryMs.words()),
                        line("bytes per delivery", plain(bytesPerDelivery) + "; broadcast alone "
                                + plain(broadcastBytesPerDelivery) + " for contents of " + plan.bytes()),
                        line("messages", plain(messagesPerNodeSecond) + " sent per node and second"),
                        line("false deaths", String.valueOf(falseDeaths)),
                        line("heal time", plan.isDisturbed() ? healing() : "nothing to heal"),
                        line("within a second", immediate.stream().map(GossipFigures::percent)
                                .collect(Collectors.joining(" "))))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String healing() {
        return healRounds < 0 ? "not within the messages sent" : healRounds + " rounds of a second";
    }

    private static String line(String name, String value) {
        return String.format(Locale.ROOT, "%-22s%s", name, value);
    }

    private static String percent(double share) {
        return plain(Math.floor(share * 10_000) / 100) + " %";
    }

    private static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
