package org.mokkachain.node.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/** One path of the API: {@code {name}} stands for a path parameter, as in OpenAPI. */
record Route(HandlerType method, String path, Handler handler) {
    static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler);
    }
}
