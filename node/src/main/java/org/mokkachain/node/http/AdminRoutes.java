package org.mokkachain.node.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.mokkachain.api.model.BackupInfo;
import org.mokkachain.api.model.BackupRequest;
import org.mokkachain.api.model.CompactionInfo;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.node.http.openapi.Content;
import org.mokkachain.node.http.openapi.Operation;
import tools.jackson.databind.JsonNode;

/** What only the operator may do: with the node's token, from this machine, and never from a web page. */
final class AdminRoutes {
    private static final String SCHEME = "Bearer ";

    private final Administration administration;
    private final HttpSettings.Limits limits;

    AdminRoutes(Administration administration, HttpSettings.Limits limits) {
        this.administration = administration;
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                        "/v1/admin/backup",
                        admin("Back the ledger up to a new directory on the node's machine", BackupInfo.class)
                                .reads(Content.json(BackupRequest.class)),
                        guarded(this::backup)),
                Route.post(
                        "/v1/admin/compact",
                        admin("Rewrite the files of the ledger", CompactionInfo.class),
                        guarded(ctx -> answer(ctx, administration.compact()))));
    }

    private static Operation admin(String summary, Class<?> answer) {
        return Operation.of(summary, answer)
                .takes(Inputs.TOKEN)
                .refuses(ErrorCode.NOT_FOUND, ErrorCode.UNAUTHORIZED, ErrorCode.NOT_POSSIBLE);
    }

    private Handler guarded(Handler handler) {
        return ctx -> {
            if (!ClientAddress.of(ctx).isLoopback() || ctx.header("Origin") != null) {
                throw new ProblemException(ErrorCode.NOT_FOUND, "there is no such path");
            }
            String header = ctx.header("Authorization");
            if (header == null || !header.startsWith(SCHEME)
                    || !administration.admits(header.substring(SCHEME.length()).strip())) {
                throw new ProblemException(ErrorCode.UNAUTHORIZED, "the token of this node is needed");
            }
            handler.handle(ctx);
        };
    }

    private void backup(Context ctx) {
        JsonNode target = RequestBody.json(RequestBody.read(ctx, limits)).path("target");
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

    private static <T> void answer(Context ctx, Administration.Outcome<T> outcome) {
        switch (outcome) {
            case Administration.Done<T>(T answer) -> Answers.json(ctx, answer);
            case Administration.Refused<T>(String reason, String remedy, boolean busy) ->
                throw new ProblemException(
                        (busy ? ErrorCode.UNAVAILABLE : ErrorCode.NOT_POSSIBLE).problem(reason, remedy));
        }
    }
}
