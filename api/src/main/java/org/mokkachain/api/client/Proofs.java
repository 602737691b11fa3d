package org.mokkachain.api.client;

import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Receipts of one node, as files. They are worth nothing until a {@link org.mokkachain.api.receipt.ReceiptVerifier} has
 * seen them. Those of entries say what the newest final state has, or that it has nothing. Thread-safe.
 */
public final class Proofs {
    private final Calls calls;

    Proofs(Calls calls) {
        this.calls = calls;
    }

    /** That a transaction is final, where it stands, and what came of it. */
    public byte[] transaction(Hash id) throws MokkaClientException {
        return receipt("/v1/transactions/" + id.hex());
    }

    /** Nonce, native balance and authority of an account. */
    public byte[] account(String address) throws MokkaClientException {
        return receipt("/v1/accounts/" + HttpExchange.encode(address));
    }

    /** An issued asset by its id. */
    public byte[] asset(Hash asset) throws MokkaClientException {
        return receipt("/v1/assets/" + asset.hex());
    }

    /** Which asset has a symbol. */
    public byte[] symbol(String symbol) throws MokkaClientException {
        return receipt("/v1/symbols/" + HttpExchange.encode(symbol));
    }

    /** What an account has of an issued asset. */
    public byte[] holding(Hash asset, String address) throws MokkaClientException {
        return receipt("/v1/assets/" + asset.hex() + "/holders/" + HttpExchange.encode(address));
    }

    /** Who notarised the document with this SHA-256. */
    public byte[] anchor(Hash hash) throws MokkaClientException {
        return receipt("/v1/anchors/" + hash.hex());
    }

    /** What an account stores under a key, whatever the key is made of. */
    public byte[] data(String owner, String key) throws MokkaClientException {
        return receipt("/v1/data/" + HttpExchange.encode(owner) + "/" + HttpExchange.encode(key));
    }

    /** What was proposed under a number, by whom, who approved, and what became of it. */
    public byte[] proposal(long number) throws MokkaClientException {
        return receipt("/v1/proposals/" + number);
    }

    /** Whether an account is allowed or denied to send. */
    public byte[] accountPermission(String address) throws MokkaClientException {
        return receipt("/v1/permissions/accounts/" + HttpExchange.encode(address));
    }

    /** Whether a node is allowed or denied to connect. */
    public byte[] nodePermission(PublicKey key) throws MokkaClientException {
        return receipt("/v1/permissions/nodes/" + key.hex());
    }

    /** The validators in charge from the next epoch on, and every parameter, now and to come. */
    public byte[] governance() throws MokkaClientException {
        return receipt("/v1/governance");
    }

    private byte[] receipt(String path) throws MokkaClientException {
        return calls.bytes(path + "/proof");
    }
}
