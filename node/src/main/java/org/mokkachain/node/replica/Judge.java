package org.mokkachain.node.replica;

import java.util.Optional;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.event.Verdict;
import org.mokkachain.ledger.chain.BlockVerdict;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.value.Hash;

/** Answers consensus what the chain thinks of a proposed block (rules V7 and V8). */
final class Judge {
    private Judge() {}

    static Event judge(Chain chain, Bodies bodies, Effect.CheckProposal check, long nowMillis) {
        Hash hash = check.block().hash();
        Optional<Block> block = bodies.take(check.block(), check.certified());
        if (block.isEmpty()) {
            return new Event.ProposalChecked(
                    hash, new Verdict.Invalid("the body cannot be read or holds a wrong signature"));
        }
        ClockRule clock = check.certified() ? new ClockRule.Waived() : new ClockRule.Local(nowMillis);
        BlockVerdict verdict = chain.check(block.get(), clock);
        if (verdict instanceof BlockVerdict.TooEarly) {
            bodies.remember(new CheckedBody(hash, block.get().transactions()));
        }
        return new Event.ProposalChecked(hash, translate(hash, verdict));
    }

    private static Verdict translate(Hash hash, BlockVerdict verdict) {
        return switch (verdict) {
            case BlockVerdict.Valid valid -> new Verdict.Valid(valid.nextValidators());
            case BlockVerdict.Invalid(String reason) -> new Verdict.Invalid(reason);
            case BlockVerdict.TooEarly(long holdMillis) -> new Verdict.TooEarly(holdMillis);
            case BlockVerdict.UnknownParent(Hash parent) ->
                throw new IllegalStateException("asked to check " + hash + " before its parent " + parent);
            case BlockVerdict.Stale(long height) ->
                throw new IllegalStateException("asked to check " + hash + " although height " + height + " is final");
        };
    }
}
