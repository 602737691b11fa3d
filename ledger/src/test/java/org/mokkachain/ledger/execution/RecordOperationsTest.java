package org.mokkachain.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.fixture.MapLedger;
import org.mokkachain.ledger.fixture.MapState;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.state.AnchorKey;
import org.mokkachain.ledger.state.AnchorRecord;
import org.mokkachain.ledger.state.DataKey;
import org.mokkachain.ledger.state.DataValue;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** Anchors and stored data. */
class RecordOperationsTest {
    private static final Hash DOCUMENT = Hash.fromHex("ab".repeat(32));

    private final Random random = new Random(8);
    private final Party alice = new Party(random);
    private final Party bob = new Party(random);
    private final MapLedger ledger = new MapLedger();
    private final MapState state = ledger.state().funded(alice, 1_000_000).funded(bob, 1_000_000);

    @Test
    void theFirstAnchoringCountsAndSaysWhoAndWhen() {
        assertApplied(ledger.run(alice, new Anchor(DOCUMENT, "contract 7")));
        AnchorRecord record = new AnchorRecord(alice.address(), 1, 1_000, "contract 7");
        assertThat(state.get(new AnchorKey(DOCUMENT))).contains(record);
        assertFailed(FailureCode.ALREADY_ANCHORED, ledger.run(bob, new Anchor(DOCUMENT, "mine")));
        assertFailed(FailureCode.ALREADY_ANCHORED, ledger.run(alice, new Anchor(DOCUMENT, "contract 7")));
        assertThat(state.get(new AnchorKey(DOCUMENT))).contains(record);
    }

    @Test
    void dataIsPutReplacedAndDeletedByItsOwnerOnly() {
        DataKey key = new DataKey(alice.address(), "a/b");
        assertApplied(ledger.run(alice, new PutData("a/b", Bytes.of((byte) 1))));
        assertThat(state.get(key)).contains(new DataValue(Bytes.of((byte) 1), 1));
        assertApplied(ledger.run(alice, new PutData("a/b", Bytes.EMPTY)));
        assertThat(state.get(key)).contains(new DataValue(Bytes.EMPTY, 2));
        assertFailed(FailureCode.NO_SUCH_DATA, ledger.run(bob, new DeleteData("a/b")));
        assertApplied(ledger.run(bob, new PutData("a/b", Bytes.of((byte) 9))));
        assertThat(state.get(key)).contains(new DataValue(Bytes.EMPTY, 2));
        assertApplied(ledger.run(alice, new DeleteData("a/b")));
        assertThat(state.get(key)).isEmpty();
        assertFailed(FailureCode.NO_SUCH_DATA, ledger.run(alice, new DeleteData("a/b")));
    }

    @Test
    void aBatchOfDataIsWrittenTogetherOrNotAtAll() {
        assertThat(ledger.run(alice, new PutData("x", Bytes.EMPTY), new PutData("y", Bytes.EMPTY),
                        new DeleteData("z")))
                .isEqualTo(new Receipt.Failed(2, "no_such_data"));
        assertThat(state.get(new DataKey(alice.address(), "x"))).isEmpty();
        assertApplied(ledger.run(alice, new PutData("x", Bytes.EMPTY), new DeleteData("x"),
                new PutData("y", Bytes.of((byte) 3))));
        assertThat(state.get(new DataKey(alice.address(), "x"))).isEmpty();
        assertThat(state.get(new DataKey(alice.address(), "y"))).isPresent();
    }

    private static void assertApplied(Receipt.Outcome outcome) {
        assertThat(outcome).isEqualTo(new Receipt.Applied());
    }

    private static void assertFailed(FailureCode code, Receipt.Outcome outcome) {
        assertThat(outcome).isEqualTo(new Receipt.Failed(0, code.text()));
    }
}
