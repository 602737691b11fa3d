package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.ParametersInfo;
import org.mokkachain.api.model.ProposalInfo;
import org.mokkachain.node.http.openapi.Generic;
import org.mokkachain.node.http.openapi.Operation;

/** What was proposed to the validators. */
final class ProposalRoutes {
    private final StateReader state;

    ProposalRoutes(StateReader state) {
        this.state = state;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/parameters",
                        Operation.of("What validators may change by vote, now and to come", ParametersInfo.class),
                        ctx -> Answers.json(ctx, state.parameters())),
                Route.get(
                        "/v1/proposals",
                        Operation.of(
                                        "Proposals of every state, newest first",
                                        Generic.of(Page.class, ProposalInfo.class))
                                .takes(Inputs.LIMIT, Inputs.CURSOR),
                        ctx -> Answers.json(
                                ctx, state.proposals(Parameters.number(ctx, "cursor"), Parameters.limit(ctx)))),
                Route.get(
                        "/v1/proposals/{number}",
                        Operation.of("One proposal", ProposalInfo.class)
                                .takes(Inputs.PROPOSAL)
                                .refuses(ErrorCode.NOT_FOUND),
                        this::one));
    }

    private void one(Context ctx) {
        long number = Parameters.pathNumber(ctx, "number");
        Answers.json(
                ctx,
                state.proposal(number)
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND.problem(
                                "there is no proposal " + number, "All of them are in GET /v1/proposals."))));
    }
}
