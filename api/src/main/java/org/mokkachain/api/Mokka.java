package org.mokkachain.api;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mokkachain.api.client.EventStream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.client.NetworkInfo;
import org.mokkachain.api.feed.BlockFeed;
import org.mokkachain.api.model.Topic;
import org.mokkachain.api.proven.ProvenReads;
import org.mokkachain.api.sending.Sender;
import org.mokkachain.api.store.DataMap;
import org.mokkachain.api.store.DataView;
import org.mokkachain.api.store.ValueFormat;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/**
 * A network, as a Java program uses it: the one place to begin with. Any of its nodes may answer; where one does not,
 * the next is asked. Starts no thread of its own. Thread-safe; make one and keep it, as it keeps connections.
 *
 * <p>Calls that ask a node end with an {@link java.io.IOException} of the sealed kind {@link MokkaClientException};
 * those that wait can be interrupted.
 */
public final class Mokka implements AutoCloseable {
    private final MokkaClient client;
    private final NetworkInfo network;

    private Mokka(MokkaClient client, NetworkInfo network) {
        this.client = client;
        this.network = network;
    }

    /**
     * Connects to the network of the first node that answers; {@link IllegalArgumentException} if an address is none.
     *
     * @param nodes for example {@code http://127.0.0.1:8080}
     */
    public static Mokka connect(String... nodes) throws MokkaClientException {
        return connect(new MokkaClient(Arrays.stream(nodes).map(URI::create).toList()));
    }

    /** Connects to the network of this genesis: what nodes of another network say does not count. */
    public static Mokka connect(Genesis genesis, List<URI> nodes) throws MokkaClientException {
        return connect(new MokkaClient(genesis.hash(), nodes));
    }

    private static Mokka connect(MokkaClient client) throws MokkaClientException {
        try {
            return new Mokka(client, client.network());
        } catch (MokkaClientException e) {
            client.close();
            throw e;
        }
    }

    /** The whole API, call by call; also {@link MokkaClient#linearizable} and lists as lazy streams. */
    public MokkaClient client() {
        return client;
    }

    /** As it was when this connected. */
    public NetworkInfo network() {
        return network;
    }

    /** The account that a key was made for. */
    public Sender sender(Signer signer) {
        return sender(AccountAddress.of(signer.publicKey()), Sender.Settings.of(signer));
    }

    /** An account with settings of one's own, such as several keys. */
    public Sender sender(Address account, Sender.Settings settings) {
        return new Sender(client, account, settings);
    }

    /**
     * A transfer of the native asset, to be sent.
     *
     * @param to address as text; {@link IllegalArgumentException} if it is not one of this network
     * @param amount for example {@code 12.5 MOKKA}; {@link IllegalArgumentException} if it is none
     */
    public Transfer transfer(String to, String amount) {
        return transfer(address(to), AssetUnit.MOKKA.parse(amount));
    }

    /** A transfer of the native asset, to be sent. */
    public Transfer transfer(Address to, Amount amount) {
        return new Transfer(AssetId.NATIVE, to, amount, Bytes.EMPTY);
    }

    /** The address that a text says; {@link IllegalArgumentException} if it is not one of this network. */
    public Address address(String text) {
        return network.addresses().parse(text);
    }

    /** How an address is written. */
    public String text(Address address) {
        return network.addresses().format(address);
    }

    /** The sender's own key-value store. */
    public <V> DataMap<V> map(Sender sender, ValueFormat<V> format) {
        return new DataMap<>(view(sender.address(), format), sender);
    }

    /** Anybody's key-value store, to be read. */
    public <V> DataView<V> view(Address owner, ValueFormat<V> format) {
        return DataView.of(client, text(owner), format);
    }

    /** Every final block from a height on, in order, each once. */
    public BlockFeed blocks(long from) {
        return new BlockFeed(client, from);
    }

    /** What happens from now on, as one node tells it. */
    public EventStream events(Set<Topic> topics) throws MokkaClientException {
        return client.events(topics, Optional.empty());
    }

    /**
     * Reads that trust no node.
     *
     * @param genesis from a trusted source; {@link IllegalArgumentException} if it is of another network
     */
    public ProvenReads proven(Genesis genesis) {
        if (!genesis.hash().equals(network.chainId())) {
            throw new IllegalArgumentException(
                    "the genesis is of the network " + genesis.network() + ", the nodes are of " + network.name());
        }
        return ProvenReads.of(client, genesis);
    }

    /** Ends open calls, feeds and streams. */
    @Override
    public void close() {
        client.close();
    }
}
