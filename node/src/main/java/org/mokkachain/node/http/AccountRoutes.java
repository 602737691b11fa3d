package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.Page;
import org.mokkachain.node.http.ChainReader.CommittedTransaction;
import org.mokkachain.types.value.Address;

/** Accounts and their history. */
final class AccountRoutes {
    private final NodePorts ports;
    private final Views views;

    AccountRoutes(NodePorts ports, Views views) {
        this.ports = ports;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/accounts/{address}", this::one),
                Route.get("/v1/accounts/{address}/transactions", this::history));
    }

    private void one(Context ctx) {
        Address address = Parameters.address(ctx, views.addresses());
        AccountState state = ports.chain().account(address);
        long pendingNonce = ports.mempool().nextNonce(address, state.nonce());
        Answers.json(ctx, views.account(address, state, pendingNonce));
    }

    private void history(Context ctx) {
        Address address = Parameters.address(ctx, views.addresses());
        int limit = Parameters.limit(ctx);
        List<CommittedTransaction> found = ports.chain().history(address, Parameters.place(ctx), limit + 1);
        boolean more = found.size() > limit;
        List<CommittedTransaction> shown = more ? found.subList(0, limit) : found;
        Optional<String> next = more ? Optional.of(cursor(shown.getLast().place())) : Optional.empty();
        Answers.json(ctx, new Page<>(shown.stream().map(views::status).toList(), next));
    }

    private static String cursor(ChainReader.Place place) {
        return place.height() + "-" + place.index();
    }
}
