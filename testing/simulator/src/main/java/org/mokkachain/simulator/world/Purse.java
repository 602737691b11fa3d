package org.mokkachain.simulator.world;

import java.util.List;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/** An account with its nonces, and the keys that sign for it. */
final class Purse {
    /** Enough whatever validators decide. */
    private static final Amount FEE = Amount.of(Motions.MAX_FEE);

    private final Hash chainId;
    private final Address address;
    private List<Signer> signers;
    private long nonce;

    Purse(Hash chainId, Signer owner) {
        this.chainId = chainId;
        this.address = AccountAddress.of(owner.publicKey());
        this.signers = List.of(owner);
    }

    Address address() {
        return address;
    }

    /** From the next transaction on these sign, all of them. */
    void signWith(List<Signer> others) {
        signers = List.copyOf(others);
    }

    /** The next transaction of the account. */
    Transaction sign(List<Operation> operations) {
        TransactionBody body =
                new TransactionBody(chainId, address, nonce++, FEE, Long.MAX_VALUE, operations);
        return Transaction.sign(body, signers);
    }
}
