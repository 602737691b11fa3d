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
import java.time.Duration;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Problem;
import org.mokkachain.ledger.store.StoreLockedException;
import org.mokkachain.node.config.NodeConfig;

/** A node that has its store open, asked over its own administration, with the token in its directory. */
record RunningNode(URI api, String token, StoreLockedException refusal) {
    private static final String ANY = "0.0.0.0";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WORK = Duration.ofHours(2);

    /** @param refusal the reason why the store cannot be opened here */
    static RunningNode of(NodeFiles files, StoreLockedException refusal) {
        NodeConfig config = files.config();
        Path file = files.data().resolve("admin.token");
        if (!config.care().admin() || !config.http().enabled() || config.http().port() == 0 || !Files.exists(file)) {
            throw new CommandException(ExitCode.ERROR, text(refusal),
                    "Stop that process, or let it take requests: admin.enabled, and http.port other than 0.");
        }
        String host = config.http().host().equals(ANY) ? "127.0.0.1" : config.http().host();
        try {
            return new RunningNode(
                    URI.create("http://" + host + ":" + config.http().port()),
                    Files.readString(file, StandardCharsets.US_ASCII).strip(),
                    refusal);
        } catch (IOException e) {
            throw new CommandException(ExitCode.ERROR, "the token of the running node cannot be read: " + e,
                    "Run the command as the node's user.");
        }
    }

    /** Asks for something of {@code /v1/admin}. */
    <T> T post(String action, Object request, Class<T> answer) {
        HttpRequest question = HttpRequest.newBuilder(api.resolve("/v1/admin/" + action))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(WORK)
                .POST(BodyPublishers.ofByteArray(ApiJson.write(request)))
                .build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            HttpResponse<byte[]> response = client.send(question, BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                return ApiJson.read(response.body(), answer);
            }
            Problem problem = ApiJson.read(response.body(), Problem.class);
            throw new CommandException(ExitCode.ERROR, problem.detail(), problem.remedy());
        } catch (IOException e) {
            throw new CommandException(ExitCode.CANNOT_CONNECT, text(refusal) + ", and nothing answers at " + api,
                    "If that process is the node, look at its log; otherwise wait until it has ended.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.INTERRUPTED, "interrupted", "The node may still be at work.");
        }
    }

    private static String text(StoreLockedException refusal) {
        return String.valueOf(refusal.getMessage());
    }
}
