package org.mokkachain.endtoend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** Bytes that a node must refuse with this code and HTTP status. */
record BadTransaction(String name, byte[] bytes, int status, String code) {
    private static final int BEYOND_EVERY_WINDOW = 1_000_000;

    /**
     * One of each kind.
     *
     * @param nonce the next of {@code from}
     * @param height of the last block
     * @param units that most of them would pay
     */
    static List<BadTransaction> all(Network network, Person from, Person to, long nonce, long height, long units) {
        List<Operation> pay = List.of(Person.transfer(to, units));
        TransactionBody good = from.body(network, nonce, pay);
        List<BadTransaction> all = new ArrayList<>(malformed(from.signs(good).encoded().toBytes()));
        all.add(tooLarge(from, network, nonce, to));
        Hash other = Hash.of(new byte[Hash.LENGTH]);
        all.add(signed("for another chain", from, new TransactionBody(other, from.address(), nonce, network.fee(),
                Network.FOR_LONG, pay), 422, "wrong_chain"));
        all.add(wrongSignature(from, good));
        all.add(signed("signed by someone else", to, good, 422, "bad_signature"));
        if (nonce > 0) {
            all.add(signed("with a used nonce", from, from.body(network, nonce - 1, pay), 422, "nonce_too_low"));
        }
        all.add(signed("with a nonce far ahead", from, from.body(network, nonce + BEYOND_EVERY_WINDOW, pay), 422,
                "nonce_gap"));
        all.add(signed("of more than there is", from,
                from.body(network, nonce, List.of(Person.transfer(to, Long.MAX_VALUE))), 422, "insufficient_balance"));
        all.add(signed("with a fee of more than there is", from, new TransactionBody(network.chainId(),
                from.address(), nonce, Amount.of(Long.MAX_VALUE), Network.FOR_LONG, pay), 422,
                "insufficient_balance"));
        all.add(signed("from an account without money", Person.stranger("pauper"), network, to, 422,
                "insufficient_balance"));
        all.add(signed("that has expired", from, new TransactionBody(network.chainId(), from.address(), nonce,
                network.fee(), height, pay), 422, "expired"));
        all.add(signed("without a fee", from, new TransactionBody(network.chainId(), from.address(), nonce,
                Amount.ZERO, Network.FOR_LONG, pay), 403, "not_permitted"));
        return all;
    }

    private static List<BadTransaction> malformed(byte[] good) {
        byte[] noise = new byte[200];
        new Random(1).nextBytes(noise);
        return List.of(
                new BadTransaction("nothing", new byte[0], 400, "malformed"),
                new BadTransaction("noise", noise, 400, "malformed"),
                new BadTransaction("truncated", Arrays.copyOf(good, good.length - 1), 400, "malformed"),
                new BadTransaction("followed by a byte", Arrays.copyOf(good, good.length + 1), 400, "malformed"));
    }

    /** Well-formed and signed, but beyond this network's limit. */
    private static BadTransaction tooLarge(Person from, Network network, long nonce, Person to) {
        Operation large = new Transfer(AssetId.NATIVE, to.address(), Amount.of(1), Bytes.of(new byte[256]));
        Transaction transaction = from.signs(network, nonce,
                Collections.nCopies(TransactionBody.MAX_OPERATIONS, large));
        byte[] bytes = transaction.encoded().toBytes();
        return bytes.length > 32 * 1024
                ? new BadTransaction("too large", bytes, 413, "too_large")
                : new BadTransaction("too large", Arrays.copyOf(bytes, 32 * 1024 + 1), 413, "too_large");
    }

    private static BadTransaction wrongSignature(Person from, TransactionBody good) {
        byte[] bytes = from.signs(good).encoded().toBytes();
        bytes[bytes.length - 40] ^= 1;
        return new BadTransaction("with a wrong signature", bytes, 422, "bad_signature");
    }

    private static BadTransaction signed(String name, Person from, Network network, Person to, int status,
            String code) {
        return signed(name, from, from.body(network, 0, List.of(Person.transfer(to, 1))), status, code);
    }

    private static BadTransaction signed(String name, Person signer, TransactionBody body, int status, String code) {
        return new BadTransaction(name, signer.signs(body).encoded().toBytes(), status, code);
    }
}
