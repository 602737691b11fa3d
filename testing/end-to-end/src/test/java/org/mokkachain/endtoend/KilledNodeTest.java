package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Traffic;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} of a real node while it commits under load, again and again. It is the only validator, so nobody else
 * can make good what it lost: its ledger is sound after every kill, and what clients were told is final stays.
 */
class KilledNodeTest {
    /** More by {@code -Dmokka.node.kills=200}. */
    private static final int KILLS = Integer.getInteger("mokka.node.kills", 3);

    private static final List<Person> PEOPLE = Person.funded();

    @Test
    void itsLedgerIsSoundAfterEveryKillAndNothingThatWasToldToBeFinalIsLost() throws MokkaClientException {
        Random random = new Random(31);
        List<Traffic.Final> all = new ArrayList<>();
        long behind = 0;
        try (Devnet devnet = Devnet.start("KilledNodeTest", "--validators", 1)) {
            Network network = Network.of(devnet.client(0));
            for (int round = 1; round <= KILLS; round++) {
                List<Traffic.Final> told = payUntilKilled(devnet, network, 20 + random.nextInt(180));
                long highest = told.stream().mapToLong(Traffic.Final::height).max().orElseThrow();
                long stored = verifiedHeight(devnet, round);
                behind = Math.max(behind, highest - stored);
                devnet.again();
                requireKept(devnet.client(0), told, round);
                all.addAll(told);
            }
            long height = Chains.awaitEqualHeads(devnet.clients());
            Chains.requireKept(devnet.client(0), all, height);
            System.out.printf("%d kills of a node under load: height %d, %d transactions told to be final, none lost;"
                    + " the consensus log made good up to %d blocks%n", KILLS, height, all.size(), behind);
        }
    }

    /** What clients were told up to the moment of the kill. */
    private static List<Traffic.Final> payUntilKilled(Devnet devnet, Network network, int payments)
            throws MokkaClientException {
        try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
            traffic.awaitMore(payments);
            devnet.kill(0);
            return traffic.told();
        }
    }

    private static long verifiedHeight(Devnet devnet, int round) {
        JsonNode verdict = Cli.mokka(
                        "ledger", "verify", "--json", "--dir", devnet.directory().resolve("validator-0"))
                .with(0)
                .json();
        assertThat(verdict.path("ok").asBoolean()).as("round %d: %s", round, verdict).isTrue();
        assertThat(verdict.path("executed").asBoolean()).isTrue();
        return verdict.path("height").asLong();
    }

    private static void requireKept(MokkaClient node, List<Traffic.Final> told, int round) throws MokkaClientException {
        for (Traffic.Final payment : told) {
            TransactionStatus status = node.transaction(payment.id());
            assertThat(status.status()).as("round %d: %s", round, payment).isEqualTo(TransactionState.COMMITTED);
            assertThat(status.height()).as("round %d: %s", round, payment).hasValue(payment.height());
        }
    }
}
