package org.mokkachain.endtoend.explorer;

import java.net.URI;
import java.util.List;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;

/** A network with something of every kind, payments that go on, and a browser to look at it. */
final class Scene implements AutoCloseable {
    private final Devnet devnet;
    private final Network network;
    private final Contents contents;
    private final Payments payments;
    private final Browser browser;

    private Scene(Devnet devnet, Network network, Contents contents, Payments payments, Browser browser) {
        this.devnet = devnet;
        this.network = network;
        this.contents = contents;
        this.payments = payments;
        this.browser = browser;
    }

    static Scene set() {
        Browser browser = new Browser();
        Devnet devnet = Devnet.start("Explorer");
        try {
            Network network = Network.of(devnet.client(0));
            Contents contents = Contents.prepare(devnet, network);
            Payments payments = new Payments(network, devnet.clients(), Contents.PAYER, Contents.BOB);
            return new Scene(devnet, network, contents, payments, browser);
        } catch (MokkaClientException e) {
            browser.close();
            devnet.close();
            throw new AssertionError(e);
        }
    }

    Devnet devnet() {
        return devnet;
    }

    Network network() {
        return network;
    }

    Contents contents() {
        return contents;
    }

    Browser browser() {
        return browser;
    }

    /** The address of a page on the first validator, or on another. */
    URI page(String path) {
        return page(0, path);
    }

    URI page(int node, String path) {
        return devnet.client(node).node().resolve(path);
    }

    /** Opens a page of the first validator. */
    Browser open(String path) {
        browser.open(page(path));
        return browser;
    }

    /** Makes the browser trust this network, as a reader does who has compared the fingerprint. */
    void trust() {
        open("/assets");
        browser.await("it asks or trusts",
                "return document.querySelector('mk-pin button') !== null || 'mokka.genesis' in localStorage");
        browser.run("document.querySelector('mk-pin button')?.click()");
        browser.await("it trusts", "return document.querySelector('mk-pin button') === null");
    }

    /** A browser that has never been here, 1280 wide and light. */
    void fresh() {
        browser.width(1280);
        browser.dark(false);
        for (int node : List.of(0, 1)) {
            browser.forgetEverything(page(node, "/"));
        }
    }

    @Override
    public void close() {
        try (browser; devnet) {
            payments.close();
        }
    }
}
