package org.mokkachain.node.http;

import java.util.Optional;
import org.mokkachain.api.model.BlockTimings;
import org.mokkachain.api.model.LeadershipProof;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.Hash;

/**
 * A final block without its body.
 *
 * @param hash of the header
 * @param certificate proves it or a descendant final; empty for the genesis block
 * @param validators the set of its epoch, for names
 * @param timings what this node saw of it, {@link BlockTimings#UNKNOWN} if nothing
 * @param leadership under which it was proposed, where this node still has it
 */
public record CommittedHeader(
        Header header,
        Hash hash,
        Optional<Certificate> certificate,
        ValidatorSet validators,
        BlockTimings timings,
        Optional<LeadershipProof> leadership) {}
