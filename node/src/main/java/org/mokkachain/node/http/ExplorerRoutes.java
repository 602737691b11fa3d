package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.node.explorer.Explorer;
import org.mokkachain.node.explorer.StaticFile;
import org.mokkachain.node.http.openapi.Content;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.node.http.openapi.Parameter;

/** The explorer: one page under many addresses, and the files it loads. */
final class ExplorerRoutes {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    /** Folders are no deeper than this. */
    private static final List<String> FILES = List.of(
            "/explorer/{file}",
            "/explorer/{folder}/{file}",
            "/explorer/vendor/{library}/{file}",
            "/explorer/lib/{library}/{file}",
            "/explorer/lib/{library}/{folder}/{file}",
            "/explorer/lib/{library}/{folder}/{part}/{file}");

    private final Explorer explorer = new Explorer();

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (String path : Explorer.PAGES) {
            Operation operation = Operation.of("A page of the explorer")
                    .answers(200, "OK", Content.text("text/html"))
                    .tagged();
            routes.add(Route.get(path, taking(path, operation), ctx -> serve(ctx, explorer.page())));
        }
        for (String path : FILES) {
            Operation operation = Operation.of("Part of the explorer")
                    .answers(200, "OK", Content.text("text/javascript"))
                    .tagged()
                    .refuses(ErrorCode.NOT_FOUND);
            routes.add(Route.get(path, taking(path, operation), this::file));
        }
        return routes;
    }

    private static Operation taking(String path, Operation operation) {
        Parameter[] parameters = names(path).map(name -> Parameter.path(name, "what the page shows, or a name"))
                .toArray(Parameter[]::new);
        return parameters.length == 0 ? operation : operation.takes(parameters);
    }

    private static Stream<String> names(String path) {
        return PLACE.matcher(path).results().map(place -> place.group(1));
    }

    private void file(Context ctx) {
        String path = ctx.path().substring("/explorer/".length());
        serve(ctx, explorer.file(path).orElseThrow(() -> new ProblemException(
                ErrorCode.NOT_FOUND, "the explorer has no such file")));
    }

    private void serve(Context ctx, StaticFile file) {
        StaticAnswer.serve(ctx, file, explorer.policy());
    }
}
