package org.mokkachain.node.http;

import io.javalin.http.Context;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.Problem;

/** Puts records into responses. */
final class Answers {
    /** The attribute of a request that was refused: the code of its problem. */
    static final String PROBLEM = "mokka.problem";

    private Answers() {}

    static void json(Context ctx, Object value) {
        ctx.contentType("application/json").result(ApiJson.write(value));
    }

    static void problem(Context ctx, Problem problem) {
        ctx.attribute(PROBLEM, problem.code());
        ctx.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(ApiJson.write(problem));
        if ((problem.status() == 503 || problem.status() == 429) && ctx.res().getHeader("Retry-After") == null) {
            ctx.header("Retry-After", "1");
        }
    }
}
