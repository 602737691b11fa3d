package org.mokkachain.ledger.rocksdb;

import java.util.Optional;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Hash;

/** Whether blocks are final by their proofs. A certificate that proves several blocks is verified once. */
final class FinalityCheck {
    private final Genesis genesis;
    private final Hash chainId;
    private final SignatureVerifier verifier;
    private Optional<Certificate> verified = Optional.empty();

    FinalityCheck(Genesis genesis, SignatureVerifier verifier) {
        this.genesis = genesis;
        this.chainId = genesis.hash();
        this.verifier = verifier;
    }

    /**
     * What is wrong with the proof of the block with this header, if anything is.
     *
     * @param validators the set of its epoch
     */
    Optional<String> fault(Header header, Optional<FinalityProof> proof, ValidatorSet validators) {
        if (proof.isEmpty()) {
            return Optional.of("nothing proves that it is final");
        }
        Certificate certificate = proof.get().certificate();
        Header certified = proof.get().descendants().isEmpty() ? header : proof.get().descendants().getLast();
        if (!validators.hash().equals(header.validatorSetHash())) {
            return Optional.of("its validator set is not that of the epoch");
        }
        if (!proof.get().leadsFrom(header.hash()) || !BlockReference.of(certified).equals(certificate.block())) {
            return Optional.of("its certificate is for another block");
        }
        if (certificate.block().epoch() != header.epoch() || !certificate.isCommit(genesis.crashModel())) {
            return Optional.of("its certificate does not make it final");
        }
        if (verified.filter(certificate::equals).isEmpty()) {
            if (!certificate.isValid(chainId, validators, genesis.crashModel(), verifier)) {
                return Optional.of("the signatures of its certificate are not those of a quorum");
            }
            verified = Optional.of(certificate);
        }
        return Optional.empty();
    }
}
