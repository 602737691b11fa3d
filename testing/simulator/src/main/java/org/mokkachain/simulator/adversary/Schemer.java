package org.mokkachain.simulator.adversary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.EvidenceNotice;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.simulator.plan.Villainy;
import org.mokkachain.types.transaction.Transaction;

/** A villain made of deeds. It keeps from its replica whatever would show that replica what it really sends. */
final class Schemer implements Villain {
    private final Lair lair;
    private final List<Deed> deeds;
    private final boolean censors;

    Schemer(Lair lair, List<Deed> deeds, Set<Villainy> villainies) {
        this.lair = lair;
        this.deeds = deeds;
        this.censors = villainies.contains(Villainy.CENSORS);
    }

    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        lair.learn(message);
        List<ConsensusMessage> sent = List.of(message);
        if (!lair.isMember()) {
            return sent;
        }
        for (Deed deed : deeds) {
            List<ConsensusMessage> changed = new ArrayList<>();
            sent.forEach(m -> changed.addAll(deed.send(to, m)));
            sent = changed;
        }
        return sent;
    }

    @Override
    public boolean hears(ConsensusMessage message) {
        boolean own = lair.isMember() && isOwn(message);
        if (!own) {
            lair.learn(message);
            deeds.forEach(deed -> deed.hears(message));
        }
        return !own;
    }

    private boolean isOwn(ConsensusMessage message) {
        return switch (message) {
            case BlockVote m -> m.signer() == lair.me();
            case Append m -> m.statement().signer() == lair.me();
            case Lead m -> m.statement().signer() == lair.me();
            case Vote m -> m.statement().signer() == lair.me();
            case EvidenceNotice m -> m.evidence().offender() == lair.me();
            case Status m -> !m.seenFromYou().isEmpty() && lair.chance().hits(0.9);
            case ConsensusMessage m -> false;
        };
    }

    @Override
    public List<Transaction> knows(List<Transaction> transactions) {
        if (!censors) {
            return transactions;
        }
        return transactions.stream()
                .filter(t -> t.body().sender().unsignedByteAt(0) % 2 == 0)
                .toList();
    }

    @Override
    public List<ConsensusMessage> unprompted(int to) {
        List<ConsensusMessage> sent = new ArrayList<>();
        if (lair.isMember()) {
            deeds.forEach(deed -> sent.addAll(deed.unprompted(to)));
        }
        return sent;
    }

    @Override
    public void enter(Epoch epoch) {
        lair.enter(epoch);
    }
}
