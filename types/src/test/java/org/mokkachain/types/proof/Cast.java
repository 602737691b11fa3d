package org.mokkachain.types.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** Who acts on a {@link TestChain}: validators that come and go, and somebody who sends. Keys from the seed alone. */
final class Cast {
    private final Random random;
    private final Map<PublicKey, Signer> signers = new TreeMap<>();
    private final List<Validator> pool = new ArrayList<>();
    private final Signer sender;

    Cast(Random random) {
        this.random = random;
        for (int i = 0; i < 7; i++) {
            PublicKey key = newSigner().publicKey();
            pool.add(new Validator("validator-" + i, key, AccountAddress.of(key)));
        }
        this.sender = newSigner();
    }

    private Signer newSigner() {
        Signer signer = Ed25519.preferred().signer(PrivateKey.of(someBytes(32).toBytes()));
        signers.put(signer.publicKey(), signer);
        return signer;
    }

    /** Four to five of seven; each epoch one leaves and another comes. */
    ValidatorSet validators(int epoch) {
        return new ValidatorSet(pool.subList(epoch % 4, Math.min(7, epoch + 4 + epoch % 2)));
    }

    Genesis genesis(CrashModel model) {
        return new Genesis("test", "tmok", 1_700_000_000_000L, model, Timing.LAN, Limits.DEFAULT, validators(0),
                List.of("a:1", "b:1", "c:1", "d:1"), List.of());
    }

    Signature sign(PublicKey key, byte[] message) {
        Signer signer = signers.get(key);
        if (signer == null) {
            throw new IllegalArgumentException("a stranger");
        }
        return signer.sign(message);
    }

    Transaction transfer(Hash chainId, long nonce) {
        Address to = Address.of(someBytes(20).toBytes());
        Transfer transfer = new Transfer(AssetId.NATIVE, to, Amount.of(1 + random.nextInt(1_000)), someBytes(3));
        return Transaction.sign(
                new TransactionBody(chainId, AccountAddress.of(sender.publicKey()), nonce, Amount.of(1_000), 1_000_000,
                        List.of(transfer)),
                sender);
    }

    Bytes someBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    Hash someHash() {
        return Hash.of(someBytes(32).toBytes());
    }
}
