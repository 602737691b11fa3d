package org.mokkachain.p2p.broadcast;

import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * What an origin signs: purpose, network, feed, number, and the hash of the content, so that a signature is worth
 * nothing anywhere else. Thread-safe.
 *
 * @param genesis fingerprint of the network
 */
record MessageSeal(Hash genesis) {
    private static final String DOMAIN = "MOKKA/1/gossip-message";

    Message sign(Signer signer, FeedId feed, long sequence, Bytes content) {
        return new Message(feed, sequence, content, signer.sign(payload(feed, sequence, content)));
    }

    boolean isValid(SignatureVerifier signatures, Message message) {
        byte[] payload = payload(message.feed(), message.sequence(), message.content());
        return signatures.verify(message.feed().origin(), payload, message.signature());
    }

    private byte[] payload(FeedId feed, long sequence, Bytes content) {
        Encoder out = new Encoder(160).string(DOMAIN).fixed(genesis);
        feed.encode(out);
        return out.u64(sequence).fixed(Sha256.hash(content.toBytes())).toByteArray();
    }
}
