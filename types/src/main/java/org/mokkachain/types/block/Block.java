package org.mokkachain.types.block;

import java.util.List;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.merkle.MerkleTree;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** A header and the transactions it commits to. That they match is checked by whoever accepts the block. */
public record Block(Header header, List<Transaction> transactions) {
    /** No body holds more transactions, whatever a network's own limit is. */
    public static final int MAX_TRANSACTIONS = 50_000;

    /** Bytes of an encoded body beside its transactions: their number. */
    public static final int BODY_OVERHEAD = 4;

    private static final int USUAL_RECEIPT = 41;

    public Block {
        transactions = List.copyOf(transactions);
    }

    public Hash hash() {
        return header.hash();
    }

    /** The body as consensus carries it: the number of transactions and their canonical encodings. */
    public static Bytes encodeBody(List<Transaction> transactions) {
        int size = transactions.stream().mapToInt(t -> t.encoded().length()).sum();
        Encoder out = new Encoder(size + BODY_OVERHEAD);
        out.list(transactions, (o, transaction) -> transaction.encode(o));
        return out.toBytes();
    }

    /** Reads a body; nothing but what {@link #encodeBody} writes is accepted. */
    public static List<Transaction> decodeBody(Bytes body) throws DecodingException {
        return Decoder.decodeExactly(body, in -> in.list(MAX_TRANSACTIONS, Transaction::decode));
    }

    /** RFC 6962 root over the encoded transactions. */
    public static Hash transactionsRoot(List<Transaction> transactions) {
        return MerkleTree.root(transactions.stream().map(Transaction::encoded).toList());
    }

    /** RFC 6962 root over the encoded receipts. */
    public static Hash receiptsRoot(List<Receipt> receipts) {
        return MerkleTree.root(receipts.stream()
                .map(receipt -> {
                    Encoder out = new Encoder(USUAL_RECEIPT);
                    receipt.encode(out);
                    return out.toBytes();
                })
                .toList());
    }
}
