package org.mokkachain.wallet.commands.chain;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Stats;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Times;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much the chain does, and how fast. */
@Command(
        name = "stats",
        description = "Show how much the chain does, and how fast, as one node has seen it since its start.",
        footer = {"", "Example: chain stats --window 10m"})
public final class ChainStats implements WalletCommand {
    @Option(names = "--window", paramLabel = "TIME", description = "From how long ago on, 1s to 1h (default 5m).")
    private String window = "5m";

    @Override
    public boolean worksAlone() {
        return true;
    }

    @Override
    public ExitCode run(Session session) throws Failure, MokkaClientException {
        Duration asked = Times.parse(window);
        Stats stats = session.client().stats(asked);
        Output output = session.output();
        if (output.isJson()) {
            output.json(stats);
        } else {
            output.print(table(stats));
        }
        return ExitCode.OK;
    }

    private static Table table(Stats stats) {
        String failed = stats.failed() == 0 ? "" : ", " + stats.failed() + " of them without effect";
        return Table.fields()
                .field("blocks", stats.blocks() + text(", %.2f per second", stats.blocksPerSecond()))
                .field("transactions",
                        stats.transactions() + text(", %.2f per second", stats.transactionsPerSecond()) + failed)
                .field("block time", spread(stats.blockTimeMs()))
                .field("finality", spread(stats.finalityMs()));
    }

    private static String spread(Stats.Spread spread) {
        if (spread.count() == 0) {
            return "nothing to count in this time";
        }
        return "half within " + time(spread.p50()) + ", 99 % within " + time(spread.p99()) + ", all within "
                + time(spread.max());
    }

    private static String time(OptionalDouble milliseconds) {
        double known = milliseconds.orElse(0);
        return known < 1_000 ? text("%.0f ms", known) : text("%.1f s", known / 1_000);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
