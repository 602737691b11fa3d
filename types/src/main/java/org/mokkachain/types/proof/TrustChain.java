package org.mokkachain.types.proof;

import java.util.List;
import java.util.Optional;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Hash;

/**
 * Whose signatures count: the validators of one epoch, reached from the genesis by links each of which was verified.
 * Immutable and thread-safe.
 */
public final class TrustChain {
    private final Hash chainId;
    private final CrashModel model;
    private final SignatureVerifier verifier;
    private final long epoch;
    private final ValidatorSet validators;
    private final Root root;

    /** The block from which the epoch goes on; its hash is not known of the genesis block. */
    private record Root(long height, long timestampMs, Optional<Hash> hash) {}

    private TrustChain(TrustChain before, ValidatorSet validators, Header last) {
        this.chainId = before.chainId;
        this.model = before.model;
        this.verifier = before.verifier;
        this.epoch = before.epoch + 1;
        this.validators = validators;
        this.root = new Root(last.height(), last.timestampMs(), Optional.of(last.hash()));
    }

    private TrustChain(Genesis genesis, SignatureVerifier verifier) {
        this.chainId = genesis.hash();
        this.model = genesis.crashModel();
        this.verifier = verifier;
        this.epoch = 0;
        this.validators = genesis.validators();
        this.root = new Root(0, genesis.timestampMs(), Optional.empty());
    }

    /** The validators of the genesis; signatures are verified by the provider that needs no loading. */
    public static TrustChain of(Genesis genesis) {
        return of(genesis, Ed25519.bouncyCastle().verifier());
    }

    public static TrustChain of(Genesis genesis, SignatureVerifier verifier) {
        return new TrustChain(genesis, verifier);
    }

    /** Hash of the genesis. */
    public Hash chainId() {
        return chainId;
    }

    /** Number of the epoch. */
    public long epoch() {
        return epoch;
    }

    /** The validators of the epoch. */
    public ValidatorSet validators() {
        return validators;
    }

    SignatureVerifier verifier() {
        return verifier;
    }

    /** Goes on through the ends of epochs, in order. */
    public Verdict<TrustChain> through(List<EpochLink> links) {
        TrustChain at = this;
        for (EpochLink link : links) {
            switch (at.follow(link)) {
                case Verdict.Valid<TrustChain>(TrustChain next) -> at = next;
                case Verdict.Invalid<TrustChain> invalid -> {
                    return invalid;
                }
            }
        }
        return new Verdict.Valid<>(at);
    }

    private Verdict<TrustChain> follow(EpochLink link) {
        Header last = link.last().header();
        Verdict<ProvenHeader> end = checkBlock(link.last());
        if (end instanceof Verdict.Invalid<ProvenHeader>(Step step, String reason)) {
            boolean foreign = step == Step.NETWORK;
            return new Verdict.Invalid<>(foreign ? step : Step.VALIDATORS, "the end of epoch " + epoch + ": " + reason);
        }
        if (!link.next().hash().equals(last.nextValidatorSetHash())) {
            return new Verdict.Invalid<>(Step.VALIDATORS, "the block that ends epoch " + epoch
                    + " names other validators for the next one than those given");
        }
        return new Verdict.Valid<>(new TrustChain(this, link.next(), last));
    }

    /** Whether a block is in the ledger, by links that begin in this epoch. */
    public Verdict<ProvenHeader> check(CertifiedHeader header) {
        Hash claimed = header.header().chainId();
        if (!claimed.equals(chainId)) {
            return new Verdict.Invalid<>(Step.NETWORK, foreign(claimed));
        }
        return through(header.links()).then(trust -> trust.checkBlock(header.block()));
    }

    /** Whether a block of this epoch is in the ledger. */
    public Verdict<ProvenHeader> checkBlock(FinalHeader block) {
        Header header = block.header();
        if (!header.chainId().equals(chainId)) {
            return new Verdict.Invalid<>(Step.NETWORK, foreign(header.chainId()));
        }
        Optional<String> fault = misplaced(header)
                .or(() -> discarded(block))
                .or(() -> unconnected(header, block.proof().descendants()))
                .or(() -> uncertified(block));
        if (fault.isPresent()) {
            Step step = header.epoch() == epoch ? Step.FINALITY : Step.VALIDATORS;
            return new Verdict.Invalid<>(step, fault.get());
        }
        Certificate certificate = block.proof().certificate();
        return new Verdict.Valid<>(new ProvenHeader(
                header,
                model,
                validators,
                certificate.signatures().stream().map(s -> validators.get(s.signer())).toList(),
                certificate.block()));
    }

    private String foreign(Hash other) {
        return "it is of the network with genesis hash " + other + ", not of that with " + chainId;
    }

    private Optional<String> misplaced(Header header) {
        if (header.epoch() != epoch) {
            return fault("the block is of epoch " + header.epoch() + ", but the validator sets lead to epoch " + epoch);
        }
        if (!header.validatorSetHash().equals(validators.hash())) {
            return fault("the block names another validator set than that of epoch " + epoch);
        }
        if (header.height() <= root.height() || header.timestampMs() <= root.timestampMs() || header.term() < 1) {
            return fault("block " + header.height() + " is not above the beginning of its epoch, block "
                    + root.height());
        }
        boolean first = header.height() == root.height() + 1;
        if (first && root.hash().map(hash -> !hash.equals(header.parentHash())).orElse(false)) {
            return fault("the first block of epoch " + epoch + " does not follow the last one of the epoch before");
        }
        return Optional.empty();
    }

    /** Of the blocks that end an epoch only the first is in the ledger. */
    private Optional<String> discarded(FinalHeader block) {
        if (block.parent().isEmpty()) {
            return Optional.empty();
        }
        Header parent = block.parent().get();
        if (!parent.hash().equals(block.header().parentHash())) {
            return fault("the parent given is not that of block " + block.header().height());
        }
        return parent.endsEpoch() && parent.epoch() == epoch
                ? fault("block " + block.header().height() + " stands above the end of its epoch and was discarded")
                : Optional.empty();
    }

    private Optional<String> unconnected(Header block, List<Header> descendants) {
        Header at = block;
        for (Header next : descendants) {
            boolean child = next.parentHash().equals(at.hash())
                    && next.height() == at.height() + 1
                    && next.timestampMs() > at.timestampMs()
                    && next.term() >= at.term();
            boolean same = next.chainId().equals(chainId)
                    && next.epoch() == epoch
                    && next.validatorSetHash().equals(at.validatorSetHash())
                    && (!at.endsEpoch() || next.nextValidatorSetHash().equals(at.nextValidatorSetHash()));
            if (!child || !same) {
                return fault("header " + next.height() + " does not continue block " + at.height() + " in its epoch");
            }
            at = next;
        }
        return Optional.empty();
    }

    private Optional<String> uncertified(FinalHeader block) {
        Certificate certificate = block.proof().certificate();
        List<Header> descendants = block.proof().descendants();
        Header end = descendants.isEmpty() ? block.header() : descendants.getLast();
        if (!certificate.isCommit(model)) {
            return fault("a certificate of the phase " + certificate.phase() + " makes nothing final on this network");
        }
        if (!certificate.block().equals(BlockReference.of(end))) {
            return fault("the certificate is for another block than " + end.height());
        }
        int quorum = Quorum.size(model, validators.size());
        if (certificate.signatures().size() < quorum) {
            return fault("only " + certificate.signatures().size() + " of " + validators.size()
                    + " validators signed, a quorum has " + quorum);
        }
        return certificate.isValid(chainId, validators, model, verifier)
                ? Optional.empty()
                : fault("a signature of the certificate is not one of the validators of epoch " + epoch);
    }

    private static Optional<String> fault(String reason) {
        return Optional.of(reason);
    }
}
