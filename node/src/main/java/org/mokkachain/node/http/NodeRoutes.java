package org.mokkachain.node.http;

import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mokkachain.api.model.ConsensusInfo;
import org.mokkachain.api.model.GossipInfo;
import org.mokkachain.api.model.Health;
import org.mokkachain.api.model.InvitationInfo;
import org.mokkachain.api.model.PeerInfo;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.SyncInfo;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.node.http.openapi.Content;
import org.mokkachain.node.http.openapi.Generic;
import org.mokkachain.node.http.openapi.Operation;

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
                view("/v1/status", Operation.of("The node and its chain", Status.class), node::status),
                view("/v1/validators", list("The validator set", ValidatorInfo.class), node::validators),
                view("/v1/consensus", Operation.of("The node's view of the protocol", ConsensusInfo.class),
                        node::consensus),
                view("/v1/peers", list("Other nodes", PeerInfo.class), node::peers),
                view("/v1/sync", Operation.of("How the node catches up, and how far it is", SyncInfo.class),
                        node::sync),
                view("/v1/gossip",
                        Operation.of("Neighbours, and how far the feeds of transactions have come", GossipInfo.class),
                        node::gossip),
                Route.get("/v1/invitation",
                        Operation.of("An invitation to this network, for mokka join", InvitationInfo.class)
                                .takes(Inputs.HOST),
                        this::invitation),
                Route.get("/livez", Operation.of("The process answers", Health.class), ctx -> health(ctx, Health.OK)),
                Route.get("/readyz",
                        Operation.of("A validator can vote, an observer is in sync", Health.class)
                                .answers(503, "Not ready, with reasons", Content.json(Health.class)),
                        ctx -> health(ctx, node.readiness())),
                Route.get("/metrics",
                        Operation.of("Metrics for Prometheus").answers(200, "OK", Content.text("text/plain")),
                        ctx -> ctx.contentType(PROMETHEUS).result(metrics.scrape())));
    }

    private static Route view(String path, Operation operation, Supplier<Object> view) {
        return Route.get(path, operation, ctx -> Answers.json(ctx, view.get()));
    }

    private static Operation list(String summary, Class<?> item) {
        return Operation.of(summary, Generic.of(List.class, item));
    }

    private void invitation(Context ctx) {
        String host = ctx.queryParam("host");
        try {
            Answers.json(ctx, ports.node().invitation(Optional.ofNullable(host)));
        } catch (IllegalArgumentException e) {
            throw Parameters.refusal("host", host, "HOST or HOST:PORT by which others reach this node");
        }
    }

    private static void health(Context ctx, Health health) {
        ctx.status(health.ok() ? 200 : 503);
        Answers.json(ctx, health);
    }
}
