package org.mokkachain.ledger.tree;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.proof.StateProof;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What a store may return as an account, and anybody may show as a proof. */
class StateFuzzTest {
    private static Hash key(int number) {
        return Sha256.hash(new byte[] {(byte) number});
    }

    @Test
    void anyBytesAreRefusedOrTheOneEncodingOfAProof() {
        StateTree tree = StateTree.EMPTY.with(
                IntStream.range(0, 50).mapToObj(i -> TreeChange.put(key(i), key(i))).toList());
        List<byte[]> seeds = IntStream.of(0, 1, 60, 61).mapToObj(i -> tree.prove(key(i)).encode().toBytes()).toList();
        FuzzTarget target = FuzzTarget.canonical("state proof", seeds, input -> {
            try {
                return StateProof.decode(Bytes.of(input)).encode().toBytes();
            } catch (DecodingException e) {
                throw Refused.by(e);
            }
        });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }

    @Test
    void anyBytesAreRefusedOrTheOneEncodingOfAnAccount() {
        List<byte[]> seeds = List.of(
                new Account(3, new Authority.OriginalKey(), Amount.of(10_000)).encode().toBytes(),
                new Account(0, new Authority.OriginalKey(), Amount.ZERO).encode().toBytes());
        FuzzTarget target = FuzzTarget.canonical("account", seeds, input -> {
            try {
                return Account.decode(Bytes.of(input)).encode().toBytes();
            } catch (DecodingException e) {
                throw Refused.by(e);
            }
        });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
