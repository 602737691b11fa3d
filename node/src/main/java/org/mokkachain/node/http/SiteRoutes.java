package org.mokkachain.node.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.mokkachain.node.http.openapi.Content;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.crypto.Sha256;

/** The console of the API and its parts: files that come with the program. */
final class SiteRoutes {
    /** Nothing from elsewhere, nothing inline, no frames. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String FOLDER = "/org/mokkachain/node/http/site/";

    private SiteRoutes() {}

    /** The files; an {@link IllegalStateException} if the program is incomplete. */
    static List<Route> routes() {
        return List.of(
                file("/docs", "docs.html", "text/html; charset=utf-8"),
                file("/site/docs.js", "docs.js", "text/javascript; charset=utf-8"),
                file("/site/docs.css", "docs.css", "text/css; charset=utf-8"),
                file("/site/style.css", "style.css", "text/css; charset=utf-8"),
                file("/site/icon.svg", "icon.svg", "image/svg+xml"));
    }

    private static Route file(String path, String name, String contentType) {
        byte[] content = load(name);
        String tag = Sha256.hash(content).hex();
        return Route.get(
                path,
                Operation.of(path.startsWith("/site/") ? "Part of the pages" : "A page for browsers")
                        .answers(200, "OK", Content.text(contentType.split(";", 2)[0]))
                        .tagged(),
                ctx -> {
                    ctx.contentType(contentType).header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
                    if (!Tags.known(ctx, tag, Tags.ASK)) {
                        ctx.result(content);
                    }
                });
    }

    private static byte[] load(String name) {
        try (InputStream in = SiteRoutes.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + FOLDER + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + FOLDER + name, e);
        }
    }
}
