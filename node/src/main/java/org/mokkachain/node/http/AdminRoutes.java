package org.mokkachain.node.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mokkachain.api.model.BackupInfo;
import org.mokkachain.api.model.BackupRequest;
import org.mokkachain.api.model.CompactionInfo;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.LeadershipInfo;
import org.mokkachain.api.model.PeerWish;
import org.mokkachain.api.model.PeerWishesRequest;
import org.mokkachain.api.model.WeakenRequest;
import org.mokkachain.node.http.openapi.Content;
import org.mokkachain.node.http.openapi.Generic;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;
import tools.jackson.databind.JsonNode;

/**
 * What only the operator may do: with a token of the node, from this machine unless the settings say otherwise, and
 * never from a web page.
 */
final class AdminRoutes {
    private static final String SCHEME = "Bearer ";
    private static final long MAX_WEAKENING_MS = Duration.ofDays(1).toMillis();
    private static final int MAX_PEERS = 100;

    private final Administration administration;
    private final HttpSettings.Limits limits;

    AdminRoutes(Administration administration, HttpSettings.Limits limits) {
        this.administration = administration;
        this.limits = limits;
    }

    List<Route> routes() {
        Operation peers = admin("What the operator has said of other nodes", Generic.of(List.class, PeerWish.class));
        return List.of(
                Route.post(
                        "/v1/admin/backup",
                        admin("Back the ledger up to a new directory on the node's machine", BackupInfo.class)
                                .reads(Content.json(BackupRequest.class)),
                        guarded(AdminScope.STORE, this::backup)),
                Route.post(
                        "/v1/admin/compact",
                        admin("Rewrite the files of the ledger", CompactionInfo.class),
                        guarded(AdminScope.STORE, ctx -> answer(ctx, administration.compact()))),
                Route.post(
                        "/v1/admin/weaken",
                        admin("Abstain from leading for a while, unless nobody else leads", LeadershipInfo.class)
                                .reads(Content.json(WeakenRequest.class)),
                        guarded(AdminScope.LEADERSHIP, this::weaken)),
                Route.post(
                        "/v1/admin/step-down",
                        admin("End this node's leadership in good order", LeadershipInfo.class),
                        guarded(AdminScope.LEADERSHIP, ctx -> answer(ctx, administration.stepDown()))),
                Route.get(
                        "/v1/admin/peers",
                        peers,
                        guarded(AdminScope.PEERS, ctx -> Answers.json(ctx, administration.peers()))),
                Route.post(
                        "/v1/admin/peers",
                        admin("Link with some nodes and not with others, until the node ends",
                                        Generic.of(List.class, PeerWish.class))
                                .reads(Content.json(PeerWishesRequest.class)),
                        guarded(AdminScope.PEERS, this::changePeers)));
    }

    private static Operation admin(String summary, Type answer) {
        return Operation.of(summary, answer)
                .takes(Inputs.TOKEN)
                .refuses(ErrorCode.NOT_FOUND, ErrorCode.UNAUTHORIZED, ErrorCode.OUT_OF_SCOPE, ErrorCode.NOT_POSSIBLE);
    }

    private Handler guarded(AdminScope scope, Handler handler) {
        return ctx -> {
            boolean served = isThisMachine(ctx) || administration.servesOtherMachines();
            if (!served || ctx.header("Origin") != null) {
                throw new ProblemException(ErrorCode.NOT_FOUND, "there is no such path");
            }
            String header = ctx.header("Authorization");
            String token = header == null || !header.startsWith(SCHEME)
                    ? ""
                    : header.substring(SCHEME.length()).strip();
            switch (administration.access(token, scope)) {
                case ADMITTED -> handler.handle(ctx);
                case OUT_OF_SCOPE -> throw new ProblemException(ErrorCode.OUT_OF_SCOPE,
                        "this token is for something else; here the scope '" + scope.text() + "' is needed");
                case UNKNOWN -> throw new ProblemException(ErrorCode.UNAUTHORIZED, "the token of this node is needed");
            }
        };
    }

    /** A node that listens at one address only is reached by that, also from its own machine. */
    private static boolean isThisMachine(Context ctx) {
        return ClientAddress.of(ctx).isLoopback() || ctx.ip().equals(ctx.req().getLocalAddr());
    }

    private JsonNode body(Context ctx) {
        return RequestBody.json(RequestBody.read(ctx, limits));
    }

    private void backup(Context ctx) {
        JsonNode target = body(ctx).path("target");
        if (!target.isString()) {
            throw RequestBody.malformed("target must be the text of an absolute path");
        }
        answer(ctx, administration.backup(absolute(target.stringValue())));
    }

    private static Path absolute(String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw RequestBody.malformed("target is not a path");
        }
        throw RequestBody.malformed("target must be an absolute path");
    }

    private void weaken(Context ctx) {
        JsonNode duration = body(ctx).path("durationMs");
        if (!duration.isIntegralNumber() || !duration.canConvertToLong()
                || duration.longValue() < 0 || duration.longValue() > MAX_WEAKENING_MS) {
            throw RequestBody.malformed("durationMs must be a number from 0 to " + MAX_WEAKENING_MS);
        }
        answer(ctx, administration.weaken(Duration.ofMillis(duration.longValue())));
    }

    private void changePeers(Context ctx) {
        JsonNode body = body(ctx);
        List<PeerAddress> add = items(body, "add", PeerAddress::parse);
        List<PublicKey> drop = items(body, "drop", PublicKey::fromHex);
        answer(ctx, administration.changePeers(add, drop));
    }

    /** A list of texts, which may be left out. */
    private static <T> List<T> items(JsonNode body, String name, Function<String, T> parse) {
        JsonNode list = body.path(name);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MAX_PEERS) {
            throw RequestBody.malformed(name + " must be a list of at most " + MAX_PEERS + " texts");
        }
        List<T> items = new ArrayList<>();
        for (JsonNode item : list) {
            if (!item.isString()) {
                throw RequestBody.malformed(name + " must be a list of texts");
            }
            try {
                items.add(parse.apply(item.stringValue()));
            } catch (IllegalArgumentException e) {
                throw RequestBody.malformed(name + ": " + e.getMessage());
            }
        }
        return items;
    }

    private static <T> void answer(Context ctx, Administration.Outcome<T> outcome) {
        switch (outcome) {
            case Administration.Done<T>(T answer) -> Answers.json(ctx, answer);
            case Administration.Refused<T>(String reason, String remedy, boolean busy) ->
                throw new ProblemException(
                        (busy ? ErrorCode.UNAVAILABLE : ErrorCode.NOT_POSSIBLE).problem(reason, remedy));
        }
    }
}
