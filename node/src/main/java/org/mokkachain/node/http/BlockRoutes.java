package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.node.http.openapi.Generic;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.value.Hash;

/** Blocks and their transactions. */
final class BlockRoutes {
    private final ChainReader chain;
    private final Views views;

    BlockRoutes(ChainReader chain, Views views) {
        this.chain = chain;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/blocks",
                        Operation.of("Blocks, newest first", Generic.of(Page.class, BlockSummary.class))
                                .takes(Inputs.LIMIT, Inputs.BEFORE, Inputs.CURSOR),
                        this::list),
                Route.get(
                        "/v1/blocks/{block}",
                        Operation.of("One block", BlockDetail.class)
                                .tagged()
                                .takes(Inputs.BLOCK)
                                .refuses(ErrorCode.NOT_FOUND, ErrorCode.PRUNED),
                        this::one),
                Route.get(
                        "/v1/blocks/{block}/transactions",
                        Operation.of("The transactions of a block", Generic.of(Page.class, TransactionStatus.class))
                                .tagged()
                                .takes(Inputs.BLOCK, Inputs.LIMIT, Inputs.CURSOR)
                                .refuses(ErrorCode.NOT_FOUND, ErrorCode.PRUNED),
                        this::transactions));
    }

    private void list(Context ctx) {
        int limit = Parameters.limit(ctx);
        OptionalLong before = Parameters.number(ctx, "before");
        OptionalLong cursor = Parameters.number(ctx, "cursor");
        long end = Math.min(chain.height() + 1, Math.min(before.orElse(Long.MAX_VALUE), cursor.orElse(Long.MAX_VALUE)));
        List<BlockSummary> items = new ArrayList<>();
        long height = end - 1;
        for (; height >= 0 && items.size() < limit; height--) {
            Optional<CommittedHeader> header = chain.header(height);
            if (header.isEmpty()) {
                break;
            }
            items.add(Views.summary(header.get()));
        }
        boolean more = height >= 0 && items.size() == limit;
        Answers.json(ctx, new Page<>(items, more ? Optional.of(Long.toString(height + 1)) : Optional.empty()));
    }

    private void one(Context ctx) {
        CommittedHeader block = header(ctx);
        if (!known(ctx, block)) {
            Answers.json(ctx, Views.detail(block));
        }
    }

    private void transactions(Context ctx) {
        CommittedHeader block = header(ctx);
        long height = block.header().height();
        int limit = Parameters.limit(ctx);
        long from = Parameters.number(ctx, "cursor").orElse(0);
        Pruned.refuseBody(chain, height);
        if (known(ctx, block)) {
            return;
        }
        List<ChainReader.CommittedTransaction> all = chain.transactions(height);
        int start = (int) Math.min(from, all.size());
        int end = Math.min(start + limit, all.size());
        List<TransactionStatus> items =
                all.subList(start, end).stream().map(views::status).toList();
        Optional<String> next = end < all.size() ? Optional.of(Integer.toString(end)) : Optional.empty();
        Answers.json(ctx, new Page<>(items, next));
    }

    /** Named by its hash it is the same for ever; at a height another network may have another one. */
    private static boolean known(Context ctx, CommittedHeader block) {
        boolean byHash = Parameters.isHash(ctx.pathParam("block"));
        return Tags.known(ctx, block.hash().hex(), byHash ? Tags.FOREVER : Tags.ASK);
    }

    private CommittedHeader header(Context ctx) {
        String reference = ctx.pathParam("block");
        OptionalLong height = height(reference);
        Optional<CommittedHeader> header =
                height.isPresent() ? chain.header(height.getAsLong()) : Optional.empty();
        if (header.isEmpty() && height.isPresent() && height.getAsLong() <= chain.height()) {
            throw new ProblemException(ErrorCode.PRUNED, "this node began with a later block than " + reference);
        }
        return header.orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND.problem(
                "there is no final block " + reference, "The last one is at height " + chain.height() + ".")));
    }

    private OptionalLong height(String reference) {
        if (reference.equals("latest")) {
            return OptionalLong.of(chain.height());
        }
        if (Parameters.isNumber(reference)) {
            return OptionalLong.of(Long.parseLong(reference));
        }
        if (Parameters.isHash(reference)) {
            return chain.heightOf(Hash.fromHex(reference));
        }
        throw Parameters.refusal("block", reference, "a height, a hash of 64 hex digits, or latest");
    }
}
