package org.mokkachain.node.http;

import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.mokkachain.api.model.Health;

/** The node's views of itself, health, and metrics. */
final class NodeRoutes {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final NodePorts ports;
    private final PrometheusMeterRegistry metrics;

    NodeRoutes(NodePorts ports, PrometheusMeterRegistry metrics) {
        this.ports = ports;
        this.metrics = metrics;
    }

    List<Route> routes() {
        NodeStatus node = ports.node();
        return List.of(
                Route.get("/v1/status", ctx -> Answers.json(ctx, node.status())),
                Route.get("/v1/validators", ctx -> Answers.json(ctx, node.validators())),
                Route.get("/v1/consensus", ctx -> Answers.json(ctx, node.consensus())),
                Route.get("/v1/peers", ctx -> Answers.json(ctx, node.peers())),
                Route.get("/v1/mempool", ctx -> Answers.json(ctx, ports.mempool().info())),
                Route.get("/v1/sync", ctx -> Answers.json(ctx, node.sync())),
                Route.get("/v1/gossip", ctx -> Answers.json(ctx, node.gossip())),
                Route.get("/livez", ctx -> health(ctx, Health.OK)),
                Route.get("/readyz", ctx -> health(ctx, node.readiness())),
                Route.get("/metrics", ctx -> ctx.contentType(PROMETHEUS).result(metrics.scrape())));
    }

    private static void health(Context ctx, Health health) {
        ctx.status(health.ok() ? 200 : 503);
        Answers.json(ctx, health);
    }
}
