package org.mokkachain.benchmarks.consensus;

import java.util.List;
import java.util.stream.IntStream;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** The validators of a new chain in the Byzantine model, with their keys. */
record Committee(List<Signer> signers, Header genesis, Epoch epoch) {
    static Committee of(List<Signer> signers) {
        List<Validator> members = IntStream.range(0, signers.size())
                .mapToObj(i -> new Validator("v" + i, signers.get(i).publicKey(), Address.of(new byte[20])))
                .toList();
        ValidatorSet set = new ValidatorSet(members);
        Hash chain = Sha256.hash(new byte[] {9});
        Hash zero = Hash.ZERO;
        Header genesis = new Header(
                1, chain, 0, 0, 0, 0, zero, zero, zero, zero, zero, set.hash(), set.hash(), 0, 0, 0);
        return new Committee(
                signers, genesis, Epoch.startingAt(chain, CrashModel.BFT, 0, 0, genesis.hash(), set));
    }
}
