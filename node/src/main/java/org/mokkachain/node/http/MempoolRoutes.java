package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import org.mokkachain.api.model.MempoolInfo;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.PendingTransaction;
import org.mokkachain.api.model.Status;
import org.mokkachain.node.http.MempoolReader.Arrived;
import org.mokkachain.node.http.openapi.Generic;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.genesis.Limits;

/** What waits on this node, and what for. */
final class MempoolRoutes {
    private final NodePorts ports;
    private final Views views;

    MempoolRoutes(NodePorts ports, Views views) {
        this.ports = ports;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/mempool",
                        Operation.of("Transactions that wait", MempoolInfo.class),
                        ctx -> Answers.json(ctx, ports.mempool().info())),
                Route.get(
                        "/v1/mempool/transactions",
                        Operation.of(
                                        "Transactions that wait, the oldest first, and what each waits for",
                                        Generic.of(Page.class, PendingTransaction.class))
                                .takes(Inputs.LIMIT, Inputs.CURSOR),
                        this::list));
    }

    /** The protocol thread is asked for one page, whatever waits; the rest is done here. */
    private void list(Context ctx) {
        int limit = Parameters.limit(ctx);
        long after = Parameters.number(ctx, "cursor").orElse(-1);
        Page<Arrived> shown = Page.cut(
                ports.mempool().arrivals(after, limit + 1), limit, last -> Long.toString(last.serial()));
        Limits limits = ports.chain().limits();
        Status node = ports.node().status();
        List<PendingTransaction> items =
                shown.items().stream().map(each -> pending(each, limits, node)).toList();
        Answers.json(ctx, new Page<>(items, shown.next()));
    }

    private PendingTransaction pending(Arrived arrived, Limits limits, Status node) {
        Reasons reasons = new Reasons(arrived.transaction().id(), limits, node);
        return views.pending(arrived, reasons.open(arrived.standing()));
    }
}
