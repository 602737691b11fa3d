package org.mokkachain.node.http;

import io.javalin.http.Context;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.Problem;

/** Puts records into responses. */
final class Answers {
    private Answers() {}

    static void json(Context ctx, Object value) {
        ctx.contentType("application/json").result(ApiJson.write(value));
    }

    static void problem(Context ctx, Problem problem) {
        ctx.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(ApiJson.write(problem));
        if ((problem.status() == 503 || problem.status() == 429) && ctx.res().getHeader("Retry-After") == null) {
            ctx.header("Retry-After", "1");
        }
    }
}
