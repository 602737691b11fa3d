package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.OptionalLong;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.Uptime;
import org.mokkachain.node.http.openapi.Generic;
import org.mokkachain.node.http.openapi.Operation;

/** What single validators did. */
final class ValidatorRoutes {
    static final int MOST_BLOCKS = 1_000;
    static final int USUAL_BLOCKS = 200;

    private final NodePorts ports;

    ValidatorRoutes(NodePorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/validators/uptime",
                        Operation.of("Which of the last blocks each validator proposed, signed or missed", Uptime.class)
                                .takes(Inputs.BLOCKS),
                        this::uptime),
                Route.get(
                        "/v1/validators/{validator}/blocks",
                        Operation.of(
                                        "Final blocks that a validator proposed, newest first",
                                        Generic.of(Page.class, BlockSummary.class))
                                .takes(Inputs.VALIDATOR, Inputs.LIMIT, Inputs.CURSOR),
                        this::blocks));
    }

    private void uptime(Context ctx) {
        OptionalLong given = Parameters.number(ctx, "blocks");
        if (given.isPresent() && (given.getAsLong() < 1 || given.getAsLong() > MOST_BLOCKS)) {
            throw Parameters.refusal("blocks", ctx.queryParam("blocks"), "1 to " + MOST_BLOCKS);
        }
        Answers.json(ctx, new UptimeCount(ports.chain()).last((int) given.orElse(USUAL_BLOCKS)));
    }

    private void blocks(Context ctx) {
        int limit = Parameters.limit(ctx);
        long before = Parameters.number(ctx, "cursor").orElse(Long.MAX_VALUE);
        List<Long> found = ports.state().proposedBy(ctx.pathParam("validator"), before, limit + 1);
        Page<Long> heights = Page.cut(found, limit, height -> Long.toString(height));
        List<BlockSummary> items = heights.items().stream()
                .flatMap(height -> ports.chain().header(height).stream())
                .map(Views::summary)
                .toList();
        Answers.json(ctx, new Page<>(items, heights.next()));
    }
}
