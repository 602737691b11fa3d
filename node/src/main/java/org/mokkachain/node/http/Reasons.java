package org.mokkachain.node.http;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.TransactionReason;
import org.mokkachain.api.model.TransactionReason.Kind;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.node.http.Standing.Grounds;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/** Says of one transaction, in a sentence and a remedy, why it is where it is. */
final class Reasons {
    private static final String NOTHING_DONE = "Nothing was done or paid. ";

    private final Hash id;
    private final Limits limits;
    private final Status node;

    /**
     * Of one transaction, now.
     *
     * @param limits of the next block
     * @param node how this node and the chain are
     */
    Reasons(Hash id, Limits limits, Status node) {
        this.id = id;
        this.limits = limits;
        this.node = node;
    }

    /** What is asked for, as far as it is told for every state alike. */
    private record Text(Kind reason, String sentence, String remedy) {}

    /** @param done committed or failed */
    TransactionReason settled(TransactionStatus done) {
        OptionalLong height = done.height();
        String place = "block " + height.orElse(0) + ", as transaction " + done.index().orElse(0) + ", at "
                + Instant.ofEpochMilli(done.timestampMs().orElse(0));
        Text text = done.failure()
                .map(failure -> new Text(
                        Kind.FAILED,
                        "It failed in " + place + ", in operation " + failure.operation() + ": " + failure.message(),
                        failure.remedy() + " Nothing was done; the fee of " + fee(done) + " is paid."))
                .orElseGet(() -> new Text(
                        Kind.COMMITTED,
                        "It was executed in " + place + ".",
                        "Nothing is to be done: that is final. A receipt of it: tx proof " + id.hex()));
        return new TransactionReason(
                id.hex(), done.status(), text.reason(), done.failure().map(TransactionStatus.Failure::code),
                text.sentence(), text.remedy(), height,
                done.transaction().map(t -> OptionalLong.of(t.nonce())).orElse(OptionalLong.empty()),
                OptionalLong.empty(), Optional.empty());
    }

    private static String fee(TransactionStatus done) {
        return AssetUnit.MOKKA.format(Amount.of(Long.parseLong(done.fee().orElse("0"))));
    }

    /** @param standing of one that is in no final block yet, or never will be */
    TransactionReason open(Standing standing) {
        return switch (standing) {
            case Standing.Ready ready -> pending(ready.transaction(), TransactionState.PENDING, ready(ready),
                    OptionalLong.empty());
            case Standing.Proposed proposed -> pending(proposed.transaction(), TransactionState.PROPOSED,
                    proposed(proposed), OptionalLong.of(proposed.height()));
            case Standing.Waiting waiting -> waiting(waiting);
            case Standing.Written(long height) -> answer(TransactionState.PROPOSED,
                    new Text(Kind.PROPOSED,
                            "It is in block " + height + ", which is final and which this node is writing now.",
                            "Ask again in a moment."),
                    Optional.empty(), OptionalLong.of(height), Optional.empty());
            case Standing.Refused refused -> refused(refused);
            case Standing.Dropped dropped -> dropped(dropped);
            case Standing.Replaced replaced -> replaced(replaced);
        };
    }

    private Text ready(Standing.Ready ready) {
        long last = ready.transaction().body().validUntil();
        if (!node.liveness().ok()) {
            return halted("It can be executed, but no blocks are made: ", last);
        }
        boolean crowded = ready.executable() > limits.maxBlockTransactions()
                || ready.executable() > 1 && ready.bytes() > limits.maxBlockBytes();
        if (crowded) {
            return new Text(
                    Kind.WAITS_FOR_ROOM,
                    "It waits for room: " + ready.executable() + " transactions can be executed now, "
                            + ready.bytes() + " bytes with all that is pending, and a block holds at most "
                            + limits.maxBlockTransactions() + " and " + limits.maxBlockBytes() + " bytes.",
                    "Wait: blocks are shared equally among those who send. It can be in a block up to height " + last
                            + ".");
        }
        return new Text(
                Kind.WAITS_FOR_BLOCK,
                "It can be executed and waits for the next block.",
                "Wait a moment. It can be in a block up to height " + last + "; the last one has height "
                        + node.height() + ".");
    }

    private Text proposed(Standing.Proposed proposed) {
        if (!node.liveness().ok()) {
            return halted(
                    "It is in the proposed block " + proposed.height() + ", which does not become final: ",
                    proposed.transaction().body().validUntil());
        }
        return new Text(
                Kind.PROPOSED,
                "It is in the proposed block " + proposed.height() + ", which is not final yet.",
                "Wait a moment. Should another block take its place, it waits for the next one.");
    }

    private Text halted(String what, long last) {
        Liveness liveness = node.liveness();
        String who = liveness.missing().isEmpty()
                ? "Look at the node: chain status."
                : "Start the validators that are missing: chain validators.";
        return new Text(Kind.WAITS_FOR_VALIDATORS, what + liveness.sentence(),
                who + " It stays pending until height " + last + ".");
    }

    private TransactionReason pending(
            Transaction transaction, TransactionState state, Text text, OptionalLong height) {
        return new TransactionReason(
                id.hex(), state, text.reason(), Optional.empty(), text.sentence(), text.remedy(), height,
                OptionalLong.of(transaction.body().nonce()), OptionalLong.empty(), Optional.empty());
    }

    private TransactionReason waiting(Standing.Waiting waiting) {
        long own = waiting.transaction().body().nonce();
        long missing = waiting.missingNonce();
        return new TransactionReason(
                id.hex(), TransactionState.PENDING, Kind.WAITS_FOR_NONCE, Optional.empty(),
                "It waits for the transaction of its sender with nonce " + missing + "; its own nonce is " + own + ".",
                "Send the transaction with nonce " + missing + ". This one follows when none is missing, up to height "
                        + waiting.transaction().body().validUntil() + ".",
                OptionalLong.empty(), OptionalLong.of(own), OptionalLong.of(missing), Optional.empty());
    }

    private TransactionReason refused(Standing.Refused refused) {
        Grounds grounds = refused.grounds();
        boolean late = isExpiry(grounds);
        Text text = new Text(
                late ? Kind.EXPIRED : Kind.REFUSED,
                (late ? "It came too late: " : "This node refused it: ") + grounds.message() + ".",
                grounds.remedy() + ".");
        return answer(late ? TransactionState.EXPIRED : TransactionState.UNKNOWN, text, Optional.of(grounds.code()),
                OptionalLong.empty(), refused.rival());
    }

    private TransactionReason dropped(Standing.Dropped dropped) {
        Grounds grounds = dropped.grounds();
        String after = "It is pending no more: ";
        String sentence = switch (dropped.cause()) {
            case EXPIRY -> "It expired at height " + dropped.height() + ": " + grounds.message() + ".";
            case AUTHORITY -> after + "block " + dropped.height() + " changed whose keys sign for its sender; "
                    + grounds.message() + ".";
            case RULES -> after + "since block " + dropped.height() + " the validators permit it no longer; "
                    + grounds.message() + ".";
            case FUNDS -> after + "since block " + dropped.height() + " its sender cannot pay all that is pending; "
                    + grounds.message() + ".";
            case ROOM -> after + "at height " + dropped.height() + " it " + grounds.message() + ".";
        };
        String remedy = dropped.cause() == Standing.Cause.ROOM
                ? grounds.remedy() + "; other nodes may still have it."
                : NOTHING_DONE + grounds.remedy() + ".";
        boolean late = isExpiry(grounds);
        return answer(late ? TransactionState.EXPIRED : TransactionState.UNKNOWN,
                new Text(late ? Kind.EXPIRED : Kind.DROPPED, sentence, remedy), Optional.of(grounds.code()),
                OptionalLong.of(dropped.height()), Optional.empty());
    }

    private TransactionReason replaced(Standing.Replaced replaced) {
        String other = replaced.by().map(by -> "transaction " + by.hex()).orElse("another transaction");
        Text text = new Text(
                Kind.REPLACED,
                "Its nonce " + replaced.nonce() + " was used by " + other + " of the same sender, in block "
                        + replaced.height() + ".",
                NOTHING_DONE + "Look whether the other one did what you wanted before you send again"
                        + replaced.by().map(by -> ": tx show " + by.hex()).orElse("") + ".");
        return new TransactionReason(
                id.hex(), TransactionState.UNKNOWN, text.reason(), Optional.of(replaced.grounds().code()),
                text.sentence(), text.remedy(), OptionalLong.of(replaced.height()),
                OptionalLong.of(replaced.nonce()), OptionalLong.empty(), replaced.by().map(Hash::hex));
    }

    private static boolean isExpiry(Grounds grounds) {
        return grounds.code().equals("expired");
    }

    /** Nothing final, and nothing remembered. */
    TransactionReason neverSeen() {
        Text text = node.syncing()
                ? new Text(Kind.NEVER_SEEN,
                        "This node does not know it, and is behind: it is catching up, at height " + node.height()
                                + ".",
                        "Ask again when it has caught up, or ask another node.")
                : new Text(Kind.NEVER_SEEN,
                        "This node has never seen it, or has forgotten it: a restart forgets what is pending.",
                        "Check the id, or ask another node. Handing in the same bytes again never pays twice.");
        return answer(
                TransactionState.UNKNOWN, text, Optional.empty(), OptionalLong.empty(), Optional.empty());
    }

    private TransactionReason answer(
            TransactionState state, Text text, Optional<String> code, OptionalLong height, Optional<Hash> other) {
        return new TransactionReason(
                id.hex(), state, text.reason(), code, text.sentence(), text.remedy(), height, OptionalLong.empty(),
                OptionalLong.empty(), other.map(Hash::hex));
    }
}
