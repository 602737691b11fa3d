package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.BatchRequest;
import org.mokkachain.api.model.BatchVerdict;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Problem;
import org.mokkachain.api.model.SubmitRequest;
import org.mokkachain.api.model.SubmitResult;
import org.mokkachain.api.model.TransactionReason;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.node.http.TransactionAdmission.Accepted;
import org.mokkachain.node.http.TransactionAdmission.Refused;
import org.mokkachain.node.http.openapi.Content;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import tools.jackson.databind.JsonNode;

/** Submitting transactions and asking what became of them. */
final class TransactionRoutes {
    private static final ErrorCode[] REFUSALS = Arrays.stream(ErrorCode.values())
            .filter(code -> code.exitCode() == ExitCode.REJECTED)
            .toArray(ErrorCode[]::new);

    private final HttpSettings.Limits limits;
    private final NodePorts ports;
    private final Views views;
    private final Submission submission;
    private final OpenStreams waits;
    private final ClientLimits clients;

    TransactionRoutes(HttpSettings.Limits limits, NodePorts ports, Views views, OpenStreams waits,
            ClientLimits clients) {
        this.waits = waits;
        this.clients = clients;
        this.limits = limits;
        this.ports = ports;
        this.views = views;
        this.submission = new Submission(ports.admission(), ports.chain());
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                        "/v1/transactions",
                        Operation.of("Submit a signed transaction")
                                .reads(Content.binary(), Content.json(SubmitRequest.class))
                                .answers(202, "Taken", Content.json(SubmitResult.class))
                                .refuses(REFUSALS),
                        this::submit),
                Route.post(
                        "/v1/transactions/batch",
                        Operation.of("Submit many signed transactions: a verdict for each", BatchVerdict.class)
                                .reads(Content.binary(), Content.json(BatchRequest.class)),
                        this::submitBatch),
                Route.get(
                        "/v1/transactions/{id}",
                        Operation.of("What became of a transaction", TransactionStatus.class)
                                .takes(Inputs.ID, Inputs.WAIT)
                                .tagged()
                                .refuses(ErrorCode.PRUNED),
                        this::one),
                Route.get(
                        "/v1/transactions/{id}/why",
                        Operation.of("Why a transaction is where it is, with a remedy", TransactionReason.class)
                                .takes(Inputs.ID)
                                .refuses(ErrorCode.PRUNED),
                        this::why));
    }

    private void submit(Context ctx) {
        boolean binary = RequestBody.isBinary(ctx);
        byte[] body = RequestBody.read(ctx, limits);
        Bytes raw = binary ? Bytes.of(body) : RequestBody.hex(RequestBody.json(body).path("raw"), "raw");
        clients.submit(ctx, 1);
        Transaction transaction = submission.decode(raw);
        switch (submission.submit(ctx.ip(), List.of(transaction)).getFirst()) {
            case Accepted(Hash id) -> {
                ctx.status(202).header("Location", "/v1/transactions/" + id.hex());
                Answers.json(ctx, new SubmitResult(id.hex()));
            }
            case Refused refused -> throw new ProblemException(problem(refused, transaction.id()));
        }
    }

    private static Problem problem(Refused refused, Hash id) {
        ErrorCode code = refused.code();
        return code.problem(refused.detail(), refused.remedy().orElse(code.remedy()))
                .about(refused.other().orElse(id).hex());
    }

    private void submitBatch(Context ctx) {
        boolean binary = RequestBody.isBinary(ctx);
        byte[] body = RequestBody.read(ctx, limits);
        List<Bytes> batch = binary ? submission.binaryBatch(body, limits.maxBatch()) : jsonBatch(body);
        clients.submit(ctx, batch.size());
        Answers.json(ctx, submission.submitEach(ctx.ip(), batch));
    }

    private List<Bytes> jsonBatch(byte[] body) {
        JsonNode list = RequestBody.json(body).path("transactions");
        if (!list.isArray()) {
            throw RequestBody.malformed("transactions must be a list of texts of hex digits");
        }
        submission.requireSize(list.size(), limits.maxBatch());
        return list.valueStream().map(item -> RequestBody.hex(item, "each of transactions")).toList();
    }

    private void one(Context ctx) throws InterruptedException {
        Hash id = Parameters.hash(ctx, "id");
        Duration wait = Parameters.wait(ctx, limits.maxWait());
        TransactionStatus status = find(id);
        if (!status.status().isFinal() && !wait.isZero()) {
            status = await(id, wait);
        }
        boolean known = status.blockHash().isPresent()
                && Tags.known(ctx, status.blockHash().get() + "-" + status.index().orElse(0), Tags.ASK);
        if (!known) {
            Answers.json(ctx, status);
        }
    }

    private TransactionStatus await(Hash id, Duration wait) throws InterruptedException {
        Optional<FinalityWaiters.Ticket> registered = ports.finality().register(id);
        if (registered.isEmpty()) {
            throw new ProblemException(ErrorCode.TOO_MANY_REQUESTS, "too many clients wait on this node already");
        }
        try (FinalityWaiters.Ticket ticket = registered.get();
                OpenStreams.Place _ = waits.enter()) {
            TransactionStatus status = find(id);
            if (!status.status().isFinal()) {
                ticket.await(wait);
                status = find(id);
            }
            return status;
        }
    }

    /** Looks among the final ones twice: one may become final after the first look, and so leave the mempool. */
    private TransactionStatus find(Hash id) {
        return committed(id)
                .or(() -> ports.mempool().find(id).map(waiting -> views.status(id, waiting)))
                .or(() -> committed(id))
                .orElseGet(() -> {
                    Pruned.refuseTransaction(ports.chain(), id);
                    return TransactionStatus.unknown(id.hex());
                });
    }

    /** Looks twice for the same reason. */
    private void why(Context ctx) {
        Hash id = Parameters.hash(ctx, "id");
        Reasons reasons = new Reasons(id, ports.chain().limits(), ports.node().status());
        TransactionReason reason = committed(id)
                .map(reasons::settled)
                .or(() -> ports.mempool().standing(id).map(reasons::open))
                .or(() -> committed(id).map(reasons::settled))
                .orElseGet(() -> {
                    Pruned.refuseTransaction(ports.chain(), id);
                    return reasons.neverSeen();
                });
        Answers.json(ctx, reason);
    }

    private Optional<TransactionStatus> committed(Hash id) {
        return ports.chain().transaction(id).map(views::status);
    }
}
