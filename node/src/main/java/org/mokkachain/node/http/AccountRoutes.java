package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.HistoryPage;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.node.http.openapi.Generic;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

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
                Route.get(
                        "/v1/accounts/{address}",
                        Operation.of("An account", Account.class).takes(Inputs.ADDRESS),
                        this::one),
                Route.get(
                        "/v1/accounts/{address}/balances",
                        Operation.of(
                                        "What an account has of every asset, native first",
                                        Generic.of(Page.class, Account.Balance.class))
                                .takes(Inputs.ADDRESS, Inputs.LIMIT, Inputs.CURSOR),
                        this::balances),
                Route.get(
                        "/v1/accounts/{address}/transactions",
                        Operation.of(
                                        "Final transactions of an account, newest first",
                                        Generic.of(HistoryPage.class, TransactionStatus.class))
                                .takes(Inputs.ADDRESS, Inputs.LIMIT, Inputs.CURSOR),
                        this::history));
    }

    private void one(Context ctx) {
        Address address = Parameters.address(ctx, views.addresses());
        long waiting = ports.mempool().nextNonce(address);
        AccountState state = ports.chain().account(address);
        Answers.json(ctx, views.account(address, state, Math.max(waiting, state.nonce())));
    }

    private void history(Context ctx) {
        Address address = Parameters.address(ctx, views.addresses());
        int limit = Parameters.limit(ctx);
        Answers.json(ctx, views.history(
                ports.chain().history(address, Parameters.place(ctx), limit + 1), limit, ports.chain().first()));
    }

    private void balances(Context ctx) {
        Address address = Parameters.address(ctx, views.addresses());
        Optional<AssetId> after = Parameters.cursor(ctx).map(AccountRoutes::asset);
        Answers.json(ctx, ports.state().balances(address, after, Parameters.limit(ctx)));
    }

    private static AssetId asset(String cursor) {
        if (cursor.equals("native")) {
            return AssetId.NATIVE;
        }
        if (!Parameters.isHash(cursor)) {
            throw Parameters.refusal("cursor", cursor, "the value of next in an earlier answer");
        }
        return new AssetId(Hash.fromHex(cursor));
    }
}
