package org.mokkachain.api.genesis;

import java.util.List;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.value.Amount;

/** What is probably not meant about timing and limits. */
final class RuleWarnings {
    /** Pauses of a garbage collector or of a disk are shorter. */
    private static final long SHORTEST_TIMEOUT_MS = 100;

    private static final long LONGEST_TIMEOUT_MS = 60_000;
    private static final long SHORTEST_HEARTBEAT_BLOCK_MS = 1_000;
    private static final int FEES = 100;
    private static final int BLOCK_OF_LARGEST = 4;

    private final Genesis genesis;
    private final List<GenesisMistake> warnings;

    RuleWarnings(Genesis genesis, List<GenesisMistake> warnings) {
        this.genesis = genesis;
        this.warnings = warnings;
    }

    void check() {
        checkLeader(genesis.timing());
        checkPatience(genesis.timing());
        checkHeartbeatBlock(genesis.timing());
        checkFee();
        checkSizes(genesis.limits());
    }

    private void warn(String field, String message, String remedy) {
        String parent = field.endsWith("Ms") ? "/timing/" : "/limits/";
        warnings.add(new GenesisMistake(parent + field, message, remedy));
    }

    private void checkLeader(Timing timing) {
        if (timing.heartbeatTimeoutMs() < SHORTEST_TIMEOUT_MS) {
            warn("heartbeatTimeoutMs", "fits no network: a pause of a few hundredths of a second makes the leader"
                    + " suspect", "write at least " + Math.max(250, 4 * timing.heartbeatMs()));
        } else if (timing.heartbeatTimeoutMs() < 3 * timing.heartbeatMs()) {
            warn("heartbeatTimeoutMs", "is less than three heartbeats: one that is late makes the leader suspect",
                    "write at least " + 4 * timing.heartbeatMs());
        } else if (timing.heartbeatTimeoutMs() > LONGEST_TIMEOUT_MS) {
            warn("heartbeatTimeoutMs", "the chain stands still for " + timing.heartbeatTimeoutMs() / 1_000
                    + " s when a leader dies", "write a few seconds at most, as in 1500");
        }
        if (timing.electionMs() < SHORTEST_TIMEOUT_MS) {
            warn("electionMs", "fits no network: elections fail for want of time, and the time doubles with each",
                    "write at least " + Timing.LAN.electionMs());
        }
        if (timing.leadershipMs() < 20 * timing.electionMs()) {
            warn("leadershipMs", "leaders change so often that elections take much of the time",
                    "write at least " + 20 * timing.electionMs());
        }
    }

    private void checkPatience(Timing timing) {
        if (timing.progressMs() < timing.electionMs()) {
            warn("progressMs", "is less than electionMs: a new leader is suspect before it can commit anything",
                    "write at least " + 3 * timing.electionMs());
        }
        if (timing.censorMs() <= timing.progressMs()) {
            warn("censorMs", "is not above progressMs: a transaction that only waits for its turn makes the leader"
                    + " suspect", "write at least " + 10 * timing.progressMs());
        }
    }

    private void checkHeartbeatBlock(Timing timing) {
        if (timing.heartbeatBlockMs() == 0 && !DevelopmentKeys.areAllowedOn(genesis)) {
            warn("heartbeatBlockMs", "there is no heartbeat block: on an idle chain nobody sees whether it could still"
                    + " commit, and proposals never expire", "set it to 60000");
        } else if (timing.heartbeatBlockMs() > 0 && timing.heartbeatBlockMs() < SHORTEST_HEARTBEAT_BLOCK_MS) {
            warn("heartbeatBlockMs", "an idle chain grows by " + Timing.MAX_MS / timing.heartbeatBlockMs()
                    + " empty blocks a day", "write 60000");
        }
    }

    private void checkSizes(Limits limits) {
        if (limits.maxBlockBytes() < BLOCK_OF_LARGEST * limits.maxTransactionBytes()) {
            warn("maxBlockBytes", "a block has no room for even " + BLOCK_OF_LARGEST + " transactions of the largest"
                    + " size: a few large ones hold up all others",
                    "write at least " + BLOCK_OF_LARGEST * limits.maxTransactionBytes()
                            + ", or lower maxTransactionBytes");
        }
    }

    private void checkFee() {
        Amount fee = genesis.limits().minFee();
        long most = genesis.accounts().stream().mapToLong(account -> account.balance().units()).max().orElse(0);
        if (fee.isZero() && !DevelopmentKeys.areAllowedOn(genesis)) {
            warn("minFee", "transactions cost nothing, so filling all blocks costs nothing",
                    "write for example " + AssetUnit.MOKKA.format(Amount.of(1_000)));
        } else if (most > 0 && fee.units() > most / FEES) {
            warn("minFee", "even the richest account cannot pay for " + FEES + " transactions",
                    "lower it, or raise the balances");
        }
    }
}
