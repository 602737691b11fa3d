package org.mokkachain.wallet.commands.tx;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.value.Address;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet;

/** A node, and a wallet with Alice, who has money, and Bob; new for each test. */
abstract class PayingWallet {
    static final long FUNDS = 1_000_000_000;

    @TempDir
    Path home;

    StandInNode node;
    Wallet wallet;
    Address alice;
    Address bob;

    @BeforeEach
    final void start() throws IOException, KeystoreException {
        node = new StandInNode("mokka-devnet");
        wallet = new Wallet(home).with("MOKKA_NODE", node.url());
        alice = wallet.account("alice");
        bob = wallet.account("bob");
        node.ledger.fund(alice, FUNDS);
    }

    @AfterEach
    final void stop() {
        node.close();
    }
}
