package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.DryRun;
import org.mokkachain.api.model.ProposalInfo;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Observer;
import org.mokkachain.endtoend.harness.Operators;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Traffic;
import org.mokkachain.endtoend.harness.Waiting;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.value.PublicKey;

/** Operators take in a fifth validator and remove the leader, under load. */
class GovernanceTest {
    private final List<Person> people = List.of(Person.stranger("tom"), Person.stranger("tina"));

    @Test
    void fourValidatorsBecomeFiveAndFourAgainWithoutTheLeader() throws MokkaClientException {
        try (Devnet devnet = Devnet.start("GovernanceTest")) {
            Network network = Network.of(devnet.client(0));
            Operators operators = new Operators(devnet, network);
            for (Person person : people) {
                operators.applies(0, Operators.of(0), Person.transfer(person, 1_000_000_000L));
            }
            PublicKey key = Observer.makeKey(devnet, "eve");
            Change add = new AddValidator("eve", key, people.getFirst().address(), Observer.host(devnet));
            aCandidateWhoIsNotThereIsRefused(operators, add);
            try (Observer eve = Observer.start(devnet, "eve", key);
                    Traffic traffic = Traffic.start(devnet, network, people)) {
                traffic.awaitMore(20);
                takeIn(devnet, operators, eve, add);
                traffic.awaitMore(20);
                aProposalExpires(devnet, operators, traffic);
                removeTheLeader(devnet, operators, eve);
                traffic.awaitMore(40);
                traffic.close();
                List<MokkaClient> all = new ArrayList<>(devnet.clients());
                all.add(eve.client());
                long height = Chains.awaitEqualHeads(all);
                Chains.requireIdentical(all, height);
                Chains.requireKept(eve.client(), traffic.told(), height);
            }
        }
    }

    private static void aCandidateWhoIsNotThereIsRefused(Operators operators, Change add) {
        assertThatThrownBy(() -> operators.sends(0, Operators.of(0), new ProposeChange(add, 0)))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("unsafe_change");
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(refused.problem().detail()).contains("eve").contains("not connected");
                    System.out.println("refused: " + refused.problem().detail());
                });
    }

    private void takeIn(Devnet devnet, Operators operators, Observer eve, Change add) throws MokkaClientException {
        for (int i = 0; i < devnet.size(); i++) {
            int node = i;
            Waiting.until("the candidate is connected and in sync", () ->
                    operators.dryRun(node, add).verdict().equals("safe"));
        }
        DryRun run = operators.dryRun(0, add);
        assertThat(run.before().quorum()).isEqualTo(3);
        assertThat(run.after().quorum()).isEqualTo(4);
        operators.decide(add, 0, 1, 2);
        for (MokkaClient node : List.of(devnet.client(3), eve.client())) {
            Waiting.until("there are five validators", () -> names(node).contains("eve"));
        }
        Waiting.until("eve votes", () -> signers(devnet.client(0)).contains("eve"));
        assertThat(eve.client().status().role()).isEqualTo("validator");
        System.out.println("eve votes without a restart; height " + eve.client().status().height());
    }

    private static List<String> names(MokkaClient node) throws MokkaClientException {
        return node.validators().stream().map(ValidatorInfo::name).toList();
    }

    private static List<String> signers(MokkaClient node) throws MokkaClientException {
        return node.block("latest").certificate().orElseThrow().signers();
    }

    private static void aProposalExpires(Devnet devnet, Operators operators, Traffic traffic)
            throws MokkaClientException {
        Change change = new SetParameter(Parameter.MIN_FEE, 2_000, 0);
        long expires = operators.applies(3, Operators.of(3), new ProposeChange(change, 10)).height().orElseThrow() + 10;
        ProposalInfo proposal = devnet.client(3).proposals(1, Optional.empty()).items().getFirst();
        assertThat(proposal.expiresAt()).isEqualTo(expires);
        while (devnet.status(0).height() <= expires) {
            traffic.awaitMore(5);
        }
        TransactionStatus late =
                operators.sends(0, Operators.of(0), new ApproveChange(proposal.number(), change.hash()));
        assertThat(late.status()).isEqualTo(TransactionState.FAILED);
        assertThat(late.failure().orElseThrow().code()).isEqualTo("proposal_closed");
        assertThat(devnet.client(0).proposal(proposal.number()).status()).isEqualTo("expired");
    }

    private static void removeTheLeader(Devnet devnet, Operators operators, Observer eve) throws MokkaClientException {
        String leader = devnet.status(0).leader().orElseThrow();
        PublicKey key = devnet.client(0).validators().stream()
                .filter(validator -> validator.name().equals(leader))
                .map(validator -> PublicKey.fromHex(validator.publicKey()))
                .findFirst()
                .orElseThrow();
        operators.decide(new RemoveValidator(key), 0, 1, 2, 3);
        List<MokkaClient> all = new ArrayList<>(devnet.clients());
        all.add(eve.client());
        for (MokkaClient node : all) {
            Waiting.until("the leader is no validator any more", () -> !names(node).contains(leader));
        }
        int removed = IntStream.range(0, 4).filter(i -> leader.equals("validator-" + i)).findFirst().orElse(4);
        MokkaClient node = all.get(removed);
        Waiting.until("who was removed observes", () -> node.status().role().equals("observer"));
        Waiting.until("somebody else leads", () -> all.get((removed + 1) % 5).status().leader().isPresent());
        System.out.printf("%s led and was removed; %s leads now%n", leader,
                all.get((removed + 1) % 5).status().leader().orElse("nobody"));
    }
}
