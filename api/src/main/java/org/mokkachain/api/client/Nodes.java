package org.mokkachain.api.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Status;
import org.mokkachain.types.value.Hash;

/**
 * The nodes of one network, of which any may answer. The one that answered last is asked first; where it does not
 * answer or asks to come again, the next is. Everything the API has may be asked twice. Thread-safe.
 */
final class Nodes implements AutoCloseable {
    private final List<HttpExchange> all;
    private final HttpClient http;
    private final AtomicInteger preferred = new AtomicInteger();
    private volatile Optional<String> chain;
    private final Set<URI> ofTheNetwork = ConcurrentHashMap.newKeySet();

    /** One question to whichever node answers. */
    @FunctionalInterface
    interface Question<T> {
        T put(HttpExchange node) throws MokkaClientException;
    }

    /** @param chain id of the only network whose nodes are asked; empty: that of the first to answer */
    Nodes(List<URI> nodes, Optional<Hash> chain) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a client needs at least one node");
        }
        List<URI> checked = nodes.stream().map(Nodes::checked).distinct().toList();
        this.http = newClient(checked.stream().anyMatch(Nodes::isSecure));
        this.all = checked.stream().map(node -> new HttpExchange(node, http)).toList();
        this.chain = chain.map(Hash::hex);
    }

    private Nodes(HttpExchange only, Nodes of) {
        this.all = List.of(only);
        this.http = of.http;
        this.chain = of.chain;
        this.ofTheNetwork.addAll(of.ofTheNetwork);
    }

    /** That which answered last, alone. */
    Nodes only() {
        return new Nodes(preferred(), this);
    }

    private static URI checked(URI node) {
        String scheme = node.getScheme() == null ? "" : node.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || node.getHost() == null) {
            throw new IllegalArgumentException(
                    "not the address of a node: '" + node + "'; write for example http://127.0.0.1:8080");
        }
        String text = node.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : node;
    }

    private static boolean isSecure(URI node) {
        return node.getScheme().toLowerCase(Locale.ROOT).equals("https");
    }

    /** Who is asked first. */
    HttpExchange preferred() {
        return all.get(preferred.get());
    }

    List<URI> addresses() {
        return all.stream().map(HttpExchange::node).toList();
    }

    /**
     * The first answer.
     *
     * @throws ApiException what a node refused, with what the nodes before it said as suppressed
     * @throws ConnectionException if no node answers, or the thread was interrupted
     */
    <T> T ask(Question<T> question) throws MokkaClientException {
        int first = preferred.get();
        List<MokkaClientException> failures = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int index = (first + i) % all.size();
            try {
                T answer = question.put(ofTheNetwork(all.get(index)));
                preferred.set(index);
                return answer;
            } catch (ConnectionException e) {
                failures.add(e);
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            } catch (ApiException e) {
                failures.add(e);
                if (!(e.code() instanceof ErrorCode code && code.mayPass())) {
                    preferred.set(index);
                    break;
                }
            }
        }
        throw worst(failures);
    }

    /** The last refusal, else the first that did not answer. */
    private static MokkaClientException worst(List<MokkaClientException> failures) {
        MokkaClientException told = failures.stream()
                .filter(ApiException.class::isInstance)
                .reduce((_, later) -> later)
                .orElse(failures.getFirst());
        failures.stream().filter(failure -> failure != told).forEach(told::addSuppressed);
        return told;
    }

    /** A node of another network is as good as none: what it says has no meaning here. */
    private HttpExchange ofTheNetwork(HttpExchange node) throws MokkaClientException {
        boolean isOnlyOne = all.size() == 1 && chain.isEmpty();
        if (isOnlyOne || ofTheNetwork.contains(node.node())) {
            return node;
        }
        Status status = node.parse(node.send(Call.get("/v1/status", Calls.TIMEOUT)),
                json -> ApiJson.read(json, Status.class));
        if (!chainIfUnknown(status.chainId()).equals(status.chainId())) {
            throw new ConnectionException(node.node(), node.node() + " is a node of another network, "
                    + status.network() + " with the genesis " + status.chainId());
        }
        ofTheNetwork.add(node.node());
        return node;
    }

    /** The network's id, which from now on is this one if none was known. */
    private synchronized String chainIfUnknown(String id) {
        String known = chain.orElse(id);
        chain = Optional.of(known);
        return known;
    }

    private static HttpClient newClient(boolean secure) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(HttpExchange.CONNECT_TIMEOUT);
        if (!secure) {
            builder.sslContext(unusedContext());
        }
        return builder.build();
    }

    /** The default context reads the system's trust store, 100 ms that plain HTTP has no use for. */
    private static SSLContext unusedContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
