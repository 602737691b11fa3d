package org.mokkachain.node.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mokkachain.node.governance.Assessment.Inapplicable;
import org.mokkachain.node.governance.Assessment.Safe;
import org.mokkachain.node.governance.Assessment.Unsafe;
import org.mokkachain.node.governance.Assessment.Verdict;
import org.mokkachain.node.governance.Outlook.Proposed;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.governance.Subject;

/**
 * Judges whether a change would leave a quorum that can vote: alone, and together with the changes that pass anyway.
 * Of changes that are only proposed it warns. Thread-safe.
 */
public final class ChangeGuard {
    private static final String GOES_ON = "a quorum could vote afterwards";

    private final CrashModel model;

    public ChangeGuard(CrashModel model) {
        this.model = model;
    }

    /** What {@code change} would do to the validators. */
    public Assessment assess(Change change, Outlook outlook, Attendance attendance) {
        ValidatorSet members = outlook.members();
        Outlook others = outlook.without(change);
        QuorumState before = QuorumState.of(model, members, attendance);
        Optional<Inapplicable> inapplicable =
                obstacle(change, members).or(() -> tooLate(change, attendance.head()));
        if (inapplicable.isPresent()) {
            return new Assessment(before, before, inapplicable.get());
        }
        QuorumState alone = QuorumState.of(model, after(members, change), attendance);
        QuorumState after = QuorumState.of(model, after(after(members, others.passing()), change), attendance);
        Verdict verdict = touchesSet(change)
                ? judge(change, alone, others, attendance)
                : new Safe(sideEffect(change, members));
        return new Assessment(before, after, verdict);
    }

    private static boolean touchesSet(Change change) {
        return change instanceof AddValidator || change instanceof RemoveValidator;
    }

    /** The set after a change; the same if the change is none of the set or cannot be made. */
    private static ValidatorSet after(ValidatorSet members, Change change) {
        if (obstacle(change, members).isPresent()) {
            return members;
        }
        return switch (change) {
            case AddValidator add -> members.with(new Validator(add.name(), add.key(), add.operator()));
            case RemoveValidator(var key) -> members.without(key);
            case SetPermission _, SetParameter _ -> members;
        };
    }

    private static ValidatorSet after(ValidatorSet members, List<Proposed> changes) {
        ValidatorSet set = members;
        for (Proposed proposed : changes) {
            set = after(set, proposed.change());
        }
        return set;
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

    private static Optional<Inapplicable> tooLate(Change change, long head) {
        return change instanceof SetParameter(var _, long _, long height) && height != 0 && height <= head
                ? impossible("height " + height + " is past: the last block is " + head,
                        "Name a later height, or none: then it holds as soon as it passes")
                : Optional.empty();
    }

    private static Optional<Inapplicable> impossible(String sentence, String remedy) {
        return Optional.of(new Inapplicable(sentence, remedy));
    }

    private Verdict judge(Change change, QuorumState alone, Outlook others, Attendance attendance) {
        if (change instanceof AddValidator add) {
            Presence candidate = attendance.of(add.key());
            if (!candidate.isReady(attendance.head())) {
                return new Unsafe(
                        "the candidate " + add.name() + " could not vote: it " + candidate.obstacle(attendance.head()),
                        "Start its node as an observer of this network, wait until it is in sync (" + Presence.MAX_LAG
                                + " blocks at most behind), then send this again");
            }
        }
        if (!alone.isLive()) {
            return new Unsafe(sentence(alone), remedy(alone));
        }
        ValidatorSet passed = after(others.members(), others.passing());
        QuorumState together = QuorumState.of(model, after(passed, change), attendance);
        if (!together.isLive()) {
            return new Unsafe(
                    "together with " + named(others.passing()) + ", which passes with the approvals under way: "
                            + sentence(together),
                    "Wait until that has passed, and look again with a dry run. " + remedy(together));
        }
        return new Safe(caution(change, passed, others.open(), attendance));
    }

    /** Whether the network would also go on if what is only proposed passed, too. */
    private String caution(Change change, ValidatorSet passed, List<Proposed> open, Attendance attendance) {
        List<Proposed> dangers = new ArrayList<>();
        for (Proposed other : open) {
            if (touchesSet(other.change()) && !isLive(passed, List.of(other), change, attendance)) {
                dangers.add(other);
            }
        }
        if (!dangers.isEmpty()) {
            return GOES_ON + ", but not any more if " + named(dangers) + " passed, too";
        }
        return isLive(passed, open, change, attendance)
                ? GOES_ON
                : GOES_ON + ", but not any more if all that is proposed passed, too";
    }

    private boolean isLive(ValidatorSet passed, List<Proposed> also, Change change, Attendance attendance) {
        return QuorumState.of(model, after(after(passed, also), change), attendance).isLive();
    }

    private static String named(List<Proposed> proposals) {
        List<String> numbers = proposals.stream()
                .filter(proposed -> touchesSet(proposed.change()))
                .map(proposed -> Long.toString(proposed.number()))
                .toList();
        return (numbers.size() == 1 ? "proposal " : "proposals ") + String.join(", ", numbers);
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

    /** What a change that leaves the set alone means for validators. */
    private static String sideEffect(Change change, ValidatorSet members) {
        if (change instanceof SetPermission(Subject subject, Permission permission)
                && permission == Permission.DENIED) {
            for (Validator validator : members.members()) {
                if (subject.equals(new AccountSubject(validator.operator()))) {
                    return "the validators stay; this account may send all the same while it operates "
                            + validator.name();
                }
                if (subject.equals(new NodeSubject(validator.key()))) {
                    return "the validators stay; " + validator.name()
                            + " may connect all the same while it is a validator";
                }
            }
        }
        return "the validators stay as they are";
    }
}
