package org.mokkachain.node.http;

import org.mokkachain.api.model.Form;
import org.mokkachain.node.http.openapi.Parameter;

/** The parameters of routes, as their declarations name them; {@link Parameters} reads them. */
final class Inputs {
    static final Parameter LIMIT =
            Parameter.query("limit", "items at most").number(1, Parameters.MAX_LIMIT, Parameters.DEFAULT_LIMIT);
    static final Parameter CURSOR = Parameter.query("cursor", "next of an earlier answer");
    static final Parameter BEFORE = Parameter.query("before", "only blocks below this height").number(0);
    static final Parameter BLOCK = Parameter.path("block", "height, hash or latest");
    static final Parameter ID = Parameter.path("id", "transaction id").like(Form.HASH);
    static final Parameter WAIT = Parameter.query(
            "wait", "answer when it is final, at the latest after this time: 500ms, 5s, 1m");
    static final Parameter WINDOW = Parameter.query("window", "1s to 1h, 5m where it is left out: 30s, 15m");
    static final Parameter ADDRESS = Parameter.path("address", "account").like(Form.ADDRESS);
    static final Parameter OWNER = Parameter.path("owner", "account").like(Form.ADDRESS);
    static final Parameter KEY = Parameter.path("key", "1 to 256 bytes; a slash in it is written %2F");
    static final Parameter ASSET = Parameter.path("asset", "id in hex, or symbol");
    static final Parameter ASSET_ID = Parameter.path("asset", "id of an issued asset").like(Form.HASH);
    static final Parameter DOCUMENT = Parameter.path("hash", "SHA-256 of the document").like(Form.HASH);
    static final Parameter SYMBOL = Parameter.path("symbol", "1 to 12 capital letters and digits");
    static final Parameter PROPOSAL = Parameter.path("number", "its number, from 1").number(0);
    static final Parameter NODE_KEY = Parameter.path("key", "its public key").like(Form.HASH);
    static final Parameter VALIDATOR = Parameter.path("validator", "name or public key");
    static final Parameter BLOCKS = Parameter.query("blocks", "how many of the last ones")
            .number(1, ValidatorRoutes.MOST_BLOCKS, ValidatorRoutes.USUAL_BLOCKS);
    static final Parameter ACCOUNT = Parameter.query("account", "only those of this account").like(Form.ADDRESS);
    static final Parameter PREFIX = Parameter.query("prefix", "only keys that begin so");
    static final Parameter QUERY = Parameter.query("q", "height, hash, id, address, symbol or name").needed();
    static final Parameter HOST =
            Parameter.query("host", "HOST or HOST:PORT by which others reach this node, where it is not configured");
    static final Parameter TOPICS = Parameter.query("topics", "with commas between; all where it is left out");
    static final Parameter CONCERNS =
            Parameter.query("address", "only transactions that concern it").like(Form.ADDRESS);
    static final Parameter LAST_EVENT = Parameter.header("Last-Event-ID", "resume after this event");
    static final Parameter TOKEN = Parameter.header(
                    "Authorization",
                    "Bearer and a token of the node's data directory: admin.token, or the one for this alone")
            .needed();

    private Inputs() {}
}
