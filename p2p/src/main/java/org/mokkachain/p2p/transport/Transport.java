package org.mokkachain.p2p.transport;

import java.io.IOException;
import java.util.List;
import org.mokkachain.types.value.PublicKey;

/**
 * Links to other nodes. At most one link per peer. A link delivers frames of one priority in the order they were
 * accepted, each once, until it ends; what was accepted and not yet delivered when it ends is lost. Thread-safe; no
 * method waits for the network.
 */
public interface Transport extends AutoCloseable {
    /** The key by which others know this node. */
    PublicKey self();

    /**
     * Begins to listen and to dial. May be called once.
     *
     * @throws IOException with a sentence for the operator, if the node cannot listen where it should
     */
    void start(TransportListener listener) throws IOException;

    /** Where others reach this node. {@link IllegalStateException} before {@link #start}. */
    PeerAddress address();

    /**
     * Links to the peer and, whenever the link ends or an attempt fails, tries again until
     * {@link #stopDialling}. A second address for the same key replaces the first. The own key is ignored. May be
     * called before {@link #start}.
     */
    void keepConnected(PeerAddress peer);

    /**
     * Does not dial the peer again. A link stays if the policy admits the peer; an attempt under way may still end in
     * one.
     */
    void stopDialling(PublicKey peer);

    /**
     * From now on {@code policy} decides who may link. Ends every link with a peer that it does not admit, unless the
     * peer is to be kept connected: whom this node dials, it admits, if the policy does not forbid that.
     */
    void admit(AdmissionPolicy policy);

    /** From now on says in handshakes that this node is a {@code role}. Links that stand are not touched. */
    void speakAs(Role role);

    /**
     * Hands a frame over for sending; never waits.
     *
     * @throws IllegalArgumentException if the type is unknown or the body too long
     */
    SendResult send(PublicKey peer, Frame frame);

    /** Sends to every linked peer; returns how many accepted. Errors as {@link #send}. */
    int broadcast(Frame frame);

    /** Ends the link, if there is one. A peer that is kept connected is dialled again. */
    void disconnect(PublicKey peer, String why);

    /**
     * Ends the link because what the peer sent was not acceptable, and counts that against it; after several such
     * offences the peer is shut out for a while.
     */
    void reject(PublicKey peer, String offence);

    /** Every linked peer and every peer to be dialled, ordered by key. */
    List<PeerStatus> peers();

    /** How often each limit has bitten. */
    TransportCounters counters();

    /** Ends all links and stops listening. May be called twice. */
    @Override
    void close();
}
