package org.mokkachain.node.main;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.node.devnet.Running;

/** What a newcomer needs to know about a development network that has just started. */
final class DevnetBanner {
    private DevnetBanner() {}

    static String[] lines(Running running, Running.View view, Path directory, boolean detached) {
        List<String> lines = new ArrayList<>();
        String model = running.network().genesis().crashModel().name().toLowerCase(Locale.ROOT);
        lines.add("");
        lines.add("The network '%s' runs: %d validators (%s), up after %.1f s."
                .formatted(view.network(), view.validators().size(), model, view.startMillis() / 1000.0));
        lines.add("");
        lines.add("  explorer    " + view.explorer());
        lines.add("  API         " + view.validators().getFirst().http() + "/v1/status   description: "
                + view.validators().getFirst().http() + "/openapi.json");
        for (Running.ValidatorView validator : view.validators()) {
            lines.add("  %-11s %s   process %d, log %s"
                    .formatted(validator.name(), validator.http(), validator.pid(),
                            directory.resolve(validator.name()).resolve("node.log")));
        }
        lines.add("");
        lines.add("Accounts, in the wallet " + directory.resolve("wallet") + " (its password lies beside them):");
        lines.add("");
        for (Running.AccountView account : view.accounts()) {
            lines.add("  %-7s %s  %20s".formatted(account.name(), account.address(),
                    AssetUnit.MOKKA.format(Running.balance(account))));
        }
        addNext(lines, view, directory, detached);
        return lines.toArray(String[]::new);
    }

    private static void addNext(List<String> lines, Running.View view, Path directory, boolean detached) {
        String wallet = "  ./mokka wallet --wallet-dir " + directory.resolve("wallet");
        lines.add("");
        lines.add("Try next" + (detached ? ":" : ", in another terminal:"));
        lines.add("");
        lines.add(wallet + " tx send --from alice --to bob --amount \"12.5 MOKKA\"");
        lines.add(wallet + " account list");
        lines.add(wallet + " chain status");
        lines.add(wallet + "          (the interactive shell)");
        lines.add("  curl -s " + view.validators().getFirst().http() + "/v1/blocks/latest");
        lines.add("");
        String stop = directory.equals(Path.of(".devnet")) ? "" : " --dir " + directory;
        lines.add(detached ? "Stop it with: ./mokka devnet stop" + stop : "Stop it with Ctrl-C.");
        lines.add("The same command starts it again where it was; with --clean it starts over.");
        lines.add("Everybody knows the keys of this network: never use them for anything of value.");
        lines.add("");
    }
}
