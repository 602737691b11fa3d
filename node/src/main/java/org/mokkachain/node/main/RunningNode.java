package org.mokkachain.node.main;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Problem;
import org.mokkachain.ledger.store.StoreLockedException;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.p2p.transport.PeerAddress;

/**
 * A running node, asked over its own administration, with the token in its directory.
 *
 * @param certificate that of the node, where it serves HTTPS
 * @param situation what is known of it, where it does not answer
 * @param remedy what to do then
 */
record RunningNode(URI api, Optional<Path> certificate, String token, String situation, String remedy) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WORK = Duration.ofHours(2);

    /** @param refusal the reason why the store cannot be opened here */
    static RunningNode of(NodeFiles files, StoreLockedException refusal) {
        if (!takesRequests(files) || !Files.exists(token(files))) {
            throw new CommandException(ExitCode.ERROR, String.valueOf(refusal.getMessage()),
                    "Stop that process, or let it take requests: admin.enabled, and http.port other than 0.");
        }
        return of(files, String.valueOf(refusal.getMessage()) + ", and nothing answers at ",
                "If that process is the node, look at its log; otherwise wait until it has ended.");
    }

    /** The node of this directory, which should be running. */
    static RunningNode of(NodeFiles files) {
        if (!takesRequests(files)) {
            throw new CommandException(ExitCode.CONFIGURATION, "this node takes no requests of its operator",
                    "Set admin.enabled = true, and an http.port other than 0, in its node.toml; then start it again.");
        }
        if (!Files.exists(token(files))) {
            throw new CommandException(ExitCode.CANNOT_CONNECT, "the node of this directory has not run yet with"
                    + " admin.enabled: there is no " + token(files), "Start it, then give the command again.");
        }
        return of(files, "no node answers at ", "Start the node of this directory, or look at its log.");
    }

    private static boolean takesRequests(NodeFiles files) {
        NodeConfig config = files.config();
        return config.care().admin().enabled() && config.http().enabled() && config.http().port() != 0;
    }

    private static Path token(NodeFiles files) {
        return files.data().resolve("admin.token");
    }

    private static RunningNode of(NodeFiles files, String situation, String remedy) {
        NodeConfig.Http http = files.config().http();
        Optional<Path> certificate = http.tls().map(NodeConfig.HttpTls::certificate);
        try {
            return new RunningNode(
                    URI.create((certificate.isPresent() ? "https://" : "http://")
                            + PeerAddress.endpoint(host(http), http.port())),
                    certificate,
                    Files.readString(token(files), StandardCharsets.US_ASCII).strip(),
                    situation,
                    remedy);
        } catch (IOException e) {
            throw new CommandException(ExitCode.ERROR, "the token of the running node cannot be read: " + e,
                    "Run the command as the node's user.");
        }
    }

    /** By which this machine reaches the node. */
    private static String host(NodeConfig.Http http) {
        return switch (http.host()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            case String host -> host;
        };
    }

    private HttpClient client() throws IOException {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT);
        if (certificate.isPresent()) {
            try {
                client.sslContext(OwnCertificate.context(certificate.get()));
            } catch (GeneralSecurityException e) {
                throw new CommandException(ExitCode.CONFIGURATION,
                        "the certificate in " + certificate.get() + " cannot be read: " + e.getMessage(),
                        "Correct http.tls-certificate.");
            }
        }
        return client.build();
    }

    /** Asks for something of {@code /v1/admin}. */
    <T> T post(String action, Object request, Class<T> answer) {
        HttpRequest question = HttpRequest.newBuilder(api.resolve("/v1/admin/" + action))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(WORK)
                .POST(BodyPublishers.ofByteArray(ApiJson.write(request)))
                .build();
        try (HttpClient client = client()) {
            HttpResponse<byte[]> response = client.send(question, BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                return ApiJson.read(response.body(), answer);
            }
            Problem problem = ApiJson.read(response.body(), Problem.class);
            throw new CommandException(ExitCode.ERROR, problem.detail(), problem.remedy());
        } catch (IOException e) {
            throw new CommandException(ExitCode.CANNOT_CONNECT, situation + api, remedy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.INTERRUPTED, "interrupted", "The node may still be at work.");
        }
    }
}
