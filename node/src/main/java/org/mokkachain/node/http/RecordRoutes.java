package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What accounts wrote down: notarised documents and data. */
final class RecordRoutes {
    private final StateReader state;
    private final Views views;

    RecordRoutes(StateReader state, Views views) {
        this.state = state;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/anchors", this::anchors),
                Route.get("/v1/anchors/{hash}", this::anchor),
                Route.get("/v1/data/{owner}", this::list),
                Route.get("/v1/data/{owner}/{key}", this::one));
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
        String key = ctx.pathParam("key");
        try {
            PutData.requireKey(key);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        Answers.json(
                ctx,
                state.data(owner, key)
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND.problem(
                                "there is no entry \"" + key + "\" of this account",
                                "GET /v1/data/{owner}?prefix= lists what there is, keys with slashes, too."))));
    }

    private Address owner(Context ctx) {
        return Parameters.address(ctx.pathParam("owner"), views.addresses());
    }
}
