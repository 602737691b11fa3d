package org.mokkachain.node.http;

import static org.mokkachain.node.http.BadRequest.get;

import java.util.ArrayList;
import java.util.List;

/** Paths and parameters that are wrong. */
final class BadPaths {
    private static final String PATHS = "Paths";
    private static final String PARAMETERS = "Parameters";
    private static final String ID = "ab".repeat(32);
    private static final String BAD = "bad_request";

    private BadPaths() {}

    /** @param alice an address of the network */
    static List<BadRequest> all(String alice) {
        List<BadRequest> all = new ArrayList<>();
        all.addAll(paths());
        all.addAll(blocks());
        all.addAll(lists());
        all.addAll(transactions());
        all.addAll(accounts(alice));
        all.addAll(state(alice));
        all.addAll(repeated());
        return all;
    }

    private static List<BadRequest> paths() {
        return List.of(
                get(PATHS, "/v1/nothing", "", 404, "not_found"),
                get(PATHS, "/v1", "", 404, "not_found"),
                get(PATHS, "/v2/status", "another version", 404, "not_found"),
                get(PATHS, "/V1/STATUS", "capitals", 404, "not_found"),
                get(PATHS, "/v1/status/more", "", 404, "not_found"),
                get(PATHS, "/favicon.ico", "", 404, "not_found"),
                get(PATHS, "/../../etc/passwd", "traversal", 400, BAD),
                get(PATHS, "/v1/../../etc/passwd", "traversal", 400, BAD),
                get(PATHS, "/site/..%2f..%2fetc%2fpasswd", "encoded slashes", 404, "not_found"),
                get(PATHS, "/site/%2e%2e%2f%2e%2e/logback.xml", "encoded dots", 404, "not_found"),
                get(PATHS, "/site/..%5c..%5cwindows", "backslashes", 404, "not_found"),
                get(PATHS, "/site/%252e%252e/index.html", "encoded twice", 404, "not_found"),
                get(PATHS, "/site/", "a listing", 404, "not_found"),
                get(PATHS, "/site/docs.js%00.png", "a zero byte", 400, BAD),
                get(PATHS, "/v1/blocks/%zz", "no percent-encoding", 400, BAD),
                get(PATHS, "/v1/blocks/%", "half a percent-encoding", 400, BAD),
                get(PATHS, "/v1/accounts/%ff%fe", "bytes that are not UTF-8", 400, BAD),
                get(PATHS, "/v1/" + "x".repeat(20_000), "20 kB of path", 414, "uri_too_long"),
                get(PATHS, "/v1/status?q=" + "x".repeat(20_000), "20 kB of query", 414, "uri_too_long"));
    }

    private static List<BadRequest> blocks() {
        return List.of(
                get(PARAMETERS, "/v1/blocks/-1", "", 400, BAD),
                get(PARAMETERS, "/v1/blocks/first", "", 400, BAD),
                get(PARAMETERS, "/v1/blocks/1.5", "", 400, BAD),
                get(PARAMETERS, "/v1/blocks/1e3", "", 400, BAD),
                get(PARAMETERS, "/v1/blocks/0x10", "", 400, BAD),
                get(PARAMETERS, "/v1/blocks/٣", "digits of another script", 400, BAD),
                get(PARAMETERS, "/v1/blocks/99999999999999999999", "beyond a long", 400, BAD),
                get(PARAMETERS, "/v1/blocks/999999999999999999", "not yet", 404, "not_found"),
                get(PARAMETERS, "/v1/blocks/" + ID, "no block's hash", 404, "not_found"),
                get(PARAMETERS, "/v1/blocks/" + ID + "00", "33 bytes", 400, BAD),
                get(PARAMETERS, "/v1/blocks/zz/transactions", "", 400, BAD),
                get(PARAMETERS, "/v1/blocks/0/transactions?cursor=abc", "", 400, BAD),
                get(PARAMETERS, "/v1/blocks/0/transactions?limit=1000000", "", 400, BAD),
                get(PARAMETERS, "/v1/blocks?before=x", "", 400, BAD),
                get(PARAMETERS, "/v1/blocks?before=-1", "", 400, BAD),
                get(PARAMETERS, "/v1/blocks?cursor=%00", "a zero byte", 400, BAD),
                get(PARAMETERS, "/v1/blocks?cursor=%27%20OR%201=1", "SQL", 400, BAD));
    }

    private static List<BadRequest> lists() {
        List<BadRequest> all = new ArrayList<>();
        for (String limit : List.of("0", "101", "abc", "-5", "", "1.0", "%31%30%30%30",
                "99999999999999999999", "1%20")) {
            all.add(get(PARAMETERS, "/v1/blocks?limit=" + limit, "", 400, BAD));
        }
        for (String window : List.of("0s", "2h", "1d", "-5m", "soon")) {
            all.add(get(PARAMETERS, "/v1/stats?window=" + window, "", 400, BAD));
        }
        all.add(get(PARAMETERS, "/v1/status?consistency=eventual", "", 400, BAD));
        all.add(get(PARAMETERS, "/v1/status?consistency=", "", 400, BAD));
        all.add(get(PARAMETERS, "/v1/events?topics=gossip", "", 400, BAD));
        all.add(get(PARAMETERS, "/v1/events?topics=", "", 400, BAD));
        all.add(get(PARAMETERS, "/v1/events?topics=blocks,,peers", "", 400, BAD));
        all.add(get(PARAMETERS, "/v1/events?address=bob", "", 400, BAD));
        all.add(get(PARAMETERS, "/v1/search", "without `q`", 400, BAD));
        all.add(get(PARAMETERS, "/v1/search?q=", "", 400, BAD));
        all.add(get(PARAMETERS, "/v1/search?q=" + "x".repeat(101), "101 characters", 400, BAD));
        return all;
    }

    private static List<BadRequest> transactions() {
        List<BadRequest> all = new ArrayList<>();
        for (String wait : List.of("soon", "-5s", "99999999999999s", "5x", "", "1e9", "5s5s")) {
            all.add(get(PARAMETERS, "/v1/transactions/" + ID + "?wait=" + wait, "", 400, BAD));
        }
        all.add(get(PARAMETERS, "/v1/transactions/12", "", 400, BAD));
        all.add(get(PARAMETERS, "/v1/transactions/" + "zz".repeat(32), "", 400, BAD));
        all.add(get(PARAMETERS, "/v1/transactions/" + ID + "ab", "33 bytes", 400, BAD));
        all.add(get(PARAMETERS, "/v1/transactions/0x" + ID, "with 0x", 400, BAD));
        all.add(get(PARAMETERS, "/v1/transactions/12/why", "", 400, BAD));
        all.add(get(PARAMETERS, "/v1/transactions/batch", "", 400, BAD));
        all.add(get(PARAMETERS, "/v1/transactions/" + ID + "/proof", "nobody sent it", 404, "not_found"));
        return all;
    }

    private static List<BadRequest> accounts(String alice) {
        String path = "/v1/accounts/";
        return List.of(
                get(PARAMETERS, path + "bob", "", 400, BAD),
                get(PARAMETERS, path + alice.replace("tmok1", "mok1"), "of another network", 400, BAD),
                get(PARAMETERS, path + alice.substring(0, alice.length() - 1), "cut off", 400, BAD),
                get(PARAMETERS, path + alice + "q", "longer by one", 400, BAD),
                get(PARAMETERS, path + alice.substring(0, 20) + alice.substring(20).toUpperCase(),
                        "upper and lower case", 400, BAD),
                get(PARAMETERS, path + "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "of another chain", 400, BAD),
                get(PARAMETERS, path + alice + "/transactions?cursor=7", "", 400, BAD),
                get(PARAMETERS, path + alice + "/transactions?cursor=1-99999999999", "", 400, BAD),
                get(PARAMETERS, path + alice + "/transactions?cursor=-1-0", "", 400, BAD),
                get(PARAMETERS, path + alice + "/transactions?limit=0", "", 400, BAD),
                get(PARAMETERS, path + alice + "/balances?cursor=zz", "", 400, BAD));
    }

    private static List<BadRequest> state(String alice) {
        return List.of(
                get(PARAMETERS, "/v1/assets/gold%20coin", "", 400, BAD),
                get(PARAMETERS, "/v1/assets/NONE", "no such asset", 404, "not_found"),
                get(PARAMETERS, "/v1/assets/native", "it was not issued", 404, "not_found"),
                get(PARAMETERS, "/v1/assets/" + ID + "/holders", "no such asset", 404, "not_found"),
                get(PARAMETERS, "/v1/assets/" + "00".repeat(32) + "/proof", "", 400, BAD),
                get(PARAMETERS, "/v1/symbols/gold/proof", "small letters", 400, BAD),
                get(PARAMETERS, "/v1/anchors/12", "", 400, BAD),
                get(PARAMETERS, "/v1/anchors/" + ID, "nobody has anchored it", 404, "not_found"),
                get(PARAMETERS, "/v1/anchors?account=bob", "", 400, BAD),
                get(PARAMETERS, "/v1/mempool/transactions?cursor=abc", "", 400, BAD),
                get(PARAMETERS, "/v1/anchors?cursor=xyz", "", 400, BAD),
                get(PARAMETERS, "/v1/data/bob", "", 400, BAD),
                get(PARAMETERS, "/v1/data/" + alice + "/none", "no such entry", 404, "not_found"),
                get(PARAMETERS, "/v1/data/" + alice + "/" + "k".repeat(257), "257 bytes of key", 400, BAD),
                get(PARAMETERS, "/v1/proposals/none", "", 400, BAD),
                get(PARAMETERS, "/v1/proposals/999", "no such proposal", 404, "not_found"),
                get(PARAMETERS, "/v1/proposals?cursor=x", "", 400, BAD),
                get(PARAMETERS, "/v1/validators/validator-0/blocks?cursor=x", "", 400, BAD),
                get(PARAMETERS, "/v1/validators/uptime?blocks=0", "", 400, BAD),
                get(PARAMETERS, "/v1/validators/uptime?blocks=1001", "", 400, BAD),
                get(PARAMETERS, "/v1/permissions/nodes/12/proof", "", 400, BAD));
    }

    private static List<BadRequest> repeated() {
        return List.of(
                get(PARAMETERS, "/v1/blocks?limit=1&limit=2", "given twice", 400, BAD),
                get(PARAMETERS, "/v1/blocks?limit=1&limit=1", "given twice", 400, BAD),
                get(PARAMETERS, "/v1/status?consistency=local&consistency=linearizable", "given twice", 400, BAD),
                get(PARAMETERS, "/v1/search?q=1&q=2", "given twice", 400, BAD));
    }
}
