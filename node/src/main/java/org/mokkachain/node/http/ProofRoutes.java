package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.receipt.ReceiptWriter;
import org.mokkachain.node.http.MempoolReader.WaitingTransaction;
import org.mokkachain.node.http.ProofReader.Answer;
import org.mokkachain.node.http.ProofReader.Entry;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.proof.Proof;
import org.mokkachain.types.value.Hash;

/** Receipts: answers that a client need not believe. */
final class ProofRoutes {
    private final NodePorts ports;
    private final AddressFormat addresses;
    private final ReceiptWriter receipts;

    ProofRoutes(NodePorts ports, AddressFormat addresses) {
        this.ports = ports;
        this.addresses = addresses;
        this.receipts = new ReceiptWriter(ports.chain().genesis());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/transactions/{id}/proof", this::transaction),
                Route.get("/v1/accounts/{address}/proof", ctx ->
                        entry(ctx, new Entry.AccountEntry(Parameters.address(ctx, addresses)))));
    }

    private void transaction(Context ctx) {
        Hash id = Parameters.hash(ctx, "id");
        switch (ports.proofs().transaction(id)) {
            case Answer.Proven(Proof proof) -> answer(ctx, proof);
            case Answer.Pruned(long height) -> throw new ProblemException(ErrorCode.NOT_FOUND.problem(
                    "the transaction is final, but this node does not keep block " + height + " any more",
                    "Ask a node that keeps all blocks."));
            case Answer.NotFinal() -> throw notFinal(id);
        }
    }

    private ProblemException notFinal(Hash id) {
        Optional<WaitingTransaction> waiting = ports.mempool().find(id);
        String why = waiting.flatMap(WaitingTransaction::waiting).orElse("it is not known here");
        return waiting.map(WaitingTransaction::state).map(state -> switch (state) {
            case PENDING, PROPOSED, COMMITTED, FAILED -> new ProblemException(
                    ErrorCode.NOT_FINAL.problem("the transaction " + why).about(id.hex()));
            case EXPIRED -> new ProblemException(ErrorCode.NOT_FOUND.problem(
                    "the transaction has expired and never became part of the chain", "Sign it again."));
            case UNKNOWN -> new ProblemException(ErrorCode.NOT_FOUND.problem(
                    "the transaction is not part of the chain: " + why, ErrorCode.EXPIRED.remedy()));
        }).orElseGet(() -> new ProblemException(ErrorCode.NOT_FOUND.problem(
                "this node knows no transaction " + id, "Check the id; if it was just sent, wait until it is final.")));
    }

    private void entry(Context ctx, Entry entry) {
        EntryProof proof = ports.proofs().entry(entry).orElseThrow(() -> new ProblemException(
                ErrorCode.UNAVAILABLE, "there is no block yet that validators have signed"));
        answer(ctx, proof);
    }

    private void answer(Context ctx, Proof proof) {
        ctx.contentType("application/json").result(receipts.write(proof));
    }
}
