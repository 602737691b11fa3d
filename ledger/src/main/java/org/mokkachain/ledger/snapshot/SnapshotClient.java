package org.mokkachain.ledger.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.ledger.snapshot.SnapshotProgress.Phase;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.ledger.tree.Subtree;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Fetches one snapshot: asks peers which they have, proves the block of the one that most of them have, and takes its
 * state from all of them at a time. Who says what is not true is never asked again; who does not answer is asked less.
 * When nobody has the snapshot any more another one is chosen, and what is the same in it is not fetched again.
 * Deterministic; not thread-safe. Times in milliseconds of any clock that never goes back.
 */
public final class SnapshotClient {
    /** For so long nobody has to have the snapshot until another one is looked for. */
    private static final long LONELY_MS = 10_000;

    private final SnapshotSettings settings;
    private final Sources sources;
    private final Trust trust;
    private final Kept kept;
    private final List<SnapshotEffect> out = new ArrayList<>();
    private long now;
    private long refreshAt = Long.MIN_VALUE;
    private long chooseAt = Long.MAX_VALUE;
    private long lonelySince = Long.MAX_VALUE;
    private Phase phase = Phase.SEEKING;
    private Optional<Offer> chosen = Optional.empty();
    private Optional<LinksQuestion> linksAsked = Optional.empty();
    private Optional<Walk> walk = Optional.empty();
    private long entries;
    private long bytes;

    private record LinksQuestion(PublicKey peer, long fromEpoch, long deadline) {}

    /**
     * @param genesis whom the genesis trusts
     * @param stored subtrees with their hashes, from an earlier run
     */
    public SnapshotClient(SnapshotSettings settings, TrustChain genesis, Map<Prefix, Hash> stored) {
        this.settings = settings;
        this.sources = new Sources(settings);
        this.trust = new Trust(genesis);
        this.kept = new Kept(stored);
    }

    /** Takes one event; what comes out is to be done in this order. */
    public List<SnapshotEffect> step(long nowMs, SnapshotEvent event) {
        now = nowMs;
        if (phase == Phase.COMPLETE) {
            return List.of();
        }
        switch (event) {
            case SnapshotEvent.Connected(PublicKey peer) -> connected(peer);
            case SnapshotEvent.Disconnected(PublicKey peer) -> {
                sources.disconnected(peer);
                forget(peer);
            }
            case SnapshotEvent.Received(PublicKey peer, SnapshotMessage message) -> {
                if (sources.find(peer).isPresent()) {
                    received(peer, message);
                }
            }
            case SnapshotEvent.Stored(Prefix prefix) -> walk.ifPresent(way -> way.stored(prefix));
            case SnapshotEvent.Tick _ -> tick();
        }
        advance();
        List<SnapshotEffect> effects = List.copyOf(out);
        out.clear();
        return effects;
    }

    public SnapshotProgress progress() {
        return new SnapshotProgress(
                phase,
                chosen.map(Offer::height).orElse(0L),
                walk.map(Walk::share).orElse(0.0),
                entries,
                bytes,
                chosen.map(offer -> sources.having(block(offer)).size()).orElse(0),
                sources.answered());
    }

    private static Hash block(Offer offer) {
        return offer.header().hash();
    }

    private void connected(PublicKey peer) {
        sources.connected(peer);
        sources.find(peer).ifPresent(source -> ask(peer, new SnapshotMessage.GetOffers()));
    }

    private void ask(PublicKey peer, SnapshotMessage question) {
        out.add(new SnapshotEffect.Ask(peer, question));
    }

    private void forget(PublicKey peer) {
        walk.ifPresent(way -> way.forget(peer));
        linksAsked = linksAsked.filter(question -> !question.peer().equals(peer));
    }

    private void ban(PublicKey peer, String reason) {
        out.add(new SnapshotEffect.Penalize(peer, reason));
        sources.ban(peer);
        forget(peer);
    }

    private void received(PublicKey peer, SnapshotMessage message) {
        switch (message) {
            case SnapshotMessage.Offers offers -> {
                sources.offers(peer, offers.offers());
                if (chooseAt == Long.MAX_VALUE && sources.anyOffers()) {
                    chooseAt = now + settings.settleMs();
                }
            }
            case SnapshotMessage.Links links -> onLinks(peer, links);
            case SnapshotMessage.ChunkReply reply -> onChunk(peer, reply);
            // What others ask is answered elsewhere.
            case SnapshotMessage.GetOffers _, SnapshotMessage.GetLinks _, SnapshotMessage.GetChunk _ -> {}
        }
    }

    private void onLinks(PublicKey peer, SnapshotMessage.Links links) {
        Optional<LinksQuestion> asked = linksAsked.filter(
                question -> question.peer().equals(peer) && question.fromEpoch() == links.fromEpoch());
        if (asked.isPresent()) {
            linksAsked = Optional.empty();
            sources.find(peer).ifPresent(Sources.Source::answered);
            if (!trust.follow(links.links())) {
                ban(peer, "the validator sets it names do not follow from the genesis");
            }
        }
    }

    private void onChunk(PublicKey peer, SnapshotMessage.ChunkReply reply) {
        boolean current = chosen.map(offer -> offer.stateRoot().equals(reply.root())).orElse(false);
        if (walk.isEmpty() || !current) {
            return;
        }
        Walk way = walk.get();
        Optional<Walk.Question> question = way.answered(peer, reply.prefix());
        if (question.isEmpty()) {
            return;
        }
        sources.find(peer).ifPresent(Sources.Source::answered);
        Hash hash = question.get().hash();
        switch (reply) {
            case SnapshotMessage.Chunk(Hash _, Prefix prefix, List<SnapshotEntry> found)
                    when SnapshotAnswers.fit(prefix, hash, found) -> {
                entries += found.size();
                bytes += found.stream().mapToLong(SnapshotEntry::encodedLength).sum();
                way.store(prefix, hash, found, out);
            }
            case SnapshotMessage.Division division
                    when Subtree.hashOfParts(division.parts()).equals(hash) -> way.divide(division);
            case SnapshotMessage.Gone gone -> {
                way.again(gone.prefix(), question.get());
                sources.offers(peer, List.of());
            }
            case SnapshotMessage.Chunk _, SnapshotMessage.Division _ -> {
                way.again(reply.prefix(), question.get());
                ban(peer, "its part " + reply.prefix() + " of the state is not what the state root commits to");
            }
        }
    }

    private void tick() {
        if (now >= refreshAt) {
            refreshAt = now + settings.refreshMs();
            sources.all().forEach(source -> ask(source.key, new SnapshotMessage.GetOffers()));
        }
        if (linksAsked.isPresent() && now >= linksAsked.get().deadline()) {
            sources.find(linksAsked.get().peer()).ifPresent(Sources.Source::timedOut);
            linksAsked = Optional.empty();
        }
        walk.ifPresent(way -> way.expire(now).forEach(
                peer -> sources.find(peer).ifPresent(Sources.Source::timedOut)));
    }

    private void advance() {
        if (phase == Phase.SEEKING) {
            choose();
        }
        leaveIfLonely();
        if (phase == Phase.TRUSTING) {
            prove();
        }
        if (phase == Phase.FETCHING) {
            fetch();
        }
    }

    private void choose() {
        boolean settled = sources.anyOffers() && (now >= chooseAt || sources.allAnswered());
        chosen = settled ? sources.best() : Optional.empty();
        if (chosen.isPresent()) {
            phase = Phase.TRUSTING;
            lonelySince = Long.MAX_VALUE;
        }
    }

    /** The peers that had the snapshot are gone, or have given it up. */
    private void leaveIfLonely() {
        if (chosen.isEmpty() || !sources.having(block(chosen.get())).isEmpty()) {
            lonelySince = Long.MAX_VALUE;
            return;
        }
        lonelySince = Math.min(lonelySince, now);
        boolean storing = walk.map(way -> way.storing() > 0).orElse(false);
        if (!storing && (sources.anyOffers() || now >= lonelySince + LONELY_MS)) {
            seekAgain();
        }
    }

    private void seekAgain() {
        phase = Phase.SEEKING;
        chosen = Optional.empty();
        walk = Optional.empty();
        linksAsked = Optional.empty();
        chooseAt = sources.anyOffers() ? now + settings.settleMs() : Long.MAX_VALUE;
        sources.closeAll();
    }

    private void prove() {
        Offer offer = chosen.orElseThrow();
        long epoch = offer.header().epoch();
        if (trust.reached() < epoch) {
            askForLinks(offer);
        } else if (trust.isFinal(offer.block())) {
            phase = Phase.FETCHING;
            walk = Optional.of(new Walk(offer.stateRoot(), kept));
        } else {
            sources.having(block(offer))
                    .forEach(source -> ban(source.key, "block " + offer.height() + " of its snapshot is not final"));
            seekAgain();
        }
    }

    private void askForLinks(Offer offer) {
        Optional<Sources.Source> source = linksAsked.isPresent() ? Optional.empty() : sources.next(block(offer));
        source.ifPresent(peer -> {
            peer.asked();
            linksAsked = Optional.of(new LinksQuestion(peer.key, trust.reached(), now + peer.patience(settings)));
            ask(peer.key, new SnapshotMessage.GetLinks(trust.reached()));
        });
    }

    private void fetch() {
        Offer offer = chosen.orElseThrow();
        Walk way = walk.orElseThrow();
        Optional<Prefix> next = way.next(out);
        while (next.isPresent() && way.open() + way.storing() < settings.inFlight()) {
            Optional<Sources.Source> source = sources.next(block(offer));
            if (source.isEmpty()) {
                return;
            }
            Sources.Source peer = source.get();
            peer.asked();
            way.ask(next.get(), peer.key, now + peer.patience(settings));
            ask(peer.key, new SnapshotMessage.GetChunk(offer.stateRoot(), next.get()));
            next = way.next(out);
        }
        if (way.isComplete()) {
            phase = Phase.COMPLETE;
            out.add(new SnapshotEffect.Complete(new Target(trust.certified(offer.block()), offer.entries())));
        }
    }
}
