package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.model.MempoolInfo;
import org.mokkachain.ledger.chain.MempoolChange;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.types.value.Address;

class MempoolMirrorTest {
    private static final Address ALICE = Address.fromHex("01".repeat(Address.LENGTH));
    private static final Address BOB = Address.fromHex("02".repeat(Address.LENGTH));

    private long readable;
    private final MempoolMirror mirror = new MempoolMirror(() -> readable, MempoolSettings.DEFAULT);

    @Test
    void showsWhatWaitsAndWhatASenderShouldUseNext() {
        assertThat(mirror.nextNonce(ALICE)).isZero();
        mirror.follow(new MempoolChange(0, 3, 2, 700, Map.of(ALICE, 2L, BOB, 1L), Map.of()));
        assertThat(mirror.info()).isEqualTo(new MempoolInfo(
                3, 2, 700, MempoolSettings.DEFAULT.maxTransactions(), MempoolSettings.DEFAULT.maxBytes()));
        assertThat(mirror.nextNonce(ALICE)).isEqualTo(2);
        assertThat(mirror.nextNonce(BOB)).isEqualTo(1);
    }

    @Test
    void theNonceOfAFinalTransactionIsKnownUntilTheLedgerCanSayIt() {
        mirror.follow(new MempoolChange(0, 1, 1, 200, Map.of(ALICE, 1L), Map.of()));
        mirror.follow(new MempoolChange(1, 0, 0, 0, Map.of(), Map.of(ALICE, 1L)));
        assertThat(mirror.nextNonce(ALICE)).isEqualTo(1);
        readable = 1;
        mirror.follow(new MempoolChange(1, 1, 1, 200, Map.of(BOB, 4L), Map.of()));
        assertThat(mirror.nextNonce(ALICE)).isZero();
        assertThat(mirror.accounts()).isEqualTo(1);
    }

    @Test
    void anAccountThatSendsAgainMeanwhileStays() {
        mirror.follow(new MempoolChange(1, 0, 0, 0, Map.of(), Map.of(ALICE, 1L)));
        mirror.follow(new MempoolChange(1, 1, 1, 200, Map.of(ALICE, 2L), Map.of()));
        readable = 1;
        mirror.follow(new MempoolChange(1, 2, 2, 400, Map.of(BOB, 1L), Map.of()));
        assertThat(mirror.nextNonce(ALICE)).isEqualTo(2);
    }
}
