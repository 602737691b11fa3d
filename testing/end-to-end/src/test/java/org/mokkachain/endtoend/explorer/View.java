package org.mokkachain.endtoend.explorer;

import java.util.List;
import org.mokkachain.types.crypto.Sha256;

/** A page of the explorer: what it is called in the tests and in the names of screenshots, and where it is. */
record View(String name, String path) {
    /** Every page, with something to show. */
    static List<View> all(Scene scene) {
        Contents contents = scene.contents();
        String alice = scene.network().text(Contents.ALICE);
        return List.of(
                new View("home", "/"),
                new View("blocks", "/blocks"),
                new View("block", "/blocks/" + contents.transfer().height().orElseThrow()),
                new View("transaction", "/transactions/" + contents.transfer().id()),
                new View("transaction-failed", "/transactions/" + contents.failed().id()),
                new View("transaction-waiting", "/transactions/" + contents.waiting().hex()),
                new View("account", "/accounts/" + alice),
                new View("assets", "/assets"),
                new View("asset", "/assets/" + Contents.SYMBOL),
                new View("anchors", "/anchors"),
                new View("anchor", "/anchors/" + contents.documentHash()),
                new View("data", "/data/" + alice),
                new View("verify", "/verify"),
                new View("mempool", "/mempool"),
                new View("consensus", "/consensus"),
                new View("validators", "/validators"),
                new View("validator", "/validators/validator-1"),
                new View("proposals", "/proposals"),
                new View("proposal", "/proposals/" + contents.proposal()),
                new View("network", "/network"),
                new View("parameters", "/parameters"),
                new View("charts", "/charts"),
                new View("search", "/search?q=" + Contents.SYMBOL),
                new View("clock", "/clock"));
    }

    /** What is asked for and is not there: told in words, not by an empty page. */
    static List<View> absent() {
        String nothing = Sha256.hash("TEST", new byte[] {1}).hex();
        return List.of(
                new View("no block", "/blocks/999999999"),
                new View("no transaction", "/transactions/" + nothing),
                new View("no asset", "/assets/NONE"),
                new View("no anchor", "/anchors/" + nothing),
                new View("no validator", "/validators/nobody"),
                new View("no proposal", "/proposals/999999"));
    }

    @Override
    public String toString() {
        return name;
    }
}
