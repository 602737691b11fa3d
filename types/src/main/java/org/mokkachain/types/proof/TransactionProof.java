package org.mokkachain.types.proof;

import java.util.List;
import java.util.Optional;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.merkle.MerkleProof;
import org.mokkachain.types.merkle.MerkleTree;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * That a transaction is final, and what came of it. The two paths lead to the roots of the header, which also says how
 * many transactions there are, so that the index is fixed. After the certified header: {@code transaction | receipt |
 * index u32 | list of hash | list of hash}, the paths of transaction and receipt from the leaf upwards.
 */
public record TransactionProof(
        CertifiedHeader header,
        Transaction transaction,
        Receipt receipt,
        MerkleProof transactionPath,
        MerkleProof receiptPath)
        implements Proof {
    static final int KIND = 1;
    private static final int MAX_PATH = 31;

    /** @throws IllegalArgumentException if the paths are not of one place in a block of the header's size */
    public TransactionProof {
        int count = header.header().txCount();
        boolean oneSize = transactionPath.size() == count && receiptPath.size() == count;
        if (!oneSize || transactionPath.index() != receiptPath.index()) {
            throw new IllegalArgumentException("the paths are not of one place in a block of " + count
                    + " transactions");
        }
    }

    /** Position in the block, from 0. */
    public int index() {
        return transactionPath.index();
    }

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public Verdict<ProvenTransaction> verify(TrustChain trust) {
        return trust.check(header).then(block -> statement(block, trust));
    }

    private Verdict<ProvenTransaction> statement(ProvenHeader block, TrustChain trust) {
        Header proven = block.header();
        if (!transactionPath.verifies(proven.txRoot(), transaction.encoded())) {
            return new Verdict.Invalid<>(Step.TRANSACTION, "the transaction is not number " + index() + " of block "
                    + proven.height());
        }
        if (!transaction.body().chainId().equals(trust.chainId())) {
            return new Verdict.Invalid<>(Step.TRANSACTION, "the transaction was signed for another network");
        }
        if (!transaction.isSignedCorrectly(trust.verifier())) {
            return new Verdict.Invalid<>(Step.TRANSACTION, "a signature of the transaction is not valid");
        }
        if (!receipt.transactionId().equals(transaction.id())) {
            return new Verdict.Invalid<>(Step.RECEIPT, "the receipt is of the transaction "
                    + receipt.transactionId());
        }
        if (!receiptPath.verifies(proven.receiptsRoot(), encoded(receipt))) {
            return new Verdict.Invalid<>(Step.RECEIPT, "the receipt is not number " + index() + " of block "
                    + proven.height());
        }
        return new Verdict.Valid<>(new ProvenTransaction(block, index(), transaction, receipt));
    }

    private static Bytes encoded(Receipt receipt) {
        Encoder out = new Encoder();
        receipt.encode(out);
        return out.toBytes();
    }

    @Override
    public void encodeStatement(Encoder out) {
        transaction.encode(out);
        receipt.encode(out);
        out.u32(index());
        out.list(transactionPath.path(), Encoder::fixed);
        out.list(receiptPath.path(), Encoder::fixed);
    }

    static TransactionProof decode(Decoder in) throws DecodingException {
        CertifiedHeader header = CertifiedHeader.decode(in);
        Transaction transaction = Transaction.decode(in);
        Receipt receipt = Receipt.decode(in);
        int index = Math.toIntExact(in.u32());
        int count = header.header().txCount();
        List<Hash> transactionPath = in.list(MAX_PATH, Decoder::hash);
        List<Hash> receiptPath = in.list(MAX_PATH, Decoder::hash);
        return new TransactionProof(
                header,
                transaction,
                receipt,
                new MerkleProof(index, count, transactionPath),
                new MerkleProof(index, count, receiptPath));
    }

    /** The proof of one transaction of a block, given all of them; empty if there is none at that place. */
    public static Optional<TransactionProof> of(
            CertifiedHeader header, List<Transaction> transactions, List<Receipt> receipts, int index) {
        if (index < 0 || index >= transactions.size() || receipts.size() != transactions.size()) {
            return Optional.empty();
        }
        List<Bytes> bodies = transactions.stream().map(Transaction::encoded).toList();
        List<Bytes> outcomes = receipts.stream().map(TransactionProof::encoded).toList();
        return Optional.of(new TransactionProof(
                header,
                transactions.get(index),
                receipts.get(index),
                MerkleTree.prove(bodies, index),
                MerkleTree.prove(outcomes, index)));
    }
}
