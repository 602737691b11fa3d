package org.mokkachain.simulator.check;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.CertificateNotice;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.Asset;
import org.mokkachain.ledger.state.AssetKey;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.Holding;
import org.mokkachain.ledger.state.HoldingKey;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.PublicKey;

/**
 * The invariants of section 13, fed with everything that leaves an honest node. Numbers of violations in messages are
 * those of that section.
 */
public final class Invariants {
    private final SortedSet<PublicKey> villains;
    private final NavigableMap<Long, Epoch> epochs = new TreeMap<>();
    private final CrashModel model;
    private final Blocks blocks = new Blocks();
    private final LeadershipCheck leaderships;
    private final VoteCheck votes;
    private final ChainCheck chain;
    private final UseCheck use = new UseCheck();
    private final TableCheck tables = new TableCheck();

    /** @param villains keys of the Byzantine validators */
    public Invariants(CrashModel model, Set<PublicKey> villains, Disks disks) {
        this.leaderships = new LeadershipCheck(blocks, this::epoch);
        this.votes = new VoteCheck(blocks, leaderships, disks);
        this.model = model;
        this.villains = new TreeSet<>(villains);
        this.chain = new ChainCheck(blocks, votes, this::honestInQuorum);
    }

    /** Every quorum of an epoch has at least so many honest validators. */
    private int honestInQuorum(long epoch) {
        Epoch known = epoch(epoch);
        int liars = 0;
        for (int i = 0; i < known.size(); i++) {
            liars += villains.contains(known.key(i)) ? 1 : 0;
        }
        return known.quorum() - liars;
    }

    private Epoch epoch(long number) {
        Epoch known = epochs.get(number);
        if (known == null) {
            throw new Violation("I8: epoch " + number + " although no honest node has entered it");
        }
        return known;
    }

    /** An honest node enters an epoch, or starts in one: all that do so have the same root and the same validators. */
    public void entered(int host, Epoch epoch) {
        Epoch known = epochs.putIfAbsent(epoch.number(), epoch);
        Violation.unless(
                known == null || known.equals(epoch),
                () -> "I1: v" + host + " enters " + epoch + ", another node " + known);
    }

    public UseCheck use() {
        return use;
    }

    public TableCheck tables() {
        return tables;
    }

    /** Final blocks that some honest node knows. */
    public long height() {
        return chain.height();
    }

    /** Anybody, also a villain, sends something. */
    public void proposed(ConsensusMessage message) {
        if (message instanceof Append append) {
            blocks.learn(append.block());
        } else if (message instanceof BlocksReply reply) {
            reply.blocks().forEach(blocks::learn);
        }
    }

    /** An honest node sends something. */
    public void sent(int host, PublicKey key, ConsensusMessage message, DurableState disk) {
        votes.sent(host, signed -> epoch(signed.epoch()).key(signed.signer()).equals(key), message, disk);
        if (message instanceof Lead lead) {
            leaderships.shown(host, lead);
        }
        switch (message) {
            case CertificateNotice notice -> certified(notice.certificate());
            case Vote vote when model == CrashModel.BFT -> certified(vote.certificate());
            case Lead lead when model == CrashModel.BFT ->
                certified(lead.proof().base());
            case ConsensusMessage m -> {
                // Carries no certificate.
            }
        }
    }

    /** An honest node has made a certificate, got its proof with a block, or passes it on. */
    public void certified(Certificate certificate) {
        chain.certified(certificate);
        if (certificate.isCommit(model) && !certificate.signatures().isEmpty()) {
            chain.decided(certificate.block());
        }
    }

    /** An honest node suspects a leader. */
    public void suspected(Suspect suspect) {
        votes.suspected(suspect);
    }

    /** An honest node tells what happened. */
    public void published(int host, ConsensusEvent event) {
        switch (event) {
            case ConsensusEvent.Acknowledged e -> {
                chain.certified(e.block());
                if (model == CrashModel.CFT) {
                    chain.decided(e.block());
                }
            }
            case ConsensusEvent.TermStarted e ->
                votes.termStarted(host, e.epoch(), e.term(), honestInQuorum(e.epoch()));
            case ConsensusEvent.EvidenceFound(Evidence evidence) ->
                Violation.unless(
                        villains.contains(epoch(evidence.epoch()).key(evidence.offender())),
                        () -> "I13: evidence against the honest validator " + evidence.offender() + " of its epoch: "
                                + evidence);
            case ConsensusEvent e -> {
                // Nothing that could be wrong.
            }
        }
    }

    /** An honest node made a block final; whether it was the first. */
    public boolean committed(int host, ProposedBlock block) {
        blocks.learn(block);
        return chain.committed(host, block.reference());
    }

    /** An honest node made a block final; whether it was the first. */
    public boolean committed(int host, BlockReference block) {
        return chain.committed(host, block);
    }

    /** An honest node starts. */
    public void started(int host) {
        leaderships.started(host);
    }

    /** An honest node came back with this memory. */
    public void restarted(int host, DurableState memory) {
        votes.restarted(host, memory);
    }

    /** An honest node stopped itself. */
    public void halted(int host, String reason) {
        throw new Violation("v" + host + " halted: " + reason);
    }

    /**
     * At the end: the ledger of an honest node is the one chain, holds what clients know, lost no coin of any asset,
     * and nobody honest was convicted (I10, I11, I16).
     */
    public void ledger(int host, LedgerReader ledger, long supply) {
        long head = ledger.head().height();
        for (long height = 1; height <= head; height++) {
            if (!ledger.header(height).orElseThrow().hash().equals(chain.at(height))) {
                throw new Violation("I1: v" + host + " keeps another block at " + height);
            }
        }
        use.acknowledgedTransactions().forEach((transaction, height) -> Violation.unless(
                height > head
                        || ledger.locate(transaction).stream().anyMatch(found -> found.height() == height),
                () -> "I11: v" + host + " lost the acknowledged transaction " + transaction + " at " + height));
        requireSupplies(host, ledger, supply);
        Governance.in(ledger).membership().convictions().forEach(conviction -> Violation.unless(
                villains.contains(conviction.offender()),
                () -> "I16: v" + host + " has an honest validator removed: " + conviction));
    }

    private static void requireSupplies(int host, LedgerReader ledger, long supply) {
        Map<AssetId, Long> missing = new TreeMap<>(Map.of(AssetId.NATIVE, supply));
        ledger.forEachEntry(entry -> {
            switch (entry.value()) {
                case Account account -> missing.merge(AssetId.NATIVE, -account.balance().units(), Long::sum);
                case Asset asset ->
                    missing.merge(((AssetKey) entry.key()).asset(), asset.supply().units(), Long::sum);
                case Holding holding ->
                    missing.merge(((HoldingKey) entry.key()).asset(), -holding.amount().units(), Long::sum);
                case StateValue value -> {
                    // Nothing that could be lost.
                }
            }
        });
        missing.forEach((asset, units) -> Violation.unless(
                units == 0, () -> "I10: v" + host + " misses " + units + " of " + asset));
    }
}
