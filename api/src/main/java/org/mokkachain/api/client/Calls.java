package org.mokkachain.api.client;

import java.time.Duration;
import org.mokkachain.api.json.ApiJson;
import tools.jackson.core.type.TypeReference;

/**
 * Calls of whichever node answers, and what their answers say.
 *
 * @param linearizable whether reads ask for it
 */
record Calls(Nodes nodes, boolean linearizable) {
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    <T> T get(String path, Class<T> type) throws MokkaClientException {
        return ask(read(path), json -> ApiJson.read(json, type));
    }

    <T> T get(String path, TypeReference<T> type) throws MokkaClientException {
        return ask(read(path), json -> ApiJson.read(json, type));
    }

    /** The body as it comes. */
    byte[] bytes(String path) throws MokkaClientException {
        return nodes.ask(node -> node.send(read(path)));
    }

    <T> T post(String path, byte[] body, Class<T> type) throws MokkaClientException {
        return ask(Call.post(path, TIMEOUT, "application/octet-stream", body), json -> ApiJson.read(json, type));
    }

    <T> T postJson(String path, Object body, Class<T> type) throws MokkaClientException {
        return ask(Call.post(path, TIMEOUT, "application/json", ApiJson.write(body)), json -> ApiJson.read(json, type));
    }

    <T> T ask(Call call, HttpExchange.Reading<T> reading) throws MokkaClientException {
        return nodes.ask(node -> node.parse(node.send(call), reading));
    }

    private Call read(String path) {
        String consistency = (path.indexOf('?') < 0 ? "?" : "&") + "consistency=linearizable";
        return Call.get(linearizable ? path + consistency : path, TIMEOUT);
    }
}
