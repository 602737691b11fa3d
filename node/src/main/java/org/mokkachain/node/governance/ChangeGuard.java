package org.mokkachain.node.governance;

import java.util.Optional;
import java.util.stream.Collectors;
import org.mokkachain.node.governance.Assessment.Inapplicable;
import org.mokkachain.node.governance.Assessment.Safe;
import org.mokkachain.node.governance.Assessment.Unsafe;
import org.mokkachain.node.governance.Assessment.Verdict;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;

/** Judges whether a change would leave a quorum that can vote. Thread-safe. */
public final class ChangeGuard {
    private final CrashModel model;

    public ChangeGuard(CrashModel model) {
        this.model = model;
    }

    /** What {@code change} would do to {@code members}, the set as decided so far. */
    public Assessment assess(Change change, ValidatorSet members, Attendance attendance) {
        QuorumState before = QuorumState.of(model, members, attendance);
        Optional<Inapplicable> inapplicable = obstacle(change, members);
        if (inapplicable.isPresent()) {
            return new Assessment(before, before, inapplicable.get());
        }
        QuorumState after = switch (change) {
            case AddValidator add -> QuorumState.of(model, members.with(validator(add)), attendance);
            case RemoveValidator(var key) -> QuorumState.of(model, members.without(key), attendance);
            case SetPermission _, SetParameter _ -> before;
        };
        return new Assessment(before, after, judge(change, after, attendance));
    }

    private static Validator validator(AddValidator add) {
        return new Validator(add.name(), add.key(), add.operator());
    }

    private static Optional<Inapplicable> obstacle(Change change, ValidatorSet members) {
        return switch (change) {
            case AddValidator add when members.find(add.key()).isPresent() ->
                impossible("this key is that of validator " + members.find(add.key()).map(Validator::name).orElse("?"),
                        "Give the key of the new node: ./mokka key show");
            case AddValidator add when members.members().stream().anyMatch(v -> v.name().equals(add.name())) ->
                impossible("there is a validator " + add.name() + " already", "Choose another name");
            case AddValidator _ when members.size() == ValidatorSet.MAX_SIZE ->
                impossible("there are " + ValidatorSet.MAX_SIZE + " validators, the most possible", "Remove one first");
            case RemoveValidator(var key) when members.find(key).isEmpty() ->
                impossible("no validator has the key " + key.hex(), "See GET /v1/validators for those there are");
            case RemoveValidator _ when members.size() == 1 ->
                impossible("the last validator cannot be removed", "Add another one first");
            case AddValidator _, RemoveValidator _, SetPermission _, SetParameter _ -> Optional.empty();
        };
    }

    private static Optional<Inapplicable> impossible(String sentence, String remedy) {
        return Optional.of(new Inapplicable(sentence, remedy));
    }

    private static Verdict judge(Change change, QuorumState after, Attendance attendance) {
        if (change instanceof AddValidator add) {
            Presence candidate = attendance.of(add.key());
            if (!candidate.isReady(attendance.head())) {
                return new Unsafe(
                        "the candidate " + add.name() + " could not vote: it " + candidate.obstacle(attendance.head()),
                        "Start its node as an observer of this network, wait until it is in sync (" + Presence.MAX_LAG
                                + " blocks at most behind), then send this again");
            }
        }
        boolean touchesSet = change instanceof AddValidator || change instanceof RemoveValidator;
        return touchesSet && !after.isLive() ? new Unsafe(sentence(after), remedy(after)) : new Safe();
    }

    private static String sentence(QuorumState after) {
        String missing = after.missing().stream()
                .map(absent -> absent.name() + " (" + absent.reason() + ")")
                .collect(Collectors.joining(", "));
        return "afterwards " + after.quorum() + " of " + after.validators() + " validators must vote, but only "
                + after.live().size() + " could now; missing: " + missing;
    }

    private static String remedy(QuorumState after) {
        int needed = after.quorum() - after.live().size();
        return "Bring back " + (needed == 1 ? "one" : "" + needed) + " of the missing validators first, or remove "
                + (after.missing().size() == 1 ? "it" : "those that are gone for good") + ", then send this again";
    }
}
