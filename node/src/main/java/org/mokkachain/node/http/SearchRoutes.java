package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.SearchHit;
import org.mokkachain.api.model.SearchResult;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.node.http.openapi.Operation;
import org.mokkachain.types.address.AddressException;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** Finds what a text may mean. */
final class SearchRoutes {
    private static final int MAX_QUERY = 100;

    private final NodePorts ports;
    private final Views views;

    SearchRoutes(NodePorts ports, Views views) {
        this.ports = ports;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(Route.get(
                "/v1/search",
                Operation.of("Everything that a text may mean", SearchResult.class).takes(Inputs.QUERY),
                this::search));
    }

    private void search(Context ctx) {
        String text = Optional.ofNullable(ctx.queryParam("q")).orElse("").strip();
        if (text.isEmpty() || text.length() > MAX_QUERY) {
            throw Parameters.refusal("q", text, "1 to " + MAX_QUERY + " characters");
        }
        List<SearchHit> hits = new ArrayList<>();
        if (Parameters.isNumber(text)) {
            block(Long.parseLong(text)).ifPresent(hits::add);
            proposal(Long.parseLong(text)).ifPresent(hits::add);
        } else if (Parameters.isHash(text)) {
            hashed(Hash.fromHex(text), hits);
        } else {
            account(text).ifPresent(hits::add);
            symbol(text).ifPresent(hits::add);
        }
        validators(text, hits);
        Answers.json(ctx, new SearchResult(hits));
    }

    private Optional<SearchHit> block(long height) {
        return ports.chain()
                .header(height)
                .map(header -> hit("block", Long.toString(height), "block " + height, "/v1/blocks/" + height));
    }

    private Optional<SearchHit> proposal(long number) {
        return ports.state()
                .proposal(number)
                .map(found -> hit(
                        "proposal",
                        Long.toString(number),
                        "proposal " + number + " to " + found.text(),
                        "/v1/proposals/" + number));
    }

    private void hashed(Hash hash, List<SearchHit> hits) {
        String hex = hash.hex();
        OptionalLong height = ports.chain().heightOf(hash);
        if (height.isPresent()) {
            block(height.getAsLong()).ifPresent(hits::add);
        }
        boolean transaction = ports.chain().transaction(hash).isPresent()
                || ports.mempool().find(hash).isPresent();
        if (transaction) {
            hits.add(hit("transaction", hex, "transaction " + hex, "/v1/transactions/" + hex));
        }
        ports.state().anchor(hash).ifPresent(anchor -> hits.add(
                hit("anchor", hex, "document anchored in block " + anchor.height(), "/v1/anchors/" + hex)));
        if (!hash.equals(Hash.ZERO)) {
            ports.state().asset(new AssetId(hash)).ifPresent(asset -> hits.add(asset(asset)));
        }
    }

    private static SearchHit asset(AssetInfo asset) {
        return hit("asset", asset.id(), "asset " + asset.symbol(), "/v1/assets/" + asset.id());
    }

    private Optional<SearchHit> account(String text) {
        try {
            Address address = views.addresses().parse(text);
            String written = views.addresses().format(address);
            return Optional.of(hit("account", written, "account " + written, "/v1/accounts/" + written));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private Optional<SearchHit> symbol(String text) {
        String symbol = text.toUpperCase(Locale.ROOT);
        return IssueAsset.isSymbol(symbol)
                ? ports.state().assetNamed(symbol).flatMap(ports.state()::asset).map(SearchRoutes::asset)
                : Optional.empty();
    }

    private void validators(String text, List<SearchHit> hits) {
        for (ValidatorInfo validator : ports.node().validators()) {
            if (validator.name().equalsIgnoreCase(text) || validator.publicKey().equalsIgnoreCase(text)) {
                hits.add(hit(
                        "validator",
                        validator.publicKey(),
                        "validator " + validator.name(),
                        "/v1/validators/" + validator.publicKey() + "/blocks"));
            }
        }
    }

    private static SearchHit hit(String type, String reference, String text, String path) {
        return new SearchHit(type, reference, text, path);
    }
}
