package org.mokkachain.consensus.core;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.consensus.signer.VoteSigner;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.Hash;

/** Holds the parts together: who this node is, what time it is, and what changes for all parts at once. */
final class Core {
    private final Settings settings;
    private final Identity identity;
    private final DurableState durable;
    private final Optional<VoteSigner> signer;
    private final Outbox out;
    private final Peers peers = new Peers();
    private final Startup startup;
    private final Hash ledgerId;
    private final Optional<String> lost;
    private final boolean replaceLog;
    /** The ledger is in an epoch that the log does not know yet. */
    private final Optional<LogRecord.EpochEntered> newEpoch;
    private final Duty duty = new Duty();

    private Epoch epoch;
    private Hash validatorSetHash;
    private int me;
    private EpochParts parts;
    private long now;
    private boolean clockRuns;
    private long nonce;

    private Core(Settings settings, Identity identity, LedgerState ledger, Recovery recovery) {
        this.settings = settings;
        this.identity = identity;
        this.durable = recovery.state();
        this.lost = recovery.lost();
        this.replaceLog = recovery.replaced() && identity.signer().isPresent();
        this.signer = identity.signer().map(key -> new VoteSigner(key, durable));
        this.out = new Outbox(durable);
        this.ledgerId = ledger.id();
        this.startup = new Startup(this);
        this.epoch = ledger.epoch();
        this.validatorSetHash = epoch.validators().hash();
        this.me = ownIndex(epoch, identity);
        this.newEpoch = durable.epoch() < epoch.number()
                ? Optional.of(new LogRecord.EpochEntered(epoch.number()))
                : Optional.empty();
        // Before the parts read it: what the log says about an earlier epoch means nothing in this one.
        newEpoch.ifPresent(durable::apply);
        this.parts = new EpochParts(this, ledger.tip());
        out.writeLog(signer.isPresent());
    }

    static Core recover(Settings settings, Identity identity, LedgerState ledger, Past past) {
        return new Core(settings, identity, ledger, Recovery.of(identity, ledger, past));
    }

    private static int ownIndex(Epoch epoch, Identity identity) {
        return identity.signer().isPresent() ? epoch.indexOf(identity.key()).orElse(-1) : -1;
    }

    /** The first event. */
    void start() {
        newEpoch.ifPresent(out::persistApplied);
        // Also if this node is no validator here and now: it may have been one where it is going.
        lost.filter(why -> identity.signer().isPresent() && !durable.isRejoining()).ifPresent(startup::lose);
        durable.ledger()
                .filter(known -> known.height() >= tree().tip().height())
                .ifPresentOrElse(
                        known -> {},
                        () -> out.persist(
                                new LogRecord.LedgerReached(ledgerId, tree().tip().height())));
        if (replaceLog) {
            out.compact();
        }
        startup.begin();
        beginEpoch();
    }

    private void beginEpoch() {
        if (terms().term() == 0) {
            terms().begin();
        } else {
            pacemaker().resume();
            terms().tellProof();
        }
    }

    /** A quorum of validators, this node included, can be reached. */
    boolean hasQuorum() {
        return peers.validators(epoch).size() + (isValidator() ? 1 : 0) >= epoch.quorum();
    }

    void onLedgerAdvanced(long height) {
        committer().onLedgerAdvanced(height);
        if (isEpochEnding() && committer().unapplied() == 0) {
            changeEpoch(committer().nextValidators().orElseThrow());
        } else if (out.written() > settings.compactBytes() && out.written() > 4 * out.snapshotBytes()) {
            out.compact();
        }
    }

    /** The block that ends the epoch is safely in the ledger: another set takes over. */
    private void changeEpoch(ValidatorSet validators) {
        Header root = tree().tipHeader();
        reads().close();
        long number = epoch.number() + 1;
        epoch = Epoch.startingAt(epoch.chainId(), epoch.model(), number, root.height(), root.hash(), validators);
        validatorSetHash = validators.hash();
        me = ownIndex(epoch, identity);
        out.add(new Effect.EnterEpoch(epoch));
        out.persist(new LogRecord.EpochEntered(number));
        peers.keepHeard(epoch);
        startup.onEpoch();
        parts = new EpochParts(this, root);
        out.publish(new ConsensusEvent.EpochStarted(number, validators));
        beginEpoch();
    }

    /** A term was entered: everything about the one before is over. */
    void onTermEntered() {
        pacemaker().onTermEntered();
        votes().onTermEntered();
        acceptor().onTermEntered();
        leadership().onTermEntered();
        election().onTermEntered();
        limitTree();
        out.publish(new ConsensusEvent.TermStarted(epoch.number(), terms().term(), terms().candidate()));
        out.publish(new ConsensusEvent.LeaderChanged(terms().term(), OptionalInt.empty()));
    }

    /** Blocks became final. */
    void onCommitted() {
        votes().prune();
        limitTree();
        terms().onCommit();
        pacemaker().onCommitted();
        leadership().onCommitted();
        ranges().onCommitted();
        startup.onCommitted();
    }

    private void limitTree() {
        Hash base = terms().pin().map(p -> p.base().block().hash()).orElse(Hash.ZERO);
        tree().limit(List.of(votes().highest().block().hash(), lastVotedHash(), base));
    }

    private Hash lastVotedHash() {
        return durable.lastVoted().map(BlockReference::hash).orElse(Hash.ZERO);
    }

    // ---- what the parts ask

    /** Whether binding statements may be signed. */
    boolean maySign() {
        return isValidator() && startup.isActive() && !isEpochEnding();
    }

    /** Suspicion binds to nothing; it is allowed as soon as this node has listened for a moment. */
    boolean maySuspect() {
        return isValidator() && !startup.isLooking() && !isEpochEnding();
    }

    boolean isValidator() {
        return me >= 0;
    }

    /** This node is the candidate of the term, or a link to it is up. */
    boolean canReachCandidate() {
        return terms().isMine() || peers.isConnected(epoch.key(terms().candidate()));
    }

    /** The epoch's last block is final; nothing more happens in it. */
    boolean isEpochEnding() {
        return committer().nextValidators().isPresent();
    }

    /** More than two windows behind what at least one honest validator has committed. */
    boolean isBehind() {
        int liars = Quorum.faults(epoch.model(), epoch.size());
        long claimed = peers.validators(epoch).stream()
                .map(Peers.Peer::committedHeight)
                .sorted(Comparator.reverseOrder())
                .skip(liars)
                .findFirst()
                .orElse(0L);
        return claimed > tree().tip().height() + 2L * settings.window();
    }

    boolean isWeakened() {
        return duty.weakenedUntil > now;
    }

    Duty duty() {
        return duty;
    }

    /** The clock never falls. */
    void now(long nanos) {
        now = clockRuns ? Math.max(now, nanos) : nanos;
        clockRuns = true;
    }

    long nextNonce() {
        nonce++;
        return nonce;
    }

    ConsensusEvent error(String what) {
        return new ConsensusEvent.Problem(what);
    }

    Settings settings() {
        return settings;
    }

    Identity identity() {
        return identity;
    }

    DurableState durable() {
        return durable;
    }

    VoteSigner signer() {
        return signer.orElseThrow();
    }

    Outbox out() {
        return out;
    }

    Peers peers() {
        return peers;
    }

    Startup startup() {
        return startup;
    }

    Hash ledgerId() {
        return ledgerId;
    }

    Epoch epoch() {
        return epoch;
    }

    Hash validatorSetHash() {
        return validatorSetHash;
    }

    /** Own index in the validator set; -1 for an observer. */
    int me() {
        return me;
    }

    long now() {
        return now;
    }

    BlockTree tree() {
        return parts.tree;
    }

    Checker checker() {
        return parts.checker;
    }

    Votes votes() {
        return parts.votes;
    }

    Terms terms() {
        return parts.terms;
    }

    Election election() {
        return parts.election;
    }

    Acceptor acceptor() {
        return parts.acceptor;
    }

    Leadership leadership() {
        return parts.leadership;
    }

    Committer committer() {
        return parts.committer;
    }

    Pacemaker pacemaker() {
        return parts.pacemaker;
    }

    AntiEntropy antiEntropy() {
        return parts.antiEntropy;
    }

    Repair repair() {
        return parts.repair;
    }

    Fetcher fetcher() {
        return parts.fetcher;
    }

    RangeSync ranges() {
        return parts.ranges;
    }

    Reads reads() {
        return parts.reads;
    }

    Witness witness() {
        return parts.witness;
    }
}
