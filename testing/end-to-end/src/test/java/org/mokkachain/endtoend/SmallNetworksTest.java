package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Traffic;

/** Networks of other sizes and of the other crash model. */
class SmallNetworksTest {
    private static final List<Person> PEOPLE = Person.funded();

    @Test
    void aNetworkOfOneValidatorIsKilledAndGoesOn() throws MokkaClientException {
        try (Devnet devnet = Devnet.start("OneValidator", "--validators", 1)) {
            Network network = Network.of(devnet.client(0));
            assertThat(devnet.view().path("validators")).hasSize(1);
            List<Traffic.Final> told = payUntilKilled(devnet, network);
            devnet.again();
            requireKept(devnet, told);
            pay(devnet, network);
            System.out.printf("one validator: kill -9, restarted, %d final ones kept, height %d%n", told.size(),
                    devnet.status(0).height());
        }
    }

    @Test
    void aNetworkThatToleratesCrashesGoesOnWithTwoOfThreeAndSurvivesTheEndOfAll() throws MokkaClientException {
        try (Devnet devnet = Devnet.start("CrashTolerant", "--validators", 3, "--mode", "cft")) {
            Network network = Network.of(devnet.client(0));
            assertThat(devnet.status(0).crashModel()).isEqualTo("cft");
            int leader = devnet.awaitLeader();
            try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
                traffic.awaitMore(40);
                devnet.kill(leader);
                long killed = System.nanoTime();
                traffic.awaitMore(40);
                System.out.printf("cft: the leader of three killed, 40 more transactions final after %d ms%n",
                        (System.nanoTime() - killed) / 1_000_000);
            }
            devnet.again();
            List<Traffic.Final> told = payUntilKilled(devnet, network);
            devnet.again();
            requireKept(devnet, told);
            pay(devnet, network);
        }
    }

    @Test
    void sevenValidatorsHaveAnOperatorEachAndAgree() throws MokkaClientException {
        try (Devnet devnet = Devnet.start("SevenValidators", "--validators", 7)) {
            Network network = Network.of(devnet.client(6));
            assertThat(devnet.view().path("api")).hasSize(7);
            assertThat(devnet.view().path("accounts").findValuesAsString("name"))
                    .containsExactly("alice", "bob", "carol", "dave", "erin", "frank", "grace");
            assertThat(devnet.client(3).validators()).hasSize(7);
            pay(devnet, network);
            long height = Chains.awaitEqualHeads(devnet.clients());
            Chains.requireIdentical(devnet.clients(), height);
            long supply = 0;
            for (String name : devnet.view().path("accounts").findValuesAsString("name")) {
                supply += Person.named(name).balance(network, devnet.client(5));
            }
            assertThat(supply).isEqualTo(7 * 1_000_000_000_000L);
        }
    }

    private static List<Traffic.Final> payUntilKilled(Devnet devnet, Network network) throws MokkaClientException {
        try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
            traffic.awaitMore(40);
            List<Traffic.Final> told = traffic.told();
            IntStream.range(0, devnet.size()).parallel().forEach(devnet::kill);
            return told;
        }
    }

    private static void requireKept(Devnet devnet, List<Traffic.Final> told) throws MokkaClientException {
        long height = Chains.awaitEqualHeads(devnet.clients());
        Chains.requireIdentical(devnet.clients(), height);
        Chains.requireKept(devnet.client(0), told, height);
    }

    private static void pay(Devnet devnet, Network network) throws MokkaClientException {
        try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
            traffic.awaitMore(20);
        }
    }
}
