package org.mokkachain.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.ValidatorSet;

/** Counts final blocks, what is in them and who signed their certificates. For one thread. */
public final class BlockFigures {
    /** A network of changing validators has more names in time than anybody looks at. */
    private static final int MAX_NAMES = 500;

    private final Meters meters;
    private final Counter blocks;
    private final Counter applied;
    private final Counter failed;
    private final Counter epochs;
    private final DistributionSummary bytes;
    private final DistributionSummary transactions;
    private final DistributionSummary signatures;
    private final Map<String, Counter> signers = new LinkedHashMap<>();

    public BlockFigures(Meters meters) {
        this.meters = meters;
        this.blocks = meters.counting("mokka.blocks", "Final blocks written to the ledger");
        String executed = "Transactions in final blocks; failed ones paid their fee and changed nothing else";
        this.applied = meters.counting("mokka.transactions", executed, "result", "applied");
        this.failed = meters.counting("mokka.transactions", executed, "result", "failed");
        this.epochs = meters.counting("mokka.epochs", "Final blocks that changed the validator set");
        this.bytes = meters.sizes("mokka.block.bytes", "Size of the bodies of blocks");
        this.transactions = meters.sizes("mokka.block.transactions", "Transactions in a block");
        this.signatures = meters.sizes("mokka.certificate.signatures",
                "Signatures in the certificates that made blocks final");
    }

    /** @param validators of the block's epoch */
    public void written(CommitBatch batch, ValidatorSet validators) {
        int good = (int) batch.receipts().stream().filter(receipt -> receipt.applied()).count();
        blocks.increment();
        applied.increment(good);
        failed.increment(batch.receipts().size() - good);
        bytes.record(batch.block().header().bodyBytes());
        transactions.record(batch.receipts().size());
        if (batch.nextEpoch().isPresent()) {
            epochs.increment();
        }
        batch.proof().filter(proof -> proof.descendants().isEmpty())
                .ifPresent(proof -> certified(proof.certificate(), validators));
    }

    private void certified(Certificate certificate, ValidatorSet validators) {
        signatures.record(certificate.signatures().size());
        for (SignerSignature signature : certificate.signatures()) {
            String name = validators.get(signature.signer()).name();
            boolean told = signers.containsKey(name) || signers.size() < MAX_NAMES;
            signers.computeIfAbsent(told ? name : "others", this::signer).increment();
        }
    }

    private Counter signer(String name) {
        return meters.counting("mokka.certificate.signed",
                "How often each validator's signature was in such a certificate; a quorum is enough, so slow ones may"
                        + " be missing",
                "validator", name);
    }
}
