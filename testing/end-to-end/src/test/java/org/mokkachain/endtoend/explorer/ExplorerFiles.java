package org.mokkachain.endtoend.explorer;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.mokkachain.node.explorer.Explorer;
import org.mokkachain.node.explorer.StaticFile;

/** Serves the files of the explorer without a node behind them. */
final class ExplorerFiles implements AutoCloseable {
    private final Explorer explorer = new Explorer();
    private final LoopbackServer server = new LoopbackServer(this::answer);

    /** A file without scripts of its own, under the policy of the explorer. */
    URI blank() {
        return server.uri().resolve("/explorer/style/tokens.css");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Optional<StaticFile> file = path.startsWith("/explorer/")
                    ? explorer.file(path.substring("/explorer/".length()))
                    : Optional.empty();
            byte[] content = file.map(found -> found.content().toBytes()).orElse(new byte[0]);
            file.ifPresent(found -> exchange.getResponseHeaders().set("Content-Type", found.contentType()));
            exchange.getResponseHeaders().set("Content-Security-Policy", explorer.policy());
            exchange.sendResponseHeaders(file.isPresent() ? 200 : 404, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
