package org.mokkachain.node.devnet;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.Status;

/** Asks the nodes of a development network how they are. Light, since it runs while they start. */
final class Probe {
    private static final int TIMEOUT_MS = 1_000;
    private static final String NATIVE_SYMBOL = "MOKKA";

    private Probe() {}

    /** The status of a node; empty while it does not answer. */
    static Optional<Status> status(URI node) {
        return get(node.resolve("/v1/status"), Status.class);
    }

    /** Base units of the native asset that an account has; empty if the node does not answer. */
    static Optional<String> balance(URI node, String address) {
        return get(node.resolve("/v1/accounts/" + address), Account.class)
                .map(account -> account.balances().stream()
                        .filter(balance -> balance.symbol().equals(NATIVE_SYMBOL))
                        .map(Account.Balance::amount)
                        .findFirst()
                        .orElse("0"));
    }

    private static <T> Optional<T> get(URI uri, Class<T> type) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            try (InputStream in = connection.getInputStream()) {
                return Optional.of(ApiJson.read(in.readAllBytes(), type));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
