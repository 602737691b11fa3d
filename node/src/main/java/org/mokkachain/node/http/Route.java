package org.mokkachain.node.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import org.mokkachain.node.http.openapi.Endpoint;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.node.http.openapi.Parameter;

/**
 * One path of the API.
 *
 * @param path {@code {name}} stands for a path parameter, as in OpenAPI
 * @param operation what it takes and answers
 * @param chapter of the description
 */
record Route(HandlerType method, String path, Operation operation, Handler handler, String chapter) {
    static Route get(String path, Operation operation, Handler handler) {
        return new Route(HandlerType.GET, path, operation, handler, "");
    }

    static Route post(String path, Operation operation, Handler handler) {
        return new Route(HandlerType.POST, path, operation, handler, "");
    }

    /** These routes as a chapter of the description. */
    static List<Route> chapter(String title, List<Route> routes) {
        return routes.stream()
                .map(route -> new Route(route.method, route.path, route.operation, route.handler, title))
                .toList();
    }

    Endpoint endpoint() {
        return new Endpoint(method.name(), path, chapter, operation);
    }

    /** A parameter given twice may be read in two ways; what two programs read differently is refused. */
    void refuseRepetition(Context ctx) {
        for (Parameter parameter : endpoint().parameters()) {
            if (parameter.place() == Parameter.Place.QUERY && ctx.queryParams(parameter.name()).size() > 1) {
                throw Parameters.refusal(
                        parameter.name(), String.join("', '", ctx.queryParams(parameter.name())), "given once");
            }
        }
    }
}
