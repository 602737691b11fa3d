package org.mokkachain.node.http;

import io.javalin.http.Context;
import org.mokkachain.node.explorer.StaticFile;

/** Answers with a file of the program: compressed where that is taken, or 304 to whoever has it. */
final class StaticAnswer {
    private StaticAnswer() {}

    /** @param policy what a browser may load and run with it, see Content-Security-Policy */
    static void serve(Context ctx, StaticFile file, String policy) {
        ctx.contentType(file.contentType())
                .header("Content-Security-Policy", policy)
                .header("Vary", "Accept-Encoding");
        if (Tags.known(ctx, file.tag(), Tags.ASK)) {
            return;
        }
        if (Compression.takesGzip(ctx.header("Accept-Encoding"))) {
            ctx.header("Content-Encoding", "gzip").result(file.compressed().toBytes());
        } else {
            ctx.result(file.content().toBytes());
        }
    }
}
