package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;
import org.mokkachain.node.http.openapi.Content;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.address.AddressFormat;

/** Subscriptions to events: server-sent events as in the WHATWG HTML standard. */
final class EventRoutes {
    private final EventHub hub;
    private final AddressFormat addresses;
    private final HttpSettings.Limits limits;
    private final Semaphore places;
    private final OpenStreams open;
    private final ClientLimits clients;

    EventRoutes(EventHub hub, AddressFormat addresses, HttpSettings.Limits limits, OpenStreams open,
            ClientLimits clients) {
        this.clients = clients;
        this.hub = hub;
        this.addresses = addresses;
        this.limits = limits;
        this.places = new Semaphore(limits.maxEventClients());
        this.open = open;
    }

    List<Route> routes() {
        return List.of(Route.get(
                "/v1/events",
                Operation.of("Events as they happen")
                        .takes(Inputs.TOPICS, Inputs.CONCERNS, Inputs.LAST_EVENT)
                        .answers(200, "Server-sent events", new Content("text/event-stream", NodeEvent.class)),
                this::subscribe));
    }

    private void subscribe(Context ctx) {
        Set<Topic> topics = topics(ctx);
        String address = ctx.queryParam("address");
        Optional<String> only = Optional.ofNullable(address)
                .map(text -> addresses.format(Parameters.address(text, addresses)));
        try (OpenStreams.Place _ = clients.stream(ctx)) {
            serve(ctx, topics, only);
        }
    }

    private void serve(Context ctx, Set<Topic> topics, Optional<String> only) {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "the node serves " + limits.maxEventClients() + " event streams already");
        }
        try (OpenStreams.Place _ = open.enter()) {
            new EventWriter(hub, topics, only, limits.heartbeat())
                    .run(ctx.res(), Optional.ofNullable(ctx.header("Last-Event-ID")));
        } finally {
            places.release();
        }
    }

    private static Set<Topic> topics(Context ctx) {
        String given = ctx.queryParam("topics");
        if (given == null) {
            return EnumSet.allOf(Topic.class);
        }
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (String name : given.split(",", 20)) {
            topics.add(Topic.of(name.strip())
                    .orElseThrow(() -> Parameters.refusal(
                            "topics", name, "some of blocks, transactions, consensus, peers, with commas between")));
        }
        return topics;
    }
}
