package org.mokkachain.node.invitation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * All that somebody needs to join a network. Nothing in it is secret, and nothing but the fingerprint need be believed:
 * whoever is dialled has to prove its key, and the genesis it sends has to have that fingerprint.
 *
 * <p>As text: {@code mokkainvite1} and, in base 32, the length of the content in two bytes, the content, and the first
 * eight bytes of its SHA-256 in the domain {@value #DOMAIN}. So every changed character is noticed, and a text that was
 * cut off is told from a changed one.
 *
 * @param network its name, 1 to 64 printable ASCII characters
 * @param genesis fingerprint of its genesis: the chain id
 * @param protocolVersion that its nodes speak, 0 to 65,535
 * @param height of the last block when this was written
 * @param peers whom to ask, 1 to {@value #MAX_PEERS}
 */
public record Invitation(String network, Hash genesis, int protocolVersion, long height, List<PeerAddress> peers) {
    /** With more of them the text becomes unwieldy. */
    public static final int MAX_PEERS = 4;

    private static final String NAME = "mokkainvite";
    private static final String PREFIX = NAME + "1";
    private static final String DOMAIN = "MOKKA/1/invitation";
    private static final int LENGTH_BYTES = 2;
    private static final int CHECKSUM_BYTES = 8;
    private static final int MAX_HOST = 255;
    private static final int MAX_TEXT = 4_096;

    public Invitation {
        peers = List.copyOf(peers);
        if (!network.matches("[ -~]{1," + Genesis.MAX_NAME + "}")) {
            throw new IllegalArgumentException(
                    "a network's name has 1 to " + Genesis.MAX_NAME + " printable ASCII characters");
        }
        if (peers.isEmpty() || peers.size() > MAX_PEERS) {
            throw new IllegalArgumentException("an invitation names 1 to " + MAX_PEERS + " nodes");
        }
        if (protocolVersion < 0 || protocolVersion > 0xffff || height < 0) {
            throw new IllegalArgumentException("protocol version or height is out of range");
        }
    }

    /** The one line. */
    public String text() {
        Encoder out = new Encoder();
        out.string(network).fixed(genesis).u16(protocolVersion).u64(height);
        out.list(peers, (o, peer) -> o.fixed(peer.key()).string(peer.host()).u16(peer.port()));
        Bytes content = out.toBytes();
        Encoder all = new Encoder();
        all.u16(content.length()).raw(content).raw(checksum(content));
        return PREFIX + Base32.encode(all.toByteArray());
    }

    /**
     * Reads what {@link #text} wrote; line breaks and blanks, which mail programs add, do not matter.
     * {@link IllegalArgumentException} says what is wrong with it.
     */
    public static Invitation parse(String given) {
        String text = given.replaceAll("\\s", "");
        if (text.length() > MAX_TEXT || !text.startsWith(PREFIX)) {
            throw new IllegalArgumentException(objection(text));
        }
        String body = text.substring(PREFIX.length());
        byte[] bytes = Base32.decode(body);
        if (bytes.length < LENGTH_BYTES) {
            throw damaged("it ends after " + text.length() + " characters");
        }
        int length = (bytes[0] & 0xff) << Byte.SIZE | bytes[1] & 0xff;
        int expected = LENGTH_BYTES + length + CHECKSUM_BYTES;
        if (body.length() != Base32.length(expected) || bytes.length != expected) {
            throw damaged("it has " + text.length() + " characters, and should have "
                    + (PREFIX.length() + Base32.length(expected)) + " as it begins");
        }
        Bytes content = Bytes.of(Arrays.copyOfRange(bytes, LENGTH_BYTES, LENGTH_BYTES + length));
        Bytes checksum = Bytes.of(Arrays.copyOfRange(bytes, LENGTH_BYTES + length, expected));
        if (!checksum.equals(checksum(content))) {
            throw damaged("its checksum does not fit");
        }
        return exactly(text, content);
    }

    private static Invitation exactly(String text, Bytes content) {
        try {
            Invitation invitation = Decoder.decodeExactly(content, Invitation::decode);
            if (invitation.text().equals(text)) {
                return invitation;
            }
        } catch (DecodingException e) {
            throw new IllegalArgumentException("the invitation makes no sense: " + e.getMessage(), e);
        }
        throw damaged("it is not written as invitations are");
    }

    private static Invitation decode(Decoder in) throws DecodingException {
        return new Invitation(
                in.string(Genesis.MAX_NAME),
                in.hash(),
                in.u16(),
                in.u64(),
                in.list(MAX_PEERS, d -> new PeerAddress(d.publicKey(), d.string(MAX_HOST), d.u16())));
    }

    private static Bytes checksum(Bytes content) {
        return Bytes.of(Arrays.copyOf(Sha256.hash(DOMAIN, content).toBytes(), CHECKSUM_BYTES));
    }

    private static String objection(String text) {
        return text.toLowerCase(Locale.ROOT).matches(NAME + "[0-9].*") && text.length() <= MAX_TEXT
                ? "the invitation is damaged, or of another version of this program: it should begin with " + PREFIX
                : "this is no invitation: it should begin with " + PREFIX;
    }

    private static IllegalArgumentException damaged(String how) {
        return new IllegalArgumentException("the invitation is damaged: " + how);
    }
}
