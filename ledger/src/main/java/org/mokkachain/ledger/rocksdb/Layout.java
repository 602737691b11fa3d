package org.mokkachain.ledger.rocksdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.store.HistoryEntry;
import org.mokkachain.ledger.store.Location;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * Every key and value of the store; numbers are big-endian, so that byte order is numeric order. See also
 * {@code docs/protocol/storage.md}.
 *
 * <pre>
 * family        key                                          value
 * default       "schema"                                     u16
 *               "chain"                                      hash of the genesis
 *               "ledger"                                     32 random bytes that name this store
 *               "head"                                       u64 height | block hash
 *               "first"                                      u64 height from which on bodies are here
 *               "epoch" | u64 number                         u64 height | hash | validator set; none for epoch 0
 * headers       u64 height                                   header
 * bodies        u64 height                                   encoded body
 * receipts      u64 height                                   list of receipts
 * proofs        u64 height                                   proof of finality, if the block has one of its own
 * heights       block hash                                   u64 height
 * transactions  transaction id                               u64 height | u32 index
 * history       address | u64 ~height | u32 ~index           u8 flags: 1 sent, 2 received; 0: concerned only
 * accounts …    natural key of the state's entry             encoded value; a family for each kind of entry
 * tree_keys     key in the state tree                        u8 kind | natural key
 * asset_history, data_history, holders, anchor_order, account_anchors, proposed: see
 * {@link org.mokkachain.ledger.store.Index}
 * </pre>
 */
final class Layout {
    static final int SCHEMA = 4;
    static final byte[] SCHEMA_KEY = ascii("schema");
    static final byte[] CHAIN_KEY = ascii("chain");
    static final byte[] LEDGER_KEY = ascii("ledger");
    static final byte[] HEAD_KEY = ascii("head");
    static final byte[] FIRST_KEY = ascii("first");
    private static final byte[] EPOCH = ascii("epoch");
    static final byte[] HISTORY_CONCERNED = {0};
    static final byte[] HISTORY_SENT = {1};
    static final byte[] HISTORY_RECEIVED = {2};
    static final byte[] HISTORY_BOTH = {3};
    private static final int HISTORY_KEY = Address.LENGTH + 12;

    private Layout() {}

    static byte[] height(long height) {
        return ByteBuffer.allocate(8).putLong(height).array();
    }

    static long readHeight(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    static byte[] schema(int version) {
        return new Encoder().u16(version).toByteArray();
    }

    static int readSchema(byte[] bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, Decoder::u16);
    }

    static byte[] head(Head head) {
        return new Encoder().u64(head.height()).fixed(head.hash()).toByteArray();
    }

    static Head readHead(byte[] bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, in -> new Head(in.u64(), in.hash()));
    }

    static byte[] epoch(long number) {
        return ByteBuffer.allocate(EPOCH.length + 8).put(EPOCH).putLong(number).array();
    }

    static byte[] epochStart(EpochStart epoch) {
        Encoder out = new Encoder(512).u64(epoch.height()).fixed(epoch.root());
        epoch.validators().encode(out);
        return out.toByteArray();
    }

    static EpochStart readEpoch(long number, byte[] bytes) throws DecodingException {
        return Decoder.decodeExactly(
                bytes, in -> new EpochStart(number, in.u64(), in.hash(), ValidatorSet.decode(in)));
    }

    static byte[] header(Header header) {
        Encoder out = new Encoder(512);
        header.encode(out);
        return out.toByteArray();
    }

    static Header readHeader(byte[] bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, Header::decode);
    }

    static byte[] receipts(List<Receipt> receipts) {
        Encoder out = new Encoder(4 + receipts.size() * 42);
        out.list(receipts, (o, receipt) -> receipt.encode(o));
        return out.toByteArray();
    }

    static List<Receipt> readReceipts(byte[] bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, in -> in.list(Block.MAX_TRANSACTIONS, Receipt::decode));
    }

    static byte[] proof(FinalityProof proof) {
        Encoder out = new Encoder(512);
        proof.encode(out);
        return out.toByteArray();
    }

    static FinalityProof readProof(byte[] bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, FinalityProof::decode);
    }

    static byte[] location(long height, int index) {
        return ByteBuffer.allocate(12).putLong(height).putInt(index).array();
    }

    static Location readLocation(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Location(buffer.getLong(), buffer.getInt());
    }

    /** Complemented numbers: ascending keys go from the newest to the oldest. */
    static byte[] history(Address account, long height, int index) {
        byte[] key = new byte[HISTORY_KEY];
        account.copyTo(key, 0);
        ByteBuffer.wrap(key, Address.LENGTH, 12).putLong(~height).putInt(~index);
        return key;
    }

    static HistoryEntry readHistory(byte[] key, byte[] value) {
        ByteBuffer numbers = ByteBuffer.wrap(key, Address.LENGTH, 12);
        Location location = new Location(~numbers.getLong(), ~numbers.getInt());
        return new HistoryEntry(location, (value[0] & 1) != 0, (value[0] & 2) != 0);
    }

    static byte[] historyFlags(boolean sent, boolean received) {
        if (sent) {
            return received ? HISTORY_BOTH : HISTORY_SENT;
        }
        return received ? HISTORY_RECEIVED : HISTORY_CONCERNED;
    }

    static byte[] treeKey(StateKey<?> key) {
        return treeKey(key.kind().code(), key.naturalKey());
    }

    static byte[] treeKey(int kind, Bytes naturalKey) {
        return new Encoder(1 + naturalKey.length()).u8(kind).raw(naturalKey).toByteArray();
    }

    static Hash readHash(byte[] bytes) {
        return Hash.of(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
