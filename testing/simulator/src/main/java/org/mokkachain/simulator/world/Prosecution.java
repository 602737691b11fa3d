package org.mokkachain.simulator.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simulator.check.Violation;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.ReportEvidence;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.PublicKey;

/**
 * Somebody who reports what honest nodes found out about liars, one after the other, and slanders others as well. Only
 * what is genuine may have an effect, and it must.
 */
final class Prosecution implements Sender {
    private static final Set<String> SETTLED = Set.of(
            FailureCode.ALREADY_CONVICTED.text(), FailureCode.NOT_A_VALIDATOR.text(),
            FailureCode.LAST_VALIDATOR.text());

    private record Charge(ReportEvidence report, boolean genuine) {}

    private final World world;
    private final BiConsumer<Sender, Transaction> post;
    private final Purse purse;
    private final Slander slander;
    private final Chance chance;
    private final long patience;
    private final Set<String> known = new TreeSet<>();
    private final Deque<Charge> charges = new ArrayDeque<>();
    private Optional<Charge> inCourt = Optional.empty();
    private Optional<ReportEvidence> latest = Optional.empty();

    Prosecution(World world, BiConsumer<Sender, Transaction> post) {
        Setting setting = world.setting();
        this.world = world;
        this.post = post;
        this.purse = new Purse(setting.genesis().hash(), setting.reporter());
        this.chance = Chance.of(setting.scenario().seed(), "prosecution");
        this.slander = new Slander(setting, setting.reporter(), chance);
        this.patience = setting.scenario().conditions().reportAfter();
    }

    void start(long end) {
        for (int i = chance.below(4); reports() && i > 0; i--) {
            world.at(chance.between(0, end), () -> charge(new Charge(slander.next(latest), false)));
        }
    }

    private boolean reports() {
        return patience > 0;
    }

    /** An honest node has found evidence. */
    void found(PublicKey offender, Evidence evidence) {
        if (!reports() || !known.add(offender.hex() + " " + evidence.epoch())) {
            return;
        }
        Encoder out = new Encoder();
        evidence.encode(out);
        ReportEvidence report = new ReportEvidence(offender, out.toBytes());
        world.after(chance.between(patience / 8, patience), () -> {
            latest = Optional.of(report);
            if (chance.hits(0.3)) {
                charge(new Charge(slander.next(latest), false));
            }
            charge(new Charge(report, true));
        });
    }

    private void charge(Charge charge) {
        charges.add(charge);
        next();
    }

    private void next() {
        if (inCourt.isEmpty() && !charges.isEmpty()) {
            Charge charge = charges.remove();
            inCourt = Optional.of(charge);
            post.accept(this, purse.sign(List.of(charge.report())));
        }
    }

    @Override
    public void isFinal(Transaction transaction, Receipt receipt, StateView state) {
        Charge charge = inCourt.orElseThrow();
        inCourt = Optional.empty();
        switch (receipt.outcome()) {
            case Receipt.Applied _ -> {
                Violation.unless(charge.genuine(), () -> "I16: slander was believed: " + charge.report());
                Violation.unless(isConvicted(charge.report().offender(), state),
                        () -> "I16: a report was executed without effect: " + charge.report());
            }
            case Receipt.Failed(int operation, String code) -> Violation.unless(
                    !charge.genuine() || SETTLED.contains(code),
                    () -> "I16: genuine evidence was refused: " + code + ", " + charge.report());
        }
        next();
    }

    private static boolean isConvicted(PublicKey offender, StateView state) {
        return Governance.in(state).membership().convictions().stream().anyMatch(c -> c.offender().equals(offender));
    }
}
