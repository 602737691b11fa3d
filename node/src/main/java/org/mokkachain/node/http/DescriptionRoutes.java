package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mokkachain.node.http.openapi.Content;
import org.mokkachain.node.http.openapi.OpenApiDocument;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.crypto.Sha256;

/** The description of the API, made of the routes when it is first asked for. */
final class DescriptionRoutes {
    private final Supplier<List<Route>> all;
    private volatile byte @Nullable [] document;

    DescriptionRoutes(Supplier<List<Route>> all) {
        this.all = all;
    }

    List<Route> routes() {
        Operation operation = Operation.of("This description")
                .answers(200, "OpenAPI 3.1", new Content(Content.JSON_TYPE, Object.class))
                .tagged();
        return List.of(Route.get("/openapi.json", operation, this::document));
    }

    private void document(Context ctx) {
        byte[] ready = document;
        if (ready == null) {
            ready = new OpenApiDocument(all.get().stream().map(Route::endpoint).toList()).write();
            document = ready;
        }
        if (!Tags.known(ctx, Sha256.hash(ready).hex(), Tags.ASK)) {
            ctx.contentType(Content.JSON_TYPE).result(ready);
        }
    }
}
