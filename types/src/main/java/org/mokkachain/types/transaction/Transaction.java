package org.mokkachain.types.transaction;

import java.util.List;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.codec.SigningPayload;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * A signed transaction. Its id is the domain-separated hash of its body, so the id does not depend on who signed or in
 * which order signatures were collected. Signatures are sorted by key and no key signs twice: one encoding only.
 * Immutable and thread-safe; whether the signatures are valid is a question to {@link #isSignedCorrectly}.
 */
public final class Transaction {
    /** Upper limit of the encoded size in bytes, whatever a network's own limit is. */
    public static final int MAX_BYTES = 64 * 1024;

    public static final int MAX_SIGNATURES = 16;
    private static final String ID_DOMAIN = "MOKKA/1/transaction";

    private final TransactionBody body;
    private final List<TransactionSignature> signatures;
    private final Bytes encoded;
    private final Hash id;

    private Transaction(TransactionBody body, List<TransactionSignature> signatures, Bytes encoded, Hash id) {
        this.body = body;
        this.signatures = signatures;
        this.encoded = encoded;
        this.id = id;
    }

    /** Joins a body and its signatures, given in any order; {@link IllegalArgumentException} if a key signs twice. */
    public static Transaction of(TransactionBody body, List<TransactionSignature> signatures) {
        List<TransactionSignature> sorted = signatures.stream()
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList();
        requireAscending(sorted);
        Encoder out = new Encoder();
        body.encode(out);
        Hash id = Sha256.hash(ID_DOMAIN, out.toByteArray());
        out.list(sorted, (o, signature) -> signature.encode(o));
        return new Transaction(body, sorted, out.toBytes(), id);
    }

    /** Signs {@code body} with one key. */
    public static Transaction sign(TransactionBody body, Signer signer) {
        return sign(body, List.of(signer));
    }

    /** Signs {@code body} with several keys. */
    public static Transaction sign(TransactionBody body, List<Signer> signers) {
        Hash id = idOf(body);
        return of(body, signers.stream().map(signer -> TransactionSignature.by(signer, id)).toList());
    }

    /** The id that a transaction with this body has, signed by whomever. */
    public static Hash idOf(TransactionBody body) {
        Encoder out = new Encoder();
        body.encode(out);
        return Sha256.hash(ID_DOMAIN, out.toByteArray());
    }

    /** The bytes that every signer signs: {@code "MOKKA/1" | 64 | id}. The id covers the chain id. */
    public static byte[] signedPayload(Hash id) {
        return SigningPayload.start(SigningPayload.TRANSACTION).fixed(id).toByteArray();
    }

    public void encode(Encoder out) {
        out.raw(encoded);
    }

    public static Transaction decode(Decoder in) throws DecodingException {
        int start = in.position();
        TransactionBody body = TransactionBody.decode(in);
        Bytes bodyBytes = in.since(start);
        List<TransactionSignature> signatures = in.list(MAX_SIGNATURES, TransactionSignature::decode);
        requireAscending(signatures);
        Bytes encoded = in.since(start);
        if (encoded.length() > MAX_BYTES) {
            throw in.failure("a transaction of " + encoded.length() + " bytes, the limit is " + MAX_BYTES);
        }
        return new Transaction(body, signatures, encoded, Sha256.hash(ID_DOMAIN, bodyBytes.toBytes()));
    }

    /** Whether every signature is valid. Says nothing about who had to sign. Costs one verification per signature. */
    public boolean isSignedCorrectly(SignatureVerifier verifier) {
        byte[] message = signedPayload(id);
        return signatures.stream().allMatch(s -> verifier.verify(s.key(), message, s.signature()));
    }

    public TransactionBody body() {
        return body;
    }

    /** 1 to {@value #MAX_SIGNATURES}, ascending by key. */
    public List<TransactionSignature> signatures() {
        return signatures;
    }

    /** The canonical encoding. */
    public Bytes encoded() {
        return encoded;
    }

    public Hash id() {
        return id;
    }

    private static void requireAscending(List<TransactionSignature> signatures) {
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "a transaction has 1 to " + MAX_SIGNATURES + " signatures, got " + signatures.size());
        }
        for (int i = 1; i < signatures.size(); i++) {
            if (signatures.get(i - 1).key().compareTo(signatures.get(i).key()) >= 0) {
                throw new IllegalArgumentException("signatures must ascend by key, no key twice");
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Transaction that && encoded.equals(that.encoded);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Transaction " + id;
    }
}
