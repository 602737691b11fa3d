package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.Page;
import org.mokkachain.node.http.openapi.Generic;
import org.mokkachain.node.http.openapi.Operation;

/** What single validators did. */
final class ValidatorRoutes {
    private final NodePorts ports;

    ValidatorRoutes(NodePorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(Route.get(
                "/v1/validators/{validator}/blocks",
                Operation.of(
                                "Final blocks that a validator proposed, newest first",
                                Generic.of(Page.class, BlockSummary.class))
                        .takes(Inputs.VALIDATOR, Inputs.LIMIT, Inputs.CURSOR),
                this::blocks));
    }

    private void blocks(Context ctx) {
        int limit = Parameters.limit(ctx);
        long before = Parameters.number(ctx, "cursor").orElse(Long.MAX_VALUE);
        List<Long> heights = ports.state().proposedBy(ctx.pathParam("validator"), before, limit + 1);
        List<Long> shown = heights.subList(0, Math.min(limit, heights.size()));
        Optional<String> next =
                heights.size() > limit ? Optional.of(Long.toString(shown.getLast())) : Optional.empty();
        List<BlockSummary> items = shown.stream()
                .flatMap(height -> ports.chain().header(height).stream())
                .map(Views::summary)
                .toList();
        Answers.json(ctx, new Page<>(items, next));
    }
}
