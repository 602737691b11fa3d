package org.mokkachain.p2p.transport;

import java.util.Arrays;
import java.util.List;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** Keys, identities and frames for tests of transports. */
public final class TestNetwork {
    public static final int VOTE = 1;
    public static final int BLOCK = 2;
    public static final int TRANSACTION = 3;

    public static final FrameLimits LIMITS = FrameLimits.of(List.of(
            new FrameKind(VOTE, "vote", 4096, Priority.URGENT),
            new FrameKind(BLOCK, "block", 2 << 20, Priority.NORMAL),
            new FrameKind(TRANSACTION, "transaction", 64 << 10, Priority.BULK)));

    private TestNetwork() {}

    /** The key number {@code index}, always the same. */
    public static PrivateKey key(int index) {
        byte[] seed = new byte[PrivateKey.LENGTH];
        Arrays.fill(seed, (byte) 7);
        seed[0] = (byte) index;
        return PrivateKey.of(seed);
    }

    public static NetworkIdentity identity(int index) {
        return new NetworkIdentity("mokka-test", genesis(1), 1, Role.VALIDATOR, "node-" + index);
    }

    public static Hash genesis(int fill) {
        byte[] bytes = new byte[Hash.LENGTH];
        Arrays.fill(bytes, (byte) fill);
        return Hash.of(bytes);
    }

    public static Frame vote(int number) {
        return new Frame(VOTE, number(number));
    }

    public static Frame transaction(int number) {
        return new Frame(TRANSACTION, number(number));
    }

    public static Frame frame(int type, int size) {
        return new Frame(type, Bytes.of(new byte[size]));
    }

    private static Bytes number(int number) {
        return Bytes.of((byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number);
    }
}
