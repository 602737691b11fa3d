package org.mokkachain.node.http;

import static org.mokkachain.node.http.BadRequest.JSON;
import static org.mokkachain.node.http.BadRequest.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What whoever has a token, or none, may not ask of the admin routes. */
final class BadAdmin {
    private static final String ADMIN = "Admin routes";
    private static final String WEAKEN = "/v1/admin/weaken";
    private static final String PEERS = "/v1/admin/peers";
    private static final String BACKUP = "/v1/admin/backup";
    private static final String BAD = "malformed";

    private BadAdmin() {}

    /** @param tokens directory of the node's token files */
    static List<BadRequest> all(Path tokens) {
        List<BadRequest> all = new ArrayList<>(List.of(
                with(ADMIN, "POST", WEAKEN, JSON, "{\"durationMs\":1000}", "without a token", 401, "unauthorized"),
                with(ADMIN, "POST", "/v1/admin/step-down", "", "", "without a token", 401, "unauthorized"),
                with(ADMIN, "GET", PEERS, "", "", "without a token", 401, "unauthorized"),
                with(ADMIN, "PUT", PEERS, JSON, "{}", "", 405, "method_not_allowed")));
        for (String[] scope : List.of(new String[] {"/v1/admin/compact", "leadership"}, new String[] {WEAKEN, "store"},
                new String[] {"/v1/admin/step-down", "peers"}, new String[] {PEERS, "leadership"})) {
            all.add(permitted(tokens.resolve("admin." + scope[1] + ".token"), scope[0], "{}",
                    "with the token of the scope " + scope[1], 403, "out_of_scope"));
        }
        Path token = tokens.resolve("admin.token");
        for (String duration : List.of("-1", "1.5", "\"5\"", "null", "true", "86400001", "99999999999999999999")) {
            all.add(permitted(token, WEAKEN, "{\"durationMs\":" + duration + "}"));
        }
        for (String body : List.of("{}", "[]", "{\"durationms\":5}", "5")) {
            all.add(permitted(token, WEAKEN, body));
        }
        for (String body : List.of("{\"add\":\"x\"}", "{\"add\":[7]}", "{\"add\":[\"validator-1\"]}",
                "{\"add\":[\"mokka://00@127.0.0.1:9100\"]}", "{\"drop\":[\"zz\"]}", "{\"drop\":{}}")) {
            all.add(permitted(token, PEERS, body));
        }
        for (String body : List.of("{}", "{\"target\":7}", "{\"target\":\"backup\"}", "{\"target\":\"../backup\"}",
                "{\"target\":\"/tmp/a\\u0000b\"}")) {
            all.add(permitted(token, BACKUP, body));
        }
        return all;
    }

    private static BadRequest permitted(Path token, String path, String body) {
        return permitted(token, path, body, "`" + body + "`", 400, BAD);
    }

    /** With a token; it is read when the request is sent, since each start of the node makes another. */
    private static BadRequest permitted(Path token, String path, String body, String why, int status, String code) {
        return new BadRequest(ADMIN, "`POST " + path + "`: " + why, "POST " + path,
                http -> http.send("POST", path, JSON + "Authorization: Bearer " + read(token) + "\r\n", body),
                status, code);
    }

    private static String read(Path token) throws IOException {
        return Files.readString(token).strip();
    }
}
