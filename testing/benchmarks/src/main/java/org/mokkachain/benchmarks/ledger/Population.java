package org.mokkachain.benchmarks.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.mokkachain.ledger.chain.ChainRules;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** Accounts that pay each other at random. The signatures are noise: the ledger does not verify them. */
final class Population {
    private static final Amount FUNDS = Amount.of(1_000_000_000);

    private final Random random;
    private final List<PublicKey> keys = new ArrayList<>();
    private final List<Address> addresses = new ArrayList<>();
    private final long[] nonces;
    private final Genesis genesis;
    private final Hash chainId;

    Population(long seed, int accounts) {
        random = new Random(seed);
        nonces = new long[accounts];
        List<GenesisAccount> funded = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            keys.add(key());
            addresses.add(AccountAddress.of(keys.getLast()));
            funded.add(new GenesisAccount("", addresses.getLast(), FUNDS));
        }
        Validator validator = new Validator("validator-0", key(), AccountAddress.of(key()));
        genesis = new Genesis("benchmark", "tmok", 1, CrashModel.BFT, Timing.LAN, Limits.DEFAULT,
                new ValidatorSet(List.of(validator)), List.of("127.0.0.1:1"), funded);
        chainId = genesis.hash();
    }

    Genesis genesis() {
        return genesis;
    }

    ChainRules rules() {
        return rules(genesis);
    }

    /** Without anybody who judges evidence: there is none. */
    static ChainRules rules(Genesis genesis) {
        return ChainRules.of(genesis, (chain, offender, evidence) -> OptionalLong.empty());
    }

    /** A transfer between two random accounts. */
    Transaction transfer() {
        int from = random.nextInt(nonces.length);
        Address to = addresses.get(random.nextInt(nonces.length));
        byte[] signature = new byte[Signature.LENGTH];
        random.nextBytes(signature);
        TransactionBody body = new TransactionBody(chainId, addresses.get(from), nonces[from]++, Amount.of(1_000),
                Long.MAX_VALUE, List.of(new Transfer(AssetId.NATIVE, to, Amount.of(1), Bytes.EMPTY)));
        return Transaction.of(body, List.of(new TransactionSignature(keys.get(from), Signature.of(signature))));
    }

    /** One of the accounts. */
    Address someone() {
        return addresses.get(random.nextInt(addresses.size()));
    }

    private PublicKey key() {
        byte[] key = new byte[PublicKey.LENGTH];
        random.nextBytes(key);
        return PublicKey.of(key);
    }
}
