package org.mokkachain.node.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.mokkachain.api.model.LeadershipInfo;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.node.http.Administration.Done;
import org.mokkachain.node.http.Administration.Outcome;
import org.mokkachain.node.http.Administration.Refused;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.types.value.PublicKey;

/**
 * Has this node not lead, on the operator's wish: consensus is told, and whoever asked learns when another validator
 * leads. Thread-safe.
 */
final class Abdication {
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long LOOK_MS = 5;

    private final Mailbox mailbox;
    private final PublicKey self;
    private final Halt halt;

    Abdication(Mailbox mailbox, PublicKey self, Halt halt) {
        this.mailbox = mailbox;
        this.self = self;
        this.halt = halt;
    }

    /** Who leads, as this node sees it. */
    record Look(ConsensusView view, Epoch epoch) {
        boolean isLeading() {
            return view.role() == Role.LEADER;
        }

        /** Without one, nobody can take over. */
        boolean hasQuorum() {
            return view.validators().stream().filter(PeerView::connected).count() >= view.quorum();
        }

        Optional<String> leader() {
            return LiveStatus.leader(view, epoch);
        }
    }

    Look look() {
        return mailbox.ask(replica -> new Look(replica.view(System.nanoTime()), replica.epoch())).join();
    }

    /** Zero ends an abstention. */
    Outcome<LeadershipInfo> weaken(Duration duration) {
        return ask(new Event.Weaken(duration.toNanos()), false);
    }

    Outcome<LeadershipInfo> stepDown() {
        return ask(new Event.StepDown(), true);
    }

    private Outcome<LeadershipInfo> ask(Event wish, boolean mustLead) {
        try {
            Look before = look();
            Optional<Refused<LeadershipInfo>> refusal = refusal(before, mustLead);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            long asked = System.nanoTime();
            mailbox.add(new ReplicaEvent.ForConsensus(wish));
            boolean ends = wish instanceof Event.Weaken(long nanos) && nanos == 0;
            if (!before.isLeading() || ends) {
                return new Done<>(info(look(), before.isLeading(), 0));
            }
            Look after = successor(before.view(), asked, PATIENCE_NANOS);
            return new Done<>(info(after, true, (System.nanoTime() - asked) / 1_000_000));
        } catch (CompletionException e) {
            return new Refused<>("the node is stopping", "Nothing: it leads no more.", true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Refused<>("the node is stopping", "Nothing: it leads no more.", true);
        }
    }

    private Optional<Refused<LeadershipInfo>> refusal(Look now, boolean mustLead) {
        if (now.epoch().indexOf(self).isEmpty()) {
            return Optional.of(new Refused<>(
                    "this node is an observer, which never leads", "Ask a validator.", false));
        }
        if (now.epoch().size() == 1) {
            return Optional.of(new Refused<>("there is no other validator that could lead",
                    "Add a validator first (validator propose-add), or stop this one.", false));
        }
        if (mustLead && !now.isLeading()) {
            String leader = now.leader().map(name -> name + " leads").orElse("nobody leads");
            return Optional.of(new Refused<>("this node does not lead: " + leader + " term " + now.view().term(),
                    "Ask the leader. To keep this node from leading, weaken it.", false));
        }
        return Optional.empty();
    }

    /** How things stand when somebody leads a later term, or nobody can, or else when patience is at its end. */
    Look successor(ConsensusView before, long asked, long patienceNanos) throws InterruptedException {
        Look now = look();
        while (!isLater(now.view(), before) && now.hasQuorum()
                && System.nanoTime() - asked < patienceNanos && !halt.isEnded()) {
            halt.await(LOOK_MS);
            now = look();
        }
        return now;
    }

    private static boolean isLater(ConsensusView now, ConsensusView before) {
        return now.epoch() > before.epoch() || now.term() > before.term() && now.leader().isPresent();
    }

    private static LeadershipInfo info(Look now, boolean wasLeader, long milliseconds) {
        ConsensusView view = now.view();
        return new LeadershipInfo(wasLeader, LiveStatus.state(view), view.term(), now.leader(), milliseconds);
    }
}
