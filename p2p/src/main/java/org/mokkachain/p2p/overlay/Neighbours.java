package org.mokkachain.p2p.overlay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/**
 * The active view and all that keeps it full: who is asked to be a neighbour, who answered, who is lost. Everybody is
 * asked and answers, so that a message that is lost does not leave half of a neighbourhood.
 */
final class Neighbours {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long TRIM_MS = 1_000;

    private final PeerAddress self;
    private final OverlaySettings settings;
    private final RandomGenerator random;
    private final Seats seats;
    private final View active;
    private final Acquaintances passive;
    private final Absentees absentees;
    private final LinkedHashMap<PublicKey, Attempt> attempts = new LinkedHashMap<>(4);
    private final View tried = new View();
    private List<OverlayEffect> effects = new ArrayList<>();
    private long now;
    private long pause;
    private long refillAt = NEVER;
    private long trimAt = NEVER;
    private boolean joined;
    /** Whether a contact has been a neighbour: until then those who are may all be as lost as this node. */
    private boolean introduced;

    Neighbours(PeerAddress self, OverlaySettings settings, RandomGenerator random) {
        this.self = self;
        this.settings = settings;
        this.random = random;
        this.seats = new Seats(settings);
        this.active = seats.active();
        this.passive = new Acquaintances(self.key(), random);
        this.absentees = new Absentees(settings, random);
        this.pause = settings.pauseMs();
    }

    /** A step begins; its effects go to the list returned. */
    List<OverlayEffect> begin(long nowMs) {
        now = nowMs;
        effects = new ArrayList<>();
        return effects;
    }

    long wakeAt() {
        long at = Math.min(Math.min(refillAt, trimAt), absentees.wakeAt());
        for (Attempt attempt : attempts.values()) {
            at = Math.min(at, attempt.deadline());
        }
        return joined ? at : NEVER;
    }

    View active() {
        return active;
    }

    View passive() {
        return passive.view();
    }

    Seats seats() {
        return seats;
    }

    boolean hasJoined() {
        return joined;
    }

    void join(List<PeerAddress> by) {
        passive.contacts(by);
        joined = true;
        introduced = !passive.hasContacts();
        startOver();
        askContact();
        askPinned();
        refill();
    }

    void leave() {
        for (PeerAddress peer : active.list()) {
            send(peer, new OverlayMessage.Disconnect(true));
            effects.add(new OverlayEffect.Release(peer.key()));
            effects.add(new OverlayEffect.NeighborDown(peer.key()));
        }
        attempts.keySet().forEach(key -> effects.add(new OverlayEffect.Release(key)));
        active.clear();
        attempts.clear();
        absentees.clear();
        passive.contacts(List.of());
        joined = false;
        refillAt = NEVER;
        trimAt = NEVER;
    }

    void pin(List<PeerAddress> peers) {
        seats.pinned().clear();
        absentees.removePinned();
        for (PeerAddress peer : peers) {
            if (!isSelf(peer.key())) {
                seats.pinned().put(peer);
            }
        }
        askPinned();
        trimSoon();
    }

    private void askPinned() {
        for (PeerAddress peer : seats.pinned().list()) {
            if (joined && isFree(peer.key())) {
                ask(peer, Attempt.Why.PINNED);
            }
        }
    }

    void hearOf(PeerAddress peer) {
        if (!isSelf(peer.key())) {
            absentees.hurry(peer, now);
            remember(peer, List.of());
            refill();
        }
    }

    void resize(int nodes) {
        boolean becomesMesh = seats.becomesMesh(nodes);
        trimSoon();
        if (becomesMesh) {
            startOver();
            refill();
        }
    }

    void wake() {
        expireAttempts();
        if (now >= absentees.wakeAt()) {
            askAbsentees();
        }
        if (now >= trimAt) {
            trim();
        }
        if (now >= refillAt) {
            refillAt = NEVER;
            tried.clear();
            refill();
        }
    }

    // ---- neighbours --------------------------------------------------------------------------------------------

    private void ask(PeerAddress peer, Attempt.Why why) {
        attempts.put(peer.key(), new Attempt(peer, why, false, now + settings.answerMs()));
        effects.add(new OverlayEffect.Keep(peer));
    }

    /** There is the link: put the question. Somebody missed who comes by himself is asked at once. */
    void linked(PublicKey key) {
        if (joined && isFree(key)) {
            absentees.find(key).ifPresent(this::askMissed);
        }
        Attempt attempt = attempts.get(key);
        if (attempt != null && !attempt.asked()) {
            attempts.put(key, attempt.askedNow());
            send(attempt.peer(), attempt.question(self, active.isEmpty()));
        }
    }

    private void askMissed(PeerAddress peer) {
        ask(peer, seats.isPinned(peer.key()) ? Attempt.Why.PINNED : Attempt.Why.LOST);
    }

    /** The walk of a newcomer has ended here. */
    void askNewcomer(PeerAddress peer) {
        if (isFree(peer.key()) && attempts.size() < seats.capacity()) {
            ask(peer, Attempt.Why.NEWCOMER);
        }
    }

    /** Gives somebody's place to another: a contact, or one from the passive view. */
    void mix(boolean byContact) {
        if (!seats.isMesh() && attempts.isEmpty()) {
            Predicate<PeerAddress> free = peer -> isFree(peer.key());
            Optional<PeerAddress> other = byContact ? passive.contact(free) : passive.random(free);
            other.ifPresent(peer -> ask(peer, Attempt.Why.MIX));
        }
    }

    private void expireAttempts() {
        List<Attempt> late = attempts.values().stream().filter(a -> a.deadline() <= now).toList();
        for (Attempt attempt : late) {
            attempts.remove(attempt.peer().key());
            if (attempt.asked()) {
                send(attempt.peer(), new OverlayMessage.Disconnect(false));
            }
            effects.add(new OverlayEffect.Release(attempt.peer().key()));
            failed(attempt);
        }
    }

    private void askAbsentees() {
        for (PeerAddress peer : absentees.due(now)) {
            boolean isPinned = seats.isPinned(peer.key());
            if (isFree(peer.key()) && (isPinned || attempts.size() < seats.capacity())) {
                askMissed(peer);
            }
        }
    }

    /** Asks as many from the passive view as there is room for; whoever has nobody goes back to the contacts. */
    void refill() {
        if (!joined) {
            return;
        }
        int room = seats.free() - (int) attempts.keySet().stream().filter(key -> !seats.isPinned(key)).count();
        if (room <= 0 && introduced) {
            tried.clear();
            return;
        }
        while (room > 0) {
            Optional<PeerAddress> next = passive.random(peer -> isFree(peer.key()) && !tried.contains(peer.key()));
            if (next.isEmpty()) {
                break;
            }
            tried.put(next.get());
            ask(next.get(), Attempt.Why.ROOM);
            room--;
        }
        if (!introduced || active.isEmpty() && room == seats.capacity()) {
            askContact();
        }
        if (refillAt == NEVER && (room > 0 || !introduced)) {
            refillAt = now + pause + random.nextLong(pause / 4 + 1);
            pause = Math.min(2 * pause, settings.maxPauseMs());
        }
    }

    private void askContact() {
        if (attempts.values().stream().noneMatch(a -> a.why() == Attempt.Why.CONTACT)) {
            passive.contact(peer -> isFree(peer.key()) && !tried.contains(peer.key())).ifPresent(contact -> {
                tried.put(contact);
                ask(contact, Attempt.Why.CONTACT);
            });
        }
    }

    private void failed(Attempt attempt) {
        PeerAddress peer = attempt.peer();
        passive.remove(peer.key());
        boolean isPinned = seats.isPinned(peer.key());
        if (isPinned || seats.isMesh() || attempt.why() == Attempt.Why.LOST) {
            absentees.add(peer, isPinned, now);
        }
        refill();
    }

    void lose(PublicKey key) {
        int index = active.indexOf(key);
        if (index >= 0) {
            PeerAddress peer = active.get(index);
            active.remove(key);
            effects.add(new OverlayEffect.NeighborDown(key));
            absentees.add(peer, seats.isPinned(key), now);
            startOver();
            refill();
        }
        Attempt attempt = attempts.remove(key);
        if (attempt != null) {
            failed(attempt);
        }
    }

    /** Makes room, if need be, and takes a peer that has a link with us. */
    void accept(PeerAddress peer) {
        enter(peer, () -> {
            effects.add(new OverlayEffect.Keep(peer));
            send(peer, new OverlayMessage.NeighborReply(true));
        });
    }

    /** Whoever is put out is told of whom for: if the two link, the network is in as few pieces as before. */
    private void enter(PeerAddress peer, Runnable answer) {
        if (!seats.isPinned(peer.key()) && seats.free() <= 0) {
            PeerAddress victim = seats.randomUnpinned(random);
            send(victim, new OverlayMessage.ForwardJoin(peer, 0));
            drop(victim);
        }
        attempts.remove(peer.key());
        passive.remove(peer.key());
        absentees.remove(peer.key());
        active.put(peer);
        introduced |= passive.isContact(peer.key());
        answer.run();
        effects.add(new OverlayEffect.NeighborUp(peer.key()));
    }

    private void drop(PeerAddress peer) {
        active.remove(peer.key());
        send(peer, new OverlayMessage.Disconnect(false));
        effects.add(new OverlayEffect.Release(peer.key()));
        effects.add(new OverlayEffect.NeighborDown(peer.key()));
        remember(peer, List.of());
    }

    boolean isFree(PublicKey key) {
        return !active.contains(key) && !attempts.containsKey(key);
    }

    boolean isSelf(PublicKey key) {
        return self.key().equals(key);
    }

    void remember(PeerAddress peer, List<PeerAddress> first) {
        if (!active.contains(peer.key())) {
            passive.add(peer, Math.max(settings.passive(), seats.capacity()), first);
        }
    }

    private void startOver() {
        tried.clear();
        pause = settings.pauseMs();
        refillAt = NEVER;
    }

    private void trim() {
        trimAt = NEVER;
        if (seats.free() < 0) {
            drop(seats.randomUnpinned(random));
        }
        trimSoon();
    }

    /** One at a time: if all nodes shrank at once, next to no link would be kept by both its ends. */
    private void trimSoon() {
        if (seats.free() < 0 && trimAt == NEVER) {
            trimAt = now + TRIM_MS / 2 + random.nextLong(TRIM_MS);
        }
    }

    void send(PeerAddress to, OverlayMessage message) {
        effects.add(new OverlayEffect.Send(to, message));
    }

    void answered(PublicKey from, boolean accepted) {
        Attempt attempt = attempts.get(from);
        if (attempt == null || !attempt.asked()) {
            if (accepted && !active.contains(from)) {
                effects.add(new OverlayEffect.Release(from));
            }
            return;
        }
        PeerAddress peer = attempt.peer();
        if (!accepted) {
            refused(peer);
        } else if (attempt.isWantedAnyway() || seats.free() > 0) {
            enter(peer, () -> {});
        } else {
            send(peer, new OverlayMessage.Disconnect(false));
            refused(peer);
        }
    }

    private void refused(PeerAddress peer) {
        attempts.remove(peer.key());
        effects.add(new OverlayEffect.Release(peer.key()));
        tried.put(peer);
        if (seats.isPinned(peer.key())) {
            absentees.add(peer, true, now);
        } else {
            absentees.remove(peer.key());
            remember(peer, List.of());
        }
        refill();
    }

    void disconnected(PublicKey from, boolean leaving) {
        int index = active.indexOf(from);
        Attempt attempt = attempts.get(from);
        if (index >= 0) {
            PeerAddress peer = active.get(index);
            active.remove(from);
            effects.add(new OverlayEffect.NeighborDown(from));
            startOver();
            refused(peer);
        } else if (attempt != null && attempt.asked()) {
            refused(attempt.peer());
        }
        if (leaving) {
            passive.remove(from);
        }
    }
}
