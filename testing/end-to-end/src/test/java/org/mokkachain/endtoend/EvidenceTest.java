package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Liar;
import org.mokkachain.endtoend.harness.Waiting;

/** A validator's key votes twice; the others notice, somebody reports it, and the chain goes on without it. */
class EvidenceTest {
    private static final int OFFENDER = 3;
    private static final String NAME = "validator-3";

    @Test
    void whoSignsContradictionsIsReportedAndRemovedAlsoAfterARestartOfTheWitness() throws MokkaClientException {
        try (Devnet devnet = Devnet.start("EvidenceTest")) {
            pay(devnet);
            devnet.kill(OFFENDER);
            String key;
            try (Liar liar = Liar.inPlaceOf(devnet, OFFENDER)) {
                key = liar.key().hex();
                Waiting.until("all others were lied to", () -> liar.votesTwice() == OFFENDER);
                for (MokkaClient node : others(devnet)) {
                    Waiting.until("the node has noticed", () -> !node.evidence().isEmpty());
                }
            }
            List<EvidenceInfo> seen = devnet.client(0).evidence();
            assertThat(seen).extracting(EvidenceInfo::validator, EvidenceInfo::publicKey, EvidenceInfo::offence)
                    .containsExactly(tuple(NAME, key, "two PREPARE votes for one height"));
            Waiting.until("the evidence is on the disk", () ->
                    Files.exists(devnet.directory().resolve("validator-0/evidence")));
            devnet.kill(0);
            Cli.Begun witness = Cli.start("node", "--config", devnet.directory().resolve("validator-0/node.toml"));
            try {
                Waiting.until("the witness is there again", () -> answers(devnet.client(0)));
                assertThat(devnet.client(0).evidence()).isEqualTo(seen);
                report(devnet);
                goesOnWithoutIt(devnet);
            } finally {
                witness.end();
            }
        }
    }

    private static boolean answers(MokkaClient node) {
        try {
            return node.status().leader().isPresent();
        } catch (MokkaClientException e) {
            return false;
        }
    }

    /** Those that go on. */
    private static List<MokkaClient> others(Devnet devnet) {
        return devnet.clients().subList(0, OFFENDER);
    }

    private static void pay(Devnet devnet) {
        devnet.wallet("tx", "send", "--from", "alice", "--to", "bob", "--amount", "1 MOKKA", "--yes").with(0);
    }

    private static void report(Devnet devnet) throws MokkaClientException {
        assertThat(names(devnet.client(0))).contains(NAME);
        Ended reported = devnet.wallet("validator", "report", NAME, "--from", "alice", "--yes").with(0);
        System.out.println(reported.out());
        assertThat(reported.out()).contains("Reported " + NAME);
        for (MokkaClient node : others(devnet)) {
            Waiting.until("the offender is no validator", () -> !names(node).contains(NAME));
        }
        Ended again = devnet.wallet("validator", "report", NAME, "--from", "alice", "--yes");
        assertThat(again.code()).isNotZero();
        assertThat(again.out() + again.err()).contains("removed for what it signed up to that epoch");
    }

    private static void goesOnWithoutIt(Devnet devnet) throws MokkaClientException {
        assertThat(devnet.status(0).epoch()).isEqualTo(1);
        pay(devnet);
        long height = Chains.awaitEqualHeads(others(devnet));
        Chains.requireIdentical(others(devnet), height);
    }

    private static List<String> names(MokkaClient node) throws MokkaClientException {
        return node.validators().stream().map(ValidatorInfo::name).toList();
    }
}
