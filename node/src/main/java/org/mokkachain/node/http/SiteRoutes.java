package org.mokkachain.node.http;

import java.util.List;
import org.mokkachain.node.explorer.StaticFile;
import org.mokkachain.node.http.openapi.Content;
import org.mokkachain.node.http.openapi.Operation;

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
        StaticFile file = StaticFile.load(FOLDER + name, contentType)
                .orElseThrow(() -> new IllegalStateException("the program is incomplete: " + name + " is missing"));
        return Route.get(
                path,
                Operation.of(path.startsWith("/site/") ? "Part of the pages" : "A page for browsers")
                        .answers(200, "OK", Content.text(contentType.split(";", 2)[0]))
                        .tagged(),
                ctx -> StaticAnswer.serve(ctx, file, CONTENT_SECURITY_POLICY));
    }
}
