package org.mokkachain.endtoend.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mokkachain.api.model.Status;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.MessageCodec;
import org.mokkachain.p2p.gossip.GossipFrames;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.FrameKind;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Priority;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.TransportListener;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.p2p.transport.netty.NettyTransport;
import org.mokkachain.p2p.transport.netty.TransportSettings;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Has the key of a validator of a development network, links with the others over the real transport, and votes for two
 * blocks of one height. A second copy of a node would not do that: it notices the first one, and stops.
 */
public final class Liar implements AutoCloseable {
    /** As the nodes' wire format has them. */
    private static final int PROTOCOL_VERSION = 3;

    private static final int CONSENSUS = 1;
    private static final int SNAPSHOT = 3;

    private final int index;
    private final Signer signer;
    private final Status network;
    private final NettyTransport transport;

    private Liar(int index, PrivateKey key, Status network) {
        this.index = index;
        this.signer = Ed25519.preferred().signer(key);
        this.network = network;
        NetworkIdentity identity = new NetworkIdentity(
                network.network(), chainId(), PROTOCOL_VERSION, Role.VALIDATOR, DevelopmentKeys.validator(index));
        this.transport = new NettyTransport(key, identity, limits(), AdmissionPolicy.only(List.of()),
                TransportSettings.listeningOn("127.0.0.1", 0));
    }

    private static FrameLimits limits() {
        List<FrameKind> kinds = new ArrayList<>(GossipFrames.kinds());
        for (int type = CONSENSUS; type <= SNAPSHOT; type++) {
            kinds.add(new FrameKind(type, "frame " + type, FrameKind.MAX_BODY, Priority.NORMAL));
        }
        return FrameLimits.of(kinds);
    }

    /** Takes the place of a validator that does not run. */
    public static Liar inPlaceOf(Devnet devnet, int index) {
        int witness = index == 0 ? 1 : 0;
        PrivateKey key = DevelopmentKeys.of(DevelopmentKeys.validator(index));
        Liar liar = new Liar(index, key, devnet.status(witness));
        devnet.view().path("validators").forEach(each ->
                liar.transport.keepConnected(PeerAddress.parse(each.path("p2p").asString())));
        try {
            liar.transport.start(new Deaf());
            return liar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PublicKey key() {
        return signer.publicKey();
    }

    /** To all to whom it is linked by now; how many these are. */
    public int votesTwice() {
        transport.broadcast(vote("one"));
        return transport.broadcast(vote("another"));
    }

    private Frame vote(String name) {
        Hash hash = Sha256.hash("block", name.getBytes(StandardCharsets.UTF_8));
        BlockReference block = new BlockReference(network.epoch(), network.term(), network.height() + 1, hash);
        byte[] payload = Certificate.signedPayload(Phase.PREPARE, chainId(), block);
        return new Frame(CONSENSUS,
                MessageCodec.encode(new BlockVote(Phase.PREPARE, block, index, signer.sign(payload))));
    }

    private Hash chainId() {
        return Hash.fromHex(network.chainId());
    }

    @Override
    public void close() {
        transport.close();
    }

    /** Does not care what others say. */
    private static final class Deaf implements TransportListener {
        @Override
        public void peerConnected(PeerInfo peer) {}

        @Override
        public void peerDisconnected(PublicKey peer, Disconnect reason) {}

        @Override
        public void frameReceived(PublicKey peer, Frame frame) {}

        @Override
        public void handshakeRefused(String address, Refusal refusal) {
            System.out.println("refused by " + address + ": " + refusal);
        }

        @Override
        public void peerUnreachable(PeerAddress peer, Trouble trouble) {}
    }
}
