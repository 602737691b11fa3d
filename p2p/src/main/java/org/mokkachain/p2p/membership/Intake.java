package org.mokkachain.p2p.membership;

import java.util.List;
import java.util.Optional;
import org.mokkachain.p2p.membership.MembershipEffect.Offence;
import org.mokkachain.p2p.membership.MembershipEffect.PeerDead;
import org.mokkachain.p2p.membership.MembershipEffect.PeerForgotten;
import org.mokkachain.p2p.membership.MembershipEffect.PeerLive;
import org.mokkachain.p2p.membership.MembershipEffect.PeerNew;
import org.mokkachain.p2p.membership.MembershipEffect.PeerUpdated;
import org.mokkachain.p2p.membership.MembershipEffect.Renewed;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** Takes in what peers say of themselves, by whatever way it came, and judges who is alive. */
final class Intake {
    private static final long LEAST_PRIOR_MS = 750;
    /** An interval between signs of life counts for at most so many gossip intervals. */
    private static final int MOST_INTERVALS = 10;

    private final OwnState own;
    private final Directory directory;
    private final MembershipSettings settings;

    Intake(OwnState own, Directory directory, MembershipSettings settings) {
        this.own = own;
        this.directory = directory;
        this.settings = settings;
    }

    /** Takes in a delta that {@code from} passed on, unless it is old or does not fit. */
    void take(PublicKey from, Delta delta, long now, List<MembershipEffect> out) {
        if (delta.owner().equals(own.owner())) {
            takeOwn(delta, out);
            return;
        }
        Optional<PeerRecord> known = directory.find(delta.owner());
        if (known.isPresent()) {
            boolean wasDoubtful = known.get().doubtful();
            update(known.get(), delta, now, out);
            if (known.get().doubtful() && !wasDoubtful && from.equals(delta.owner())) {
                // Of anybody else's state we cannot tell who lied, whoever passed it on or its owner.
                out.add(new Offence(from, "what it says of itself does not follow from what it said before"));
            }
        } else if (delta.after() == 0 && directory.hasRoomFor(delta.owner())) {
            add(SealedState.of(delta), now, out);
        }
    }

    /** Only we can have signed it: an earlier run of ours, before the clock was set back, or a second process. */
    private void takeOwn(Delta delta, List<MembershipEffect> out) {
        DigestLine theirs = new DigestLine(delta.owner(), delta.generation(), delta.version());
        if (theirs.isNewerThan(own.current().line())) {
            begin(own.above(delta.generation()), out);
        }
    }

    /** Begins the next generation, if there is one. */
    void renew(List<MembershipEffect> out) {
        begin(own.generation() + 1, out);
    }

    private void begin(long generation, List<MembershipEffect> out) {
        if (generation <= Delta.MAX_GENERATION) {
            own.renew(generation);
            out.add(new Renewed(generation));
        }
    }

    private void add(SealedState state, long now, List<MembershipEffect> out) {
        PhiDetector detector = new PhiDetector(Math.max(LEAST_PRIOR_MS, settings.intervalMs()), now);
        directory.add(state, detector).ifPresent(loser -> out.add(new PeerForgotten(loser)));
        out.add(new PeerNew(state.owner()));
        for (Entry entry : state.entries()) {
            if (!entry.deleted()) {
                report(state.owner(), entry.key(), Optional.of(entry.value()), out);
            }
        }
        directory.find(state.owner()).ifPresent(record -> buryIfLeft(record, out));
    }

    private void update(PeerRecord record, Delta delta, long now, List<MembershipEffect> out) {
        SealedState before = record.state();
        DigestLine line = new DigestLine(delta.owner(), delta.generation(), delta.version());
        Optional<SealedState> after = changed(record, line, delta);
        after.ifPresent(record::take);
        if (line.isNewerThan(record.heard())) {
            record.detector().rise(now, MOST_INTERVALS * settings.intervalMs());
            record.hear(line);
            revive(record, out);
        }
        after.ifPresent(state -> reportChanges(before, state, out));
        buryIfLeft(record, out);
    }

    /** The state the delta makes of ours; empty if it is no newer, or has no part in ours. */
    private static Optional<SealedState> changed(PeerRecord record, DigestLine line, Delta delta) {
        SealedState before = record.state();
        boolean isOtherCopy = record.doubtful() && line.equals(before.line());
        if (delta.after() == 0) {
            boolean isWanted = line.isNewerThan(before.line()) || isOtherCopy;
            return isWanted ? Optional.of(SealedState.of(delta)) : Optional.empty();
        }
        if (!line.isNewerThan(before.line()) || delta.after() > before.line().baseFor(line)) {
            return Optional.empty();
        }
        Optional<SealedState> after = before.with(delta);
        if (after.isEmpty()) {
            record.doubt();
        }
        return after;
    }

    private static void revive(PeerRecord record, List<MembershipEffect> out) {
        if (!record.live() && !record.left()) {
            record.live(true);
            out.add(new PeerLive(record.state().owner()));
        }
    }

    private static void buryIfLeft(PeerRecord record, List<MembershipEffect> out) {
        if (record.live() && record.left()) {
            record.live(false);
            out.add(new PeerDead(record.state().owner(), Double.POSITIVE_INFINITY));
        }
    }

    private static void reportChanges(SealedState before, SealedState after, List<MembershipEffect> out) {
        if (before.seal().content().equals(after.seal().content())) {
            return;
        }
        for (Entry entry : after.entries()) {
            Optional<Bytes> value = after.value(entry.key());
            if (!value.equals(before.value(entry.key()))) {
                report(after.owner(), entry.key(), value, out);
            }
        }
        for (Entry entry : before.entries()) {
            if (!entry.deleted() && !after.has(entry.key())) {
                report(after.owner(), entry.key(), Optional.empty(), out);
            }
        }
    }

    private static void report(PublicKey peer, String key, Optional<Bytes> value, List<MembershipEffect> out) {
        if (!key.equals(Entry.LEFT)) {
            out.add(new PeerUpdated(peer, key, value));
        }
    }

    /** Who has become suspicious is dead, or forgotten if we need not hear of it; so is who has been dead for long. */
    void judge(long now, List<MembershipEffect> out) {
        directory.age();
        for (PeerRecord record : directory.all()) {
            double phi = phi(record, now);
            if (record.live() && phi > settings.deadPhi() && !directory.isOutOfEarshot(record.state().owner())) {
                record.live(false);
                out.add(new PeerDead(record.state().owner(), phi));
            }
        }
        for (PublicKey peer : directory.keys(record -> isForgettable(record, now))) {
            directory.remove(peer);
            out.add(new PeerForgotten(peer));
        }
    }

    double phi(PeerRecord record, long now) {
        return record.left() ? Double.POSITIVE_INFINITY : record.detector().phi(now, settings.intervalMs());
    }

    private boolean isForgettable(PeerRecord record, long now) {
        boolean unheard = phi(record, now) > settings.deadPhi() && directory.isOutOfEarshot(record.state().owner());
        return record.live() ? unheard : now - record.detector().lastRise() > settings.forgetDeadMs();
    }
}
