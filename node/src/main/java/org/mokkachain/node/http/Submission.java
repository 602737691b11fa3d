package org.mokkachain.node.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mokkachain.api.model.BatchVerdict;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.node.http.TransactionAdmission.Accepted;
import org.mokkachain.node.http.TransactionAdmission.Refused;
import org.mokkachain.node.http.TransactionAdmission.Verdict;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * Turns bytes into transactions on the thread of the request, so that admission sees only well-formed ones, and waits
 * for its verdicts.
 */
final class Submission {
    private static final long VERDICT_SECONDS = 15;

    private final TransactionAdmission admission;
    private final ChainReader chain;

    /** @param chain says how long a transaction may be */
    Submission(TransactionAdmission admission, ChainReader chain) {
        this.admission = admission;
        this.chain = chain;
    }

    /** The transaction of these bytes; a {@link ProblemException} if they are none. */
    Transaction decode(Bytes raw) {
        return decode(raw, longest());
    }

    private int longest() {
        return chain.limits().maxTransactionBytes();
    }

    private static Transaction decode(Bytes raw, int longest) {
        if (raw.length() > longest) {
            throw new ProblemException(
                    ErrorCode.TOO_LARGE,
                    "a transaction of " + raw.length() + " bytes, this network allows " + longest);
        }
        try {
            return Decoder.decodeExactly(raw, Transaction::decode);
        } catch (DecodingException e) {
            throw RequestBody.malformed("not a transaction: " + e.getMessage());
        }
    }

    /** The verdicts on transactions, in their order. */
    List<Verdict> submit(String client, List<Transaction> transactions) {
        try {
            return admission.submit(client, transactions).toCompletableFuture().get(VERDICT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new ProblemException(ErrorCode.UNAVAILABLE.problem(
                    "the node is too busy to check transactions", "Send the same bytes again; that changes nothing."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the node is stopping");
        } catch (ExecutionException e) {
            throw new IllegalStateException("admission failed", e.getCause());
        }
    }

    List<Bytes> binaryBatch(byte[] body, int max) {
        try {
            return Decoder.decodeExactly(body, in -> {
                long count = in.u32();
                requireSize(count, max);
                List<Bytes> batch = new ArrayList<>((int) count);
                for (int i = 0; i < count; i++) {
                    batch.add(in.bytes(body.length));
                }
                return batch;
            });
        } catch (DecodingException e) {
            throw RequestBody.malformed("not a batch: " + e.getMessage());
        }
    }

    void requireSize(long count, int max) {
        if (count > max) {
            throw new ProblemException(ErrorCode.TOO_LARGE, "a batch of " + count + ", at most " + max + " are taken");
        }
    }

    /** A verdict for each, in their order; what is no transaction is refused by itself. */
    BatchVerdict submitEach(String client, List<Bytes> batch) {
        List<Optional<BatchVerdict.Verdict>> refusals = new ArrayList<>(batch.size());
        List<Transaction> wellFormed = new ArrayList<>(batch.size());
        int longest = longest();
        for (Bytes raw : batch) {
            refusals.add(decodeInto(wellFormed, raw, longest));
        }
        List<Verdict> verdicts = wellFormed.isEmpty() ? List.of() : submit(client, wellFormed);
        List<BatchVerdict.Verdict> results = new ArrayList<>(batch.size());
        int next = 0;
        for (Optional<BatchVerdict.Verdict> refusal : refusals) {
            if (refusal.isPresent()) {
                results.add(refusal.get());
            } else {
                results.add(view(wellFormed.get(next), verdicts.get(next)));
                next++;
            }
        }
        return BatchVerdict.of(results);
    }

    private static Optional<BatchVerdict.Verdict> decodeInto(List<Transaction> wellFormed, Bytes raw, int longest) {
        try {
            wellFormed.add(decode(raw, longest));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(BatchVerdict.Verdict.refused(
                    Optional.empty(), e.problem().code(), e.problem().detail()));
        }
    }

    private static BatchVerdict.Verdict view(Transaction transaction, Verdict verdict) {
        return switch (verdict) {
            case Accepted(Hash id) -> BatchVerdict.Verdict.accepted(id.hex());
            case Refused refused -> BatchVerdict.Verdict.refused(
                    Optional.of(transaction.id().hex()), refused.code().code(), refused.detail());
        };
    }
}
