package org.mokkachain.p2p.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.membership.MembershipMessage.Answer;
import org.mokkachain.p2p.membership.MembershipMessage.Deltas;
import org.mokkachain.p2p.membership.MembershipMessage.Digest;
import org.mokkachain.types.value.PublicKey;

/** What is told and asked of one partner: Scuttlebutt's reconciliation, with whole states instead of single entries. */
final class Exchange {
    /** A state somebody lacks, at least from {@code after} on. */
    private record Lacking(SealedState state, long after, int missing) {
        Lacking(SealedState state, long after) {
            this(state, after, state.missing(after));
        }
    }

    private final OwnState own;
    private final Directory directory;
    private final MembershipSettings settings;
    private final RandomGenerator random;
    private Optional<PublicKey> toldUpTo = Optional.empty();

    Exchange(OwnState own, Directory directory, MembershipSettings settings, RandomGenerator random) {
        this.own = own;
        this.directory = directory;
        this.settings = settings;
        this.random = random;
    }

    /** What we have. With more peers than fit, each digest goes on, and overlaps by one, where the last one ended. */
    Digest digest(long now) {
        List<DigestLine> lines = told(now);
        DigestLine self = own.current().line();
        int start = lines.size() <= settings.maxDigest() ? 0 : toldUpTo.map(key -> position(lines, key)).orElse(0);
        int end = Math.min(lines.size(), start + settings.maxDigest());
        boolean last = end == lines.size();
        toldUpTo = last ? Optional.empty() : Optional.of(lines.get(end - 1).owner());
        return new Digest(self.generation(), self.version(), start == 0, last, lines.subList(start, end));
    }

    private List<DigestLine> told(long now) {
        List<DigestLine> lines = new ArrayList<>(directory.all().size());
        for (PeerRecord record : directory.all()) {
            if (directory.isTold(record, now)) {
                lines.add(claim(record));
            }
        }
        return lines;
    }

    private static DigestLine claim(PeerRecord record) {
        DigestLine line = record.state().line();
        return record.doubtful() ? new DigestLine(line.owner(), line.generation(), 0) : line;
    }

    private static int position(List<DigestLine> lines, PublicKey key) {
        int position = 0;
        while (position < lines.size() - 1 && lines.get(position).owner().compareTo(key) < 0) {
            position++;
        }
        return position;
    }

    /** The answer to a digest; empty if neither side lacks anything. */
    Optional<Answer> answer(PublicKey from, Digest digest, long now) {
        List<Lacking> lacking = new ArrayList<>();
        List<DigestLine> wanted = new ArrayList<>();
        List<DigestLine> mine = everything(now);
        List<DigestLine> theirs = withSender(from, digest);
        int at = 0;
        for (DigestLine line : theirs) {
            while (at < mine.size() && mine.get(at).owner().compareTo(line.owner()) < 0) {
                offer(mine.get(at++), digest, lacking);
            }
            if (at < mine.size() && mine.get(at).owner().equals(line.owner())) {
                compare(mine.get(at++), line, lacking, wanted);
            } else {
                untold(line, wanted);
            }
        }
        while (at < mine.size()) {
            offer(mine.get(at++), digest, lacking);
        }
        Answer answer = new Answer(chosen(lacking), limited(wanted));
        return answer.deltas().isEmpty() && answer.wanted().isEmpty() ? Optional.empty() : Optional.of(answer);
    }

    private List<DigestLine> everything(long now) {
        return inserted(told(now), own.current().line());
    }

    private static List<DigestLine> withSender(PublicKey from, Digest digest) {
        return inserted(digest.lines(), new DigestLine(from, digest.generation(), digest.version()));
    }

    /** The lines, in the order of the keys, with one more instead of any of the same key. */
    private static List<DigestLine> inserted(List<DigestLine> lines, DigestLine one) {
        List<DigestLine> all = new ArrayList<>(lines.size() + 1);
        boolean isIn = false;
        for (DigestLine line : lines) {
            int order = line.owner().compareTo(one.owner());
            if (order >= 0 && !isIn) {
                all.add(one);
                isIn = true;
            }
            if (order != 0) {
                all.add(line);
            }
        }
        if (!isIn) {
            all.add(one);
        }
        return all;
    }

    private void offer(DigestLine mine, Digest digest, List<Lacking> lacking) {
        if (digest.covers(mine.owner())) {
            lacking.add(new Lacking(stateOf(mine.owner()), 0));
        }
    }

    /** {@code mine} is what we claim: of a state in doubt, version 0. */
    private void compare(DigestLine mine, DigestLine theirs, List<Lacking> lacking, List<DigestLine> wanted) {
        SealedState state = stateOf(mine.owner());
        boolean inDoubt = mine.version() == 0 && theirs.version() >= state.version();
        if (theirs.isNewerThan(state.line()) || inDoubt && theirs.generation() == mine.generation()) {
            wanted.add(mine);
        } else if (state.line().isNewerThan(theirs)) {
            lacking.add(new Lacking(state, theirs.baseFor(state.line())));
        }
    }

    /** Of whom we tell nothing we may still want to hear: all, or that it is alive again. */
    private void untold(DigestLine theirs, List<DigestLine> wanted) {
        PublicKey owner = theirs.owner();
        DigestLine mine =
                directory.find(owner).map(Exchange::claim).orElseGet(() -> new DigestLine(owner, 0, 0));
        if (theirs.isNewerThan(mine) && (mine.generation() > 0 || directory.hasRoomFor(owner))) {
            wanted.add(mine);
        }
    }

    private SealedState stateOf(PublicKey owner) {
        return directory.find(owner).map(PeerRecord::state).orElseGet(own::current);
    }

    /** What was wanted and we have; empty if that is nothing. */
    Optional<Deltas> deltas(List<DigestLine> wanted, long now) {
        List<Lacking> lacking = new ArrayList<>();
        for (DigestLine line : wanted) {
            boolean isOwn = line.owner().equals(own.owner());
            if (isOwn || directory.find(line.owner()).filter(record -> directory.isTold(record, now)).isPresent()) {
                SealedState state = stateOf(line.owner());
                if (state.line().isNewerThan(line)) {
                    lacking.add(new Lacking(state, line.baseFor(state.line())));
                }
            }
        }
        return lacking.isEmpty() ? Optional.empty() : Optional.of(new Deltas(chosen(lacking)));
    }

    /** Who lacks most comes first (scuttle-depth), equals in random order; what does not fit is left for next time. */
    private List<Delta> chosen(List<Lacking> lacking) {
        if (!fits(lacking)) {
            shuffle(lacking);
            lacking.sort(Comparator.comparingInt(Lacking::missing).reversed());
        }
        List<Delta> deltas = new ArrayList<>(lacking.size());
        int room = settings.maxDeltas();
        int bytes = settings.maxBytes();
        for (Lacking one : lacking) {
            int length = one.state().deltaBytes(one.after());
            if (one.missing() <= room && length <= bytes && deltas.size() < MembershipMessage.MAX_LINES) {
                room -= one.missing();
                bytes -= length;
                deltas.add(one.state().deltaAfter(one.after()));
            }
        }
        return deltas;
    }

    private boolean fits(List<Lacking> lacking) {
        int room = settings.maxDeltas();
        int bytes = settings.maxBytes();
        for (Lacking one : lacking) {
            room -= one.missing();
            bytes -= one.state().deltaBytes(one.after());
        }
        return room >= 0 && bytes >= 0;
    }

    private void shuffle(List<Lacking> items) {
        for (int i = items.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Lacking item = items.get(i);
            items.set(i, items.get(other));
            items.set(other, item);
        }
    }

    private static List<DigestLine> limited(List<DigestLine> wanted) {
        return wanted.subList(0, Math.min(wanted.size(), MembershipMessage.MAX_LINES));
    }
}
