package org.mokkachain.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.proof.CertifiedHeader;
import org.mokkachain.types.proof.EpochLink;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.proof.TransactionProof;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.value.Hash;

/** Makes proofs for outsiders from what the store has. Thread-safe. */
public final class ProofMaker {
    private final LedgerReader reader;
    /** Links never change; those found once are kept, in order from epoch 1. Two may look for the same at once. */
    private volatile List<EpochLink> known = List.of();

    public ProofMaker(LedgerReader reader) {
        this.reader = reader;
    }

    /**
     * The block at this height for whoever has the genesis.
     *
     * @return empty for the genesis block and above the head, and where the store does not have what is needed
     */
    public Optional<CertifiedHeader> certified(long height) {
        Optional<FinalHeader> block = finalHeader(reader, height);
        Optional<List<EpochLink>> links = block.flatMap(found -> links(found.header().epoch()));
        return links.map(found -> new CertifiedHeader(found, block.orElseThrow()));
    }

    /** The block at this height for whoever knows the validators of its epoch. */
    static Optional<FinalHeader> finalHeader(LedgerReader reader, long height) {
        Optional<Header> header = reader.header(height);
        Optional<FinalityProof> proof = reader.proof(height);
        if (header.isEmpty() || proof.isEmpty()) {
            return Optional.empty();
        }
        boolean ends = header.get().endsEpoch();
        Optional<Header> parent = ends ? reader.header(height - 1) : Optional.empty();
        return ends && parent.isEmpty()
                ? Optional.empty()
                : Optional.of(new FinalHeader(header.get(), parent, proof.get()));
    }

    /** The links from the genesis to an epoch. */
    private Optional<List<EpochLink>> links(long epoch) {
        List<EpochLink> have = known;
        if (epoch > CertifiedHeader.MAX_LINKS) {
            return Optional.empty();
        }
        if (have.size() >= epoch) {
            return Optional.of(have.subList(0, (int) epoch));
        }
        List<EpochLink> more = new ArrayList<>(have);
        while (more.size() < epoch) {
            Optional<EpochLink> link = reader.epochLink(more.size() + 1L);
            if (link.isEmpty()) {
                return Optional.empty();
            }
            more.add(link.get());
        }
        known = List.copyOf(more);
        return Optional.of(more);
    }

    /** A final transaction; empty if it is not, or if the body of its block is not here any more. */
    public Optional<TransactionProof> transaction(Hash id) {
        return reader.locate(id).flatMap(this::transaction);
    }

    private Optional<TransactionProof> transaction(Location location) {
        Optional<Block> block = reader.block(location.height());
        Optional<List<Receipt>> receipts = reader.receipts(location.height());
        Optional<CertifiedHeader> header = certified(location.height());
        if (block.isEmpty() || receipts.isEmpty() || header.isEmpty()) {
            return Optional.empty();
        }
        return TransactionProof.of(
                header.get(), block.get().transactions(), receipts.get(), location.index());
    }
}
