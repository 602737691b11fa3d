package org.mokkachain.node.runtime;

import java.util.List;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.ProofLimits;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** An epoch with one validator, v-1. */
final class OneValidator {
    static final PublicKey KEY = DevelopmentKeys.of("validator").publicKey();

    private OneValidator() {}

    static MessageChecks checks() {
        return new MessageChecks(epoch(), new ProofLimits(10, 1_000), Ed25519.bouncyCastle().verifier(),
                new VoteBook());
    }

    static Epoch epoch() {
        var operator = AccountAddress.of(DevelopmentKeys.of("alice").publicKey());
        ValidatorSet validators = new ValidatorSet(List.of(new Validator("v-1", KEY, operator)));
        return Epoch.startingAt(Hash.ZERO, CrashModel.CFT, 0, 0, Hash.ZERO, validators);
    }
}
