package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.receipt.ReceiptDocument;
import org.mokkachain.api.receipt.ReceiptWriter;
import org.mokkachain.node.http.MempoolReader.WaitingTransaction;
import org.mokkachain.node.http.ProofReader.Answer;
import org.mokkachain.node.http.ProofReader.Entry;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.node.http.openapi.Parameter;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.proof.Proof;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

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
        Route transaction = Route.get(
                "/v1/transactions/{id}/proof",
                Operation.of("A final transaction with its proof", ReceiptDocument.class)
                        .takes(Inputs.ID)
                        .tagged()
                        .refuses(ErrorCode.NOT_FOUND, ErrorCode.NOT_FINAL),
                this::transaction);
        return Stream.of(Stream.of(transaction), ofHoldings(), ofRecords(), ofGovernance())
                .flatMap(routes -> routes)
                .toList();
    }

    private Stream<Route> ofHoldings() {
        return Stream.of(
                entry("/v1/accounts/{address}",
                        receipt("What the newest final state has of an account", Inputs.ADDRESS),
                        ctx -> new Entry.AccountEntry(address(ctx, "address"))),
                entry("/v1/assets/{asset}",
                        receipt("What the newest final state has of an asset", Inputs.ASSET_ID),
                        ctx -> new Entry.AssetEntry(asset(ctx))),
                entry("/v1/assets/{asset}/holders/{address}",
                        receipt("What an account has of an asset", Inputs.ASSET_ID, Inputs.ADDRESS),
                        ctx -> new Entry.HoldingEntry(address(ctx, "address"), asset(ctx))),
                entry("/v1/symbols/{symbol}",
                        receipt("Which asset has a symbol, or that none has", Inputs.SYMBOL),
                        ctx -> new Entry.SymbolEntry(symbol(ctx))));
    }

    private Stream<Route> ofRecords() {
        return Stream.of(
                entry("/v1/anchors/{hash}",
                        receipt("Who anchored a document and when, or that nobody did", Inputs.DOCUMENT),
                        ctx -> new Entry.AnchorEntry(Parameters.hash(ctx, "hash"))),
                entry("/v1/data/{owner}/{key}",
                        receipt("What an account stores under a key, or that it stores nothing",
                                Inputs.OWNER, Inputs.KEY),
                        ctx -> new Entry.DataEntry(address(ctx, "owner"), Parameters.dataKey(ctx))));
    }

    private Stream<Route> ofGovernance() {
        return Stream.of(
                entry("/v1/proposals/{number}",
                        receipt("What was proposed under a number, or that nothing was", Inputs.PROPOSAL),
                        ctx -> new Entry.ProposalEntry(Parameters.pathNumber(ctx, "number"))),
                entry("/v1/permissions/accounts/{address}",
                        receipt("Whether an account may send, or that nothing is laid down", Inputs.ADDRESS),
                        ctx -> new Entry.PermissionEntry(new AccountSubject(address(ctx, "address")))),
                entry("/v1/permissions/nodes/{key}",
                        receipt("Whether a node may connect, or that nothing is laid down", Inputs.NODE_KEY),
                        ctx -> new Entry.PermissionEntry(
                                new NodeSubject(PublicKey.of(Parameters.hash(ctx, "key").toBytes())))),
                entry("/v1/governance",
                        receipt("The validators decided on and all parameters"),
                        _ -> new Entry.GovernanceEntry()));
    }

    private static Operation receipt(String summary, Parameter... parameters) {
        Operation operation = Operation.of(summary + ", with the proof", ReceiptDocument.class);
        return parameters.length == 0 ? operation : operation.takes(parameters);
    }

    private Route entry(String path, Operation operation, Function<Context, Entry> name) {
        return Route.get(path + "/proof", operation, ctx -> answer(ctx, ports.proofs()
                .entry(name.apply(ctx))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.UNAVAILABLE, "no block that validators have signed is written yet"))));
    }

    private Address address(Context ctx, String parameter) {
        return Parameters.address(ctx.pathParam(parameter), addresses);
    }

    private static AssetId asset(Context ctx) {
        Hash id = Parameters.hash(ctx, "asset");
        if (id.equals(Hash.ZERO)) {
            throw Parameters.refusal("asset", id.hex(), "the id of an asset that somebody issued");
        }
        return new AssetId(id);
    }

    private static String symbol(Context ctx) {
        String symbol = ctx.pathParam("symbol");
        if (!IssueAsset.isSymbol(symbol)) {
            throw Parameters.refusal("symbol", symbol, "1 to 12 capital letters and digits, a letter first");
        }
        return symbol;
    }

    private void transaction(Context ctx) {
        Hash id = Parameters.hash(ctx, "id");
        Optional<ChainReader.CommittedTransaction> done = ports.chain().transaction(id);
        if (done.isPresent() && Tags.known(ctx, done.get().blockHash().hex() + "-receipt", Tags.ASK)) {
            return;
        }
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

    private void answer(Context ctx, Proof proof) {
        ctx.contentType("application/json").result(receipts.write(proof));
    }
}
