package org.mokkachain.api.genesis;

import java.util.Optional;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.value.Amount;
import tools.jackson.databind.JsonNode;

/** Reads {@code timing} and {@code limits} of a genesis; empty if there is a mistake, which is noted. */
final class RulesReader {
    private static final Timing EXAMPLE = Timing.LAN;

    private final ObjectFields root;
    private final Mistakes mistakes;

    RulesReader(ObjectFields root, Mistakes mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    Optional<Timing> timing() {
        JsonNode node = root.required("timing", "\"lan\"");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        return node.isString() ? named(node.stringValue()) : own(new ObjectFields(node, root.at("timing"), mistakes));
    }

    private Optional<Timing> named(String name) {
        return switch (name) {
            case "lan" -> Optional.of(Timing.LAN);
            case "wan" -> Optional.of(Timing.WAN);
            default -> {
                mistakes.add(root.at("timing"), "there is no timing '" + name + "'",
                        "write \"lan\" or \"wan\", or an object with the times in milliseconds");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Timing> own(ObjectFields fields) {
        long heartbeat = milliseconds(fields, "heartbeatMs", 1, EXAMPLE.heartbeatMs());
        long heartbeatTimeout = milliseconds(fields, "heartbeatTimeoutMs", 1, EXAMPLE.heartbeatTimeoutMs());
        long election = milliseconds(fields, "electionMs", 1, EXAMPLE.electionMs());
        long progress = milliseconds(fields, "progressMs", 1, EXAMPLE.progressMs());
        long censor = milliseconds(fields, "censorMs", 1, EXAMPLE.censorMs());
        long leadership = milliseconds(fields, "leadershipMs", 1_000, EXAMPLE.leadershipMs());
        long heartbeatBlock = milliseconds(fields, "heartbeatBlockMs", 0, EXAMPLE.heartbeatBlockMs());
        return fields.build(() ->
                new Timing(heartbeat, heartbeatTimeout, election, progress, censor, leadership, heartbeatBlock));
    }

    private static long milliseconds(ObjectFields fields, String name, long min, long example) {
        return fields.number(name, min, Timing.MAX_MS, example);
    }

    Optional<Limits> limits() {
        JsonNode node = root.required("limits", "{ … }");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        Limits example = Limits.DEFAULT;
        ObjectFields fields = new ObjectFields(node, root.at("limits"), mistakes);
        int blockBytes = limit(fields, Parameter.MAX_BLOCK_BYTES, example.maxBlockBytes());
        int count = limit(fields, Parameter.MAX_BLOCK_TRANSACTIONS, example.maxBlockTransactions());
        int bytes = limit(fields, Parameter.MAX_TRANSACTION_BYTES, example.maxTransactionBytes());
        Optional<Amount> minFee = fields.parsed(
                Parameter.MIN_FEE.text(), AssetUnit.MOKKA.format(example.minFee()), RulesReader::fee);
        return fields.build(() -> new Limits(blockBytes, count, bytes, minFee.orElseThrow()));
    }

    private static int limit(ObjectFields fields, Parameter parameter, int example) {
        return (int) fields.number(parameter.text(), parameter.min(), parameter.max(), example);
    }

    private static Amount fee(String text) {
        Amount fee = AssetUnit.MOKKA.parse(text);
        Amount most = Amount.of(Parameter.MIN_FEE.max());
        if (fee.compareTo(most) > 0) {
            throw new IllegalArgumentException("must be at most " + AssetUnit.MOKKA.format(most));
        }
        return fee;
    }
}
