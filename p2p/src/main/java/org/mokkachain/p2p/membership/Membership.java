package org.mokkachain.p2p.membership;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.membership.MembershipEffect.Refused;
import org.mokkachain.p2p.membership.MembershipEffect.Send;
import org.mokkachain.p2p.membership.MembershipEvent.Delete;
import org.mokkachain.p2p.membership.MembershipEvent.Leave;
import org.mokkachain.p2p.membership.MembershipEvent.Linked;
import org.mokkachain.p2p.membership.MembershipEvent.Pin;
import org.mokkachain.p2p.membership.MembershipEvent.Put;
import org.mokkachain.p2p.membership.MembershipEvent.Received;
import org.mokkachain.p2p.membership.MembershipEvent.Seeds;
import org.mokkachain.p2p.membership.MembershipEvent.Unlinked;
import org.mokkachain.p2p.membership.MembershipEvent.Wake;
import org.mokkachain.p2p.membership.MembershipMessage.Answer;
import org.mokkachain.p2p.membership.MembershipMessage.Deltas;
import org.mokkachain.p2p.membership.MembershipMessage.Digest;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * A node's knowledge of the others, and theirs of it: a deterministic state machine. Every gossip interval it seals its
 * own state anew and compares what it has with a partner in three messages; whatever is newer on one side goes to the
 * other, whoever it is about. Time is any clock in milliseconds that never runs backwards. What a node has to say of
 * itself is best put before its first link, so that nobody sees it without. Not thread-safe.
 */
public final class Membership {
    /** Questions of one peer answered from one round to the next; an honest one asks about twice. */
    private static final int MAX_QUESTIONS = 8;
    /** Linked peers that a goodbye is said to; they tell the others. */
    private static final int GOODBYES = 8;

    private final OwnState own;
    private final MembershipSettings settings;
    private final RandomGenerator random;
    private final Directory directory;
    private final Exchange exchange;
    private final Intake intake;
    private final Partners partners;
    private final Map<PublicKey, Integer> questions = new LinkedHashMap<>();
    private long nextRound = Long.MIN_VALUE;
    private long lastTime = Long.MIN_VALUE;
    private long slept;
    private boolean gone;

    /**
     * @param self signs this node's state; its key names it
     * @param generation start of this run in milliseconds since 1970, at least 1
     * @param genesis fingerprint of the network
     * @param random for the choice of partners
     */
    public Membership(
            Signer self, long generation, Hash genesis, MembershipSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        own = new OwnState(self, genesis, generation);
        directory = new Directory(self.publicKey(), settings);
        exchange = new Exchange(own, directory, settings, random);
        intake = new Intake(own, directory, settings);
        partners = new Partners(self.publicKey(), directory, settings.minLivePeers(), random);
    }

    /**
     * When {@link Wake} is due next, by the clock of the steps: at once ({@link Long#MIN_VALUE}) before the first step,
     * never ({@link Long#MAX_VALUE}) after {@link Leave}.
     */
    public long wakeAt() {
        return gone ? Long.MAX_VALUE : nextRound;
    }

    /** Takes an event at {@code nowMs}; the effects are to be carried out in their order. */
    public List<MembershipEffect> step(long nowMs, MembershipEvent event) {
        if (gone) {
            return List.of();
        }
        long now = waking(nowMs);
        List<MembershipEffect> out = new ArrayList<>();
        switch (event) {
            case Wake _ -> wake(now, out);
            case Received received -> receive(received, now, out);
            case Linked linked -> link(linked.peer(), now, out);
            case Unlinked unlinked -> directory.unlink(unlinked.peer());
            case Pin pin -> directory.pin(pin.peers());
            case Seeds seeds -> partners.seeds(seeds.peers());
            case Put put -> put(put, out);
            case Delete delete -> own.delete(delete.key(), now);
            case Leave _ -> leave(out);
        }
        return Collections.unmodifiableList(out);
    }

    /** The time without the time this process slept: while it heard nobody, nobody was silent. */
    private long waking(long nowMs) {
        boolean isFirst = lastTime == Long.MIN_VALUE;
        lastTime = Math.max(lastTime, nowMs);
        if (isFirst) {
            nextRound = lastTime + random.nextLong(settings.intervalMs());
        } else if (lastTime - nextRound > settings.intervalMs()) {
            slept += lastTime - nextRound;
            nextRound = lastTime;
        }
        return lastTime - slept;
    }

    private void wake(long now, List<MembershipEffect> out) {
        if (lastTime < nextRound) {
            return;
        }
        long tenth = settings.intervalMs() / 10;
        nextRound = lastTime + settings.intervalMs() + random.nextLong(-tenth, tenth + 1);
        questions.clear();
        if (own.isStale(settings.renewal(), now)) {
            intake.renew(out);
        }
        own.beat();
        intake.judge(now, out);
        for (PublicKey partner : partners.ofRound()) {
            out.add(new Send(partner, exchange.digest(now)));
        }
    }

    private void link(PublicKey peer, long now, List<MembershipEffect> out) {
        directory.link(peer);
        if (directory.linked().contains(peer) && !directory.find(peer).map(PeerRecord::live).orElse(false)) {
            out.add(new Send(peer, exchange.digest(now)));
        }
    }

    private void receive(Received received, long now, List<MembershipEffect> out) {
        PublicKey from = received.from();
        MembershipMessage message = received.message().message();
        message.deltas().forEach(delta -> intake.take(from, delta, now, out));
        switch (message) {
            case Digest digest -> {
                if (mayAsk(from)) {
                    exchange.answer(from, digest, now).ifPresent(answer -> out.add(new Send(from, answer)));
                }
            }
            case Answer answer -> {
                if (!answer.wanted().isEmpty() && mayAsk(from)) {
                    exchange.deltas(answer.wanted(), now).ifPresent(deltas -> out.add(new Send(from, deltas)));
                }
            }
            case Deltas _ -> { }
        }
    }

    private boolean mayAsk(PublicKey from) {
        return questions.merge(from, 1, Integer::sum) <= MAX_QUESTIONS;
    }

    private void put(Put put, List<MembershipEffect> out) {
        if (own.lacksRoomFor(put.key())) {
            intake.renew(out);
        }
        own.put(put.key(), put.value()).ifPresent(reason -> out.add(new Refused(put.key(), reason)));
    }

    private void leave(List<MembershipEffect> out) {
        own.leave();
        Deltas goodbye = new Deltas(List.of(own.current().deltaAfter(0)));
        directory.linked().stream().limit(GOODBYES).forEach(peer -> out.add(new Send(peer, goodbye)));
        gone = true;
    }

    /** This node as others see it, or will. */
    public PeerView self() {
        return PeerView.of(own.current(), !gone, 0);
    }

    /** All peers known, dead ones too, in the order of their keys. */
    public List<PeerView> peers(long nowMs) {
        List<PeerView> views = new ArrayList<>();
        directory.all().forEach(record -> views.add(view(record, nowMs)));
        return Collections.unmodifiableList(views);
    }

    /** What is known of one peer. */
    public Optional<PeerView> peer(PublicKey peer, long nowMs) {
        return directory.find(peer).map(record -> view(record, nowMs));
    }

    private PeerView view(PeerRecord record, long nowMs) {
        double phi = intake.phi(record, Math.max(lastTime, nowMs) - slept);
        return PeerView.of(record.state(), record.live(), phi);
    }

    /** The peers taken for alive, in the order of their keys. */
    public Set<PublicKey> live() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(directory.keys(PeerRecord::live)));
    }
}
