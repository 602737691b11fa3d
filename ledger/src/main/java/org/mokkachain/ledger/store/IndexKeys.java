package org.mokkachain.ledger.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.FixedBytes;
import org.mokkachain.types.value.Hash;

/** Keys of the {@link Index}es. */
final class IndexKeys {
    private static final int PLACE = 12;
    private static final int PROPOSER = 10;

    private IndexKeys() {}

    static Bytes prefix(FixedBytes first) {
        return Bytes.of(first.toBytes());
    }

    static Bytes assetHistory(AssetId asset, long height, int index) {
        ByteBuffer key = ByteBuffer.allocate(Hash.LENGTH + PLACE).put(asset.id().toBytes());
        return Bytes.of(key.putLong(~height).putInt(~index).array());
    }

    /** Every key of one account is as long, so that none begins with another. */
    static Bytes data(Address owner, String name) {
        return Bytes.of(ByteBuffer.allocate(Address.LENGTH + Hash.LENGTH)
                .put(owner.toBytes())
                .put(Sha256.hash(name.getBytes(StandardCharsets.UTF_8)).toBytes())
                .array());
    }

    static Bytes dataHistory(Address owner, String name, long height, int index) {
        ByteBuffer key = ByteBuffer.allocate(Address.LENGTH + Hash.LENGTH + PLACE).put(data(owner, name).toBytes());
        return Bytes.of(key.putLong(~height).putInt(~index).array());
    }

    /** The place at the end of a key. */
    static Location location(Bytes key) {
        ByteBuffer numbers = ByteBuffer.wrap(key.toBytes(), key.length() - PLACE, PLACE);
        return new Location(~numbers.getLong(), ~numbers.getInt());
    }

    static Bytes holder(AssetId asset, Address owner) {
        return Bytes.of(ByteBuffer.allocate(Hash.LENGTH + Address.LENGTH)
                .put(asset.id().toBytes())
                .put(owner.toBytes())
                .array());
    }

    static Address owner(Bytes holderKey) {
        byte[] owner = new byte[Address.LENGTH];
        System.arraycopy(holderKey.toBytes(), Hash.LENGTH, owner, 0, owner.length);
        return Address.of(owner);
    }

    static Bytes anchor(long height, Hash document) {
        return Bytes.of(ByteBuffer.allocate(8 + Hash.LENGTH).putLong(~height).put(document.toBytes()).array());
    }

    static Bytes anchor(Address account, long height, Hash document) {
        return Bytes.of(ByteBuffer.allocate(Address.LENGTH + 8 + Hash.LENGTH)
                .put(account.toBytes())
                .putLong(~height)
                .put(document.toBytes())
                .array());
    }

    /** The document at the end of a key. */
    static Hash document(Bytes key) {
        byte[] bytes = key.toBytes();
        return Hash.of(Arrays.copyOfRange(bytes, bytes.length - Hash.LENGTH, bytes.length));
    }

    static Bytes proposer(long epoch, int proposer) {
        return Bytes.of(ByteBuffer.allocate(PROPOSER).putLong(epoch).putShort((short) proposer).array());
    }

    static Bytes proposed(long epoch, int proposer, long height) {
        ByteBuffer key = ByteBuffer.allocate(PROPOSER + 8).putLong(epoch).putShort((short) proposer);
        return Bytes.of(key.putLong(~height).array());
    }

    static long proposedHeight(Bytes key) {
        return ~ByteBuffer.wrap(key.toBytes(), PROPOSER, 8).getLong();
    }
}
