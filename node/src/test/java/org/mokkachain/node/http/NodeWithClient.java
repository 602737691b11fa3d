package org.mokkachain.node.http;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mokkachain.api.client.MokkaClient;

/** A node with a chain of its own, new for each test, and a client of it. */
abstract class NodeWithClient {
    TestNode node;
    MokkaClient client;

    @BeforeEach
    final void start() throws HttpStartException {
        node = new TestNode();
        client = node.client();
    }

    @AfterEach
    final void stop() {
        client.close();
        node.close();
    }
}
