package org.mokkachain.types.proof;

import java.util.List;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;

/**
 * A header of which {@link TrustChain} has found that its block is in the ledger.
 *
 * @param validators those of its epoch
 * @param signers whose votes made it final
 * @param certified the block they voted for: this one or a descendant
 */
public record ProvenHeader(
        Header header,
        CrashModel model,
        ValidatorSet validators,
        List<Validator> signers,
        BlockReference certified) {
    public ProvenHeader {
        signers = List.copyOf(signers);
    }
}
