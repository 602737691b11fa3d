package org.mokkachain.endtoend.harness;

import java.security.SecureRandom;
import java.util.List;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Account;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/** Someone with a key. */
public record Person(String name, Signer signer) {
    /** One of the funded accounts of the development network. */
    public static Person named(String name) {
        return new Person(name, Ed25519.preferred().signer(DevelopmentKeys.of(name)));
    }

    /** The funded accounts of the development network. */
    public static List<Person> funded() {
        return DevelopmentKeys.ACCOUNTS.stream().map(Person::named).toList();
    }

    /** Someone the chain has never seen. */
    public static Person stranger(String name) {
        return new Person(name, Ed25519.preferred().signer(PrivateKey.generate(new SecureRandom())));
    }

    public Address address() {
        return AccountAddress.of(signer.publicKey());
    }

    /** A transfer of the native asset, valid for long, with the least fee. */
    public Transaction pays(Network network, long nonce, Person to, long units) {
        return signs(network, nonce, List.of(transfer(to, units)));
    }

    public Transaction signs(Network network, long nonce, List<Operation> operations) {
        return signs(body(network, nonce, operations));
    }

    public Transaction signs(TransactionBody body) {
        return Transaction.sign(body, signer);
    }

    public TransactionBody body(Network network, long nonce, List<Operation> operations) {
        return new TransactionBody(network.chainId(), address(), nonce, network.fee(), Network.FOR_LONG, operations);
    }

    public static Operation transfer(Person to, long units) {
        return new Transfer(AssetId.NATIVE, to.address(), Amount.of(units), Bytes.EMPTY);
    }

    public Account account(Network network, MokkaClient client) throws MokkaClientException {
        return client.account(network.text(this));
    }

    /** Base units of the native asset, as this node knows it. */
    public long balance(Network network, MokkaClient client) throws MokkaClientException {
        return account(network, client).balances().stream()
                .filter(balance -> balance.symbol().equals("MOKKA"))
                .mapToLong(balance -> Long.parseLong(balance.amount()))
                .sum();
    }
}
