package org.mokkachain.node.replica;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What other nodes may publish as a batch of transactions. */
class BatchFuzzTest {
    private static final Signer ALICE = Ed25519.bouncyCastle().signer(DevelopmentKeys.of("alice"));

    private static Transaction transaction(long nonce) {
        Address from = AccountAddress.of(ALICE.publicKey());
        Transfer transfer = new Transfer(AssetId.NATIVE, from, Amount.of(5), Bytes.EMPTY);
        return Transaction.sign(
                new TransactionBody(Hash.ZERO, from, nonce, Amount.of(1_000), 1_000, List.of(transfer)), ALICE);
    }

    @Test
    void anyContentIsRefusedOrTheOneEncodingOfABatch() {
        List<byte[]> seeds = List.of(
                TransactionBatch.encode(List.of(transaction(0))).toBytes(),
                TransactionBatch.encode(List.of(transaction(0), transaction(1))).toBytes());
        FuzzTarget target = FuzzTarget.canonical("transaction batch", seeds, input -> {
            try {
                return TransactionBatch.encode(TransactionBatch.decode(Bytes.of(input))).toBytes();
            } catch (DecodingException e) {
                throw Refused.by(e);
            }
        });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
