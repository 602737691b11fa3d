package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.AnchorInfo;
import org.mokkachain.api.model.DataEntry;
import org.mokkachain.api.model.DataVersion;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.HistoryPage;
import org.mokkachain.api.model.Page;
import org.mokkachain.node.http.openapi.Generic;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What accounts wrote down: notarised documents and data. */
final class RecordRoutes {
    private final StateReader state;
    private final ChainReader chain;
    private final Views views;

    RecordRoutes(NodePorts ports, Views views) {
        this.state = ports.state();
        this.chain = ports.chain();
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/anchors",
                        Operation.of("Notarised documents, newest first", Generic.of(Page.class, AnchorInfo.class))
                                .takes(Inputs.ACCOUNT, Inputs.LIMIT, Inputs.CURSOR),
                        this::anchors),
                Route.get(
                        "/v1/anchors/{hash}",
                        Operation.of("Who notarised a document first, and when", AnchorInfo.class)
                                .takes(Inputs.DOCUMENT)
                                .refuses(ErrorCode.NOT_FOUND),
                        this::anchor),
                Route.get(
                        "/v1/data/{owner}",
                        Operation.of(
                                        "Entries of an account's key-value store, by key in byte order",
                                        Generic.of(Page.class, DataEntry.class))
                                .takes(Inputs.OWNER, Inputs.PREFIX, Inputs.LIMIT, Inputs.CURSOR),
                        this::list),
                Route.get(
                        "/v1/data/{owner}/{key}",
                        Operation.of("One entry", DataEntry.class)
                                .takes(Inputs.OWNER, Inputs.KEY)
                                .refuses(ErrorCode.NOT_FOUND),
                        this::one),
                Route.get(
                        "/v1/data/{owner}/{key}/history",
                        Operation.of(
                                        "What transactions did to an entry, newest first",
                                        Generic.of(HistoryPage.class, DataVersion.class))
                                .takes(Inputs.OWNER, Inputs.KEY, Inputs.LIMIT, Inputs.CURSOR),
                        this::history));
    }

    private void anchors(Context ctx) {
        Optional<Address> account = Optional.ofNullable(ctx.queryParam("account"))
                .map(text -> Parameters.address(text, views.addresses()));
        Optional<Bytes> place = Parameters.cursor(ctx).map(RecordRoutes::place);
        Answers.json(ctx, state.anchors(account, place, Parameters.limit(ctx)));
    }

    private static Bytes place(String cursor) {
        try {
            return Bytes.fromHex(cursor);
        } catch (IllegalArgumentException e) {
            throw Parameters.refusal("cursor", cursor, "the value of next in an earlier answer");
        }
    }

    private void anchor(Context ctx) {
        Hash hash = Parameters.hash(ctx, "hash");
        Answers.json(
                ctx,
                state.anchor(hash)
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND.problem(
                                "nobody has anchored " + hash.hex(),
                                "Check that the hash is the SHA-256 of the very same bytes."))));
    }

    private void list(Context ctx) {
        String prefix = Optional.ofNullable(ctx.queryParam("prefix")).orElse("");
        Answers.json(ctx, state.data(owner(ctx), prefix, Parameters.cursor(ctx), Parameters.limit(ctx)));
    }

    private void one(Context ctx) {
        Address owner = owner(ctx);
        String key = Parameters.dataKey(ctx);
        Answers.json(
                ctx,
                state.data(owner, key)
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND.problem(
                                "there is no entry \"" + key + "\" of this account",
                                "GET /v1/data/{owner} lists what there is; a slash in a key is written %2F."))));
    }

    private void history(Context ctx) {
        String key = Parameters.dataKey(ctx);
        int limit = Parameters.limit(ctx);
        Answers.json(ctx, Views.dataHistory(
                key, state.history(owner(ctx), key, Parameters.place(ctx), limit + 1), limit, chain.first()));
    }

    private Address owner(Context ctx) {
        return Parameters.address(ctx.pathParam("owner"), views.addresses());
    }
}
