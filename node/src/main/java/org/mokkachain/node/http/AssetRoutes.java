package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.AssetHolder;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.HistoryPage;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.node.http.openapi.Generic;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** Issued assets, who holds them, what happened to them. */
final class AssetRoutes {
    private final StateReader state;
    private final ChainReader chain;
    private final Views views;

    AssetRoutes(NodePorts ports, Views views) {
        this.state = ports.state();
        this.chain = ports.chain();
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/assets",
                        Operation.of("Issued assets by symbol", Generic.of(Page.class, AssetInfo.class))
                                .takes(Inputs.LIMIT, Inputs.CURSOR),
                        ctx -> Answers.json(ctx, state.assets(Parameters.cursor(ctx), Parameters.limit(ctx)))),
                Route.get(
                        "/v1/assets/{asset}",
                        one(Operation.of("One issued asset", AssetInfo.class)),
                        ctx -> Answers.json(ctx, asset(ctx))),
                Route.get(
                        "/v1/assets/{asset}/holders",
                        one(Operation.of("Who holds an asset, by address", Generic.of(Page.class, AssetHolder.class)))
                                .takes(Inputs.LIMIT, Inputs.CURSOR),
                        this::holders),
                Route.get(
                        "/v1/assets/{asset}/transactions",
                        one(Operation.of(
                                        "Final transactions that move or manage an asset, newest first",
                                        Generic.of(HistoryPage.class, TransactionStatus.class)))
                                .takes(Inputs.LIMIT, Inputs.CURSOR),
                        this::history));
    }

    private static Operation one(Operation operation) {
        return operation.takes(Inputs.ASSET).refuses(ErrorCode.NOT_FOUND);
    }

    private AssetInfo asset(Context ctx) {
        String reference = ctx.pathParam("asset");
        Optional<AssetId> id = id(reference);
        return id.flatMap(state::asset)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND.problem(
                        "there is no asset " + reference, "All that were issued are in GET /v1/assets.")));
    }

    private Optional<AssetId> id(String reference) {
        if (Parameters.isHash(reference)) {
            Hash hash = Hash.fromHex(reference);
            return hash.equals(Hash.ZERO) ? Optional.empty() : Optional.of(new AssetId(hash));
        }
        if (reference.equals(IssueAsset.NATIVE_SYMBOL) || reference.equals("native")) {
            throw new ProblemException(ErrorCode.NOT_FOUND.problem(
                    "the native asset MOKKA was not issued", "Its supply is fixed by the genesis; it has 6 decimals."));
        }
        if (!IssueAsset.isSymbol(reference)) {
            throw Parameters.refusal("asset", reference, "an id of 64 hex digits or a symbol");
        }
        return state.assetNamed(reference);
    }

    private AssetId known(Context ctx) {
        return new AssetId(Hash.fromHex(asset(ctx).id()));
    }

    private void holders(Context ctx) {
        Optional<Address> after =
                Parameters.cursor(ctx).map(cursor -> Parameters.address(cursor, views.addresses()));
        Answers.json(ctx, state.holders(known(ctx), after, Parameters.limit(ctx)));
    }

    private void history(Context ctx) {
        int limit = Parameters.limit(ctx);
        Answers.json(ctx, views.history(
                state.history(known(ctx), Parameters.place(ctx), limit + 1), limit, chain.first()));
    }
}
