package org.mokkachain.node.main;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.InvitationInfo;
import org.mokkachain.api.model.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** {@code mokka invite}: asks a running node for an invitation to its network. */
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = {
            "Prints an invitation: one line with which 'mokka join' sets up a node of this network.",
            "Nothing in it is secret. It names this node and some validators, and the fingerprint of the genesis."
        })
final class InviteCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--node", paramLabel = "URL", description = "The running node (default: http://127.0.0.1:8080).")
    private URI node = URI.create("http://127.0.0.1:8080");

    @Option(names = "--host", paramLabel = "HOST[:PORT]",
            description = "Name or address by which others reach this node, where its settings do not say.")
    private Optional<String> host = Optional.empty();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        InvitationInfo info = ask();
        if (info.invitation().isEmpty()) {
            throw new CommandException(ExitCode.ERROR, "there is no node that others could dial",
                    String.join(" ", info.notes()));
        }
        PrintWriter err = spec.commandLine().getErr();
        if (!output.isJson()) {
            err.println("Invitation to '" + info.network() + "' at height " + info.height() + ". To compare by"
                    + " telephone: " + info.digits());
            info.peers().forEach(peer -> err.println("  names " + peer.name() + " at "
                    + peer.address().substring(peer.address().indexOf('@') + 1)));
            info.notes().forEach(note -> err.println("  note: " + note));
            err.println("On the new machine: ./mokka join INVITATION --dir DIR");
            err.flush();
        }
        output.print(info, info.invitation().get());
        return ExitCode.OK.number();
    }

    private InvitationInfo ask() {
        String query = host.map(name -> "?host=" + URLEncoder.encode(name, StandardCharsets.UTF_8)).orElse("");
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(node.resolve("/v1/invitation" + query))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                return ApiJson.read(response.body(), InvitationInfo.class);
            }
            Problem problem = ApiJson.read(response.body(), Problem.class);
            throw new CommandException(ExitCode.REJECTED, problem.detail(), problem.remedy());
        } catch (IOException e) {
            throw new CommandException(ExitCode.CANNOT_CONNECT, "no node answers at " + node,
                    "Start it, or name another one with --node; its http.port is in its node.toml.");
        } catch (JacksonException e) {
            throw new CommandException(ExitCode.ERROR, "what answers at " + node + " is no node of this version",
                    "Check --node.");
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "not the address of a node: " + node,
                    "Write for example http://127.0.0.1:8080.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.INTERRUPTED, "interrupted", "");
        }
    }
}
