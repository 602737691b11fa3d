package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.node.http.openapi.Content;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;

/**
 * What the network started from, as the file that every member has. It never changes, but another network may be
 * started on the same port: so a cache may keep it, and has to ask whether it is still the one.
 */
final class GenesisRoutes {
    /** With more accounts the answer is not held in memory. */
    private static final int AT_ONCE = 1_000;

    private final Genesis genesis;
    private final String tag;
    private SoftReference<byte[]> kept = new SoftReference<>(null);

    GenesisRoutes(Genesis genesis) {
        this.genesis = genesis;
        this.tag = genesis.hash().hex();
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/genesis",
                        Operation.of("The genesis file of the network; never changes", GenesisText.class).tagged(),
                        this::genesis),
                Route.get(
                        "/v1/genesis/canonical",
                        Operation.of("The genesis as the bytes of which its hash is; never changes")
                                .answers(200, "OK", Content.binary())
                                .tagged(),
                        this::canonical));
    }

    /** Who hashes these bytes need not believe this node which network it belongs to. */
    private void canonical(Context ctx) {
        if (!Tags.known(ctx, tag, Tags.ASK)) {
            ctx.header("ETag", '"' + tag + '"').contentType(RequestBody.BINARY).result(encoded());
        }
    }

    /** Kept while memory allows: with a million accounts it has 60 MB. */
    private synchronized byte[] encoded() {
        byte[] bytes = kept.get();
        if (bytes == null) {
            Encoder out = new Encoder();
            genesis.encode(out);
            bytes = out.toByteArray();
            kept = new SoftReference<>(bytes);
        }
        return bytes;
    }

    private void genesis(Context ctx) throws IOException {
        if (Tags.known(ctx, tag, Tags.ASK)) {
            return;
        }
        ctx.header("ETag", '"' + tag + '"').contentType("application/json");
        if (genesis.accounts().size() <= AT_ONCE) {
            ctx.result(GenesisWriter.write(genesis));
        } else {
            GenesisWriter.write(genesis, ctx.outputStream());
        }
    }
}
