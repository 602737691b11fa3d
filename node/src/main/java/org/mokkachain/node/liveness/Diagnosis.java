package org.mokkachain.node.liveness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.p2p.transport.CopiedKey;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Trouble;

/**
 * Says whether the chain moves and, if it does not, why: who is missing, each with its reason, what is waited for, and
 * what will stop it soon. Immutable.
 */
public final class Diagnosis {
    private static final long NANOS_PER_MS = 1_000_000;

    private final ConsensusView view;
    private final Optional<String> self;
    private final Map<String, Acquaintance> others = new LinkedHashMap<>();
    private final OwnState own;
    private final Clocks clocks = new Clocks();
    private final Absence absence;

    /**
     * Looks at everything.
     *
     * @param view what consensus knows
     * @param self this node's name among the validators; empty if it is none
     * @param known of another validator by its name
     * @param own what is wrong with this node itself
     */
    public Diagnosis(
            ConsensusView view, Optional<String> self, Function<String, Acquaintance> known, OwnState own) {
        this.view = view;
        this.self = self;
        this.own = own;
        for (PeerView validator : view.validators()) {
            String name = validator.name();
            if (!self.equals(Optional.of(name))) {
                others.put(name, known.apply(name));
                others.get(name).clockAhead().ifPresent(ahead -> clocks.add(name, ahead));
            }
        }
        this.absence = new Absence(view, clocks);
    }

    /** @param nowMs milliseconds since 1970-01-01 UTC */
    public Liveness liveness(long nowMs) {
        List<Liveness.Missing> missing = view.validators().stream()
                .filter(validator -> others.containsKey(validator.name()))
                .filter(validator -> !validator.connected() || view.missing().contains(validator.name()))
                .map(validator -> missing(validator, nowMs))
                .toList();
        OptionalLong next = view.nextAttemptNanos().isPresent() && !view.ok()
                ? OptionalLong.of(nowMs + view.nextAttemptNanos().getAsLong() / NANOS_PER_MS)
                : OptionalLong.empty();
        boolean ok = view.ok() && own.disk().isEmpty();
        return new Liveness(ok, sentence(), missing, next);
    }

    private Liveness.Missing missing(PeerView validator, long nowMs) {
        Acquaintance known = others.getOrDefault(validator.name(), Acquaintance.NONE);
        long since = known.trouble()
                .map(trouble -> trouble.since().toEpochMilli())
                .orElseGet(() -> nowMs - validator.silentNanos().orElse(0) / NANOS_PER_MS);
        return new Liveness.Missing(validator.name(), absence.reason(validator, known), since);
    }

    private String sentence() {
        List<String> parts = new ArrayList<>();
        own.disk().ifPresent(why -> parts.add("This node is " + why + "."));
        own.copied().ifPresent(other -> parts.add(ownKey(other)));
        parts.add(foreign().orElseGet(this::ofTheChain));
        own.overload().ifPresent(overload -> parts.add(overloaded(overload)));
        others.forEach((name, known) -> known.copied().ifPresent(copied -> parts.add(
                "The key of %s is used by two running nodes, at %s and at %s: one of them must be stopped."
                        .formatted(name, copied.one(), copied.other()))));
        return String.join(" ", parts) + clocks.sentences();
    }

    private static String ownKey(CopiedKey other) {
        return ("Another running node has this node's key: this one is at %s, the other at %s. Stop one of them;"
                + " a key is for one node alone.").formatted(other.one(), other.other());
    }

    private static String overloaded(OwnState.Overload overload) {
        return ("This node is overloaded: its mailbox was full and %d messages of others were dropped in the last %d s"
                + " (limits.mailbox is %d); it needs a faster processor or less to do.")
                .formatted(overload.dropped(), overload.seconds(), overload.capacity());
    }

    /** Nobody else has the genesis that this node has: then it is this node that is wrong. */
    private Optional<String> foreign() {
        List<String> refusing = new ArrayList<>();
        Optional<Refusal> refusal = Optional.empty();
        for (PeerView validator : view.validators()) {
            Acquaintance known = others.get(validator.name());
            if (known != null && validator.connected()) {
                return Optional.empty();
            }
            Optional<Refusal> said = Optional.ofNullable(known)
                    .flatMap(Acquaintance::trouble)
                    .flatMap(Trouble::refusal)
                    .filter(r -> r.field() == Refusal.Field.GENESIS);
            if (said.isPresent()) {
                refusing.add(validator.name());
                refusal = said;
            }
        }
        return refusing.size() < 2
                ? Optional.empty()
                : refusal.map(r -> ("No blocks: this node has another genesis than %s: its own is %s, theirs %s. Start"
                        + " it with the genesis file of the network.")
                        .formatted(String.join(", ", refusing), r.mine(), r.theirs()));
    }

    private String ofTheChain() {
        Map<String, PeerView> validators = view.validators().stream()
                .collect(Collectors.toMap(PeerView::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        String missing = view.missing().stream()
                .map(name -> name + " (" + why(validators, name) + ")")
                .collect(Collectors.joining(", "));
        return view.statement() + (missing.isEmpty() ? "" : "; missing: " + missing) + ".";
    }

    private String why(Map<String, PeerView> validators, String name) {
        PeerView validator = validators.get(name);
        if (self.equals(Optional.of(name)) || validator == null) {
            return view.lostPast().map(lost -> "this node, which may not vote yet: " + lost).orElse("this node");
        }
        return absence.reason(validator, others.getOrDefault(name, Acquaintance.NONE));
    }
}
