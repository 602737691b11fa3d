package org.mokkachain.node.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Problem;

/** Problem details for what fails before a route is reached: bad request lines, headers too large, and the like. */
final class JettyErrors extends ErrorHandler {
    JettyErrors() {
        setShowStacks(false);
        setShowCauses(false);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        int status = code == HttpStatus.UPGRADE_REQUIRED_426 ? HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 : code;
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        // Where such a request ends is not certain, so that nothing may follow it.
        response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        response.write(true, ByteBuffer.wrap(ApiJson.write(problem(status))), callback);
    }

    /** Without Jetty's words: they repeat what the client sent. */
    static Problem problem(int status) {
        ErrorCode code =
                switch (status) {
                    case 404 -> ErrorCode.NOT_FOUND;
                    case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
                    case 408 -> ErrorCode.TIMEOUT;
                    case 413 -> ErrorCode.TOO_LARGE;
                    case 414 -> ErrorCode.URI_TOO_LONG;
                    case 431 -> ErrorCode.HEADERS_TOO_LARGE;
                    case 503 -> ErrorCode.UNAVAILABLE;
                    case 505 -> ErrorCode.BAD_REQUEST;
                    default -> status >= 500 ? ErrorCode.INTERNAL : ErrorCode.BAD_REQUEST;
                };
        return code.problem("the request is refused before any route is reached").withStatus(status);
    }
}
