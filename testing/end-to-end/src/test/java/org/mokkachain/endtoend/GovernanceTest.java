package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.governance.ChangeFields;
import org.mokkachain.api.model.DryRun;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Observer;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Traffic;
import org.mokkachain.endtoend.harness.Waiting;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.PublicKey;

/** Operators take in a fifth validator and remove the leader, under load. */
class GovernanceTest {
    private static final List<Person> OPERATORS =
            List.of("alice", "bob", "carol", "dave").stream().map(Person::named).toList();

    private final List<Person> people = List.of(Person.stranger("tom"), Person.stranger("tina"));
    private long proposals;

    @Test
    void fourValidatorsBecomeFiveAndFourAgainWithoutTheLeader() throws MokkaClientException {
        try (Devnet devnet = Devnet.start("GovernanceTest")) {
            Network network = Network.of(devnet.client(0));
            fund(devnet, network);
            PublicKey key = Observer.makeKey(devnet, "eve");
            Change add = new AddValidator("eve", key, people.getFirst().address(), Observer.host(devnet));
            aCandidateWhoIsNotThereIsRefused(devnet, network, add);
            try (Observer eve = Observer.start(devnet, "eve", key);
                    Traffic traffic = Traffic.start(devnet, network, people)) {
                traffic.awaitMore(20);
                takeIn(devnet, network, eve, add);
                traffic.awaitMore(20);
                aProposalExpires(devnet, network, traffic);
                removeTheLeader(devnet, network, eve);
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

    private void fund(Devnet devnet, Network network) throws MokkaClientException {
        for (Person person : people) {
            sends(devnet.client(0), network, OPERATORS.getFirst(), Person.transfer(person, 1_000_000_000L));
        }
    }

    private static TransactionStatus sends(MokkaClient node, Network network, Person from, Operation operation)
            throws MokkaClientException {
        long nonce = from.account(network, node).nonce();
        Transaction transaction = from.signs(network, nonce, List.of(operation));
        node.submit(transaction.encoded());
        TransactionStatus status = node.awaitTransaction(transaction.id(), Waiting.LIMIT);
        assertThat(status.status().isFinal()).as("%s", status).isTrue();
        return status;
    }

    private static void aCandidateWhoIsNotThereIsRefused(Devnet devnet, Network network, Change add) {
        assertThatThrownBy(() -> sends(devnet.client(0), network, OPERATORS.getFirst(), new ProposeChange(add, 0)))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("unsafe_change");
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(refused.problem().detail()).contains("eve").contains("not connected");
                    System.out.println("refused: " + refused.problem().detail());
                });
    }

    private void takeIn(Devnet devnet, Network network, Observer eve, Change add) throws MokkaClientException {
        ChangeFields fields = new ChangeFields(network.addresses());
        Waiting.until("the candidate is connected and in sync", () ->
                devnet.clients().stream().allMatch(node -> isSafe(node, fields, add)));
        DryRun run = devnet.client(0).dryRun(fields.of(add));
        assertThat(run.before().quorum()).isEqualTo(3);
        assertThat(run.after().quorum()).isEqualTo(4);
        decide(devnet, network, add, OPERATORS.subList(0, 3));
        for (MokkaClient node : List.of(devnet.client(3), eve.client())) {
            Waiting.until("there are five validators", () -> names(node).contains("eve"));
        }
        Waiting.until("eve votes", () -> signers(devnet.client(0)).contains("eve"));
        assertThat(eve.client().status().role()).isEqualTo("validator");
        System.out.println("eve votes without a restart; height " + eve.client().status().height());
    }

    private static boolean isSafe(MokkaClient node, ChangeFields fields, Change change) {
        try {
            return node.dryRun(fields.of(change)).verdict().equals("safe");
        } catch (MokkaClientException e) {
            return false;
        }
    }

    private static List<String> names(MokkaClient node) throws MokkaClientException {
        return node.validators().stream().map(ValidatorInfo::name).toList();
    }

    private static List<String> signers(MokkaClient node) throws MokkaClientException {
        return node.block("latest").certificate().orElseThrow().signers();
    }

    /** The first proposes, the others approve, each at another node. */
    private void decide(Devnet devnet, Network network, Change change, List<Person> operators)
            throws MokkaClientException {
        long number = ++proposals;
        for (int i = 0; i < operators.size(); i++) {
            Operation operation = i == 0 ? new ProposeChange(change, 0) : new ApproveChange(number, change.hash());
            TransactionStatus status = sends(devnet.client(i), network, operators.get(i), operation);
            assertThat(status.status()).as("%s", status).isEqualTo(TransactionState.COMMITTED);
        }
    }

    private void aProposalExpires(Devnet devnet, Network network, Traffic traffic) throws MokkaClientException {
        Change change = new SetParameter(Parameter.MIN_FEE, 2_000, 0);
        long number = ++proposals;
        TransactionStatus proposed =
                sends(devnet.client(0), network, OPERATORS.getLast(), new ProposeChange(change, 10));
        long expires = proposed.height().orElseThrow() + 10;
        while (devnet.status(0).height() <= expires) {
            traffic.awaitMore(5);
        }
        TransactionStatus late =
                sends(devnet.client(0), network, OPERATORS.getFirst(), new ApproveChange(number, change.hash()));
        assertThat(late.status()).isEqualTo(TransactionState.FAILED);
        assertThat(late.failure().orElseThrow().code()).isEqualTo("proposal_closed");
    }

    private void removeTheLeader(Devnet devnet, Network network, Observer eve) throws MokkaClientException {
        String leader = devnet.status(0).leader().orElseThrow();
        PublicKey key = devnet.client(0).validators().stream()
                .filter(validator -> validator.name().equals(leader))
                .map(validator -> PublicKey.fromHex(validator.publicKey()))
                .findFirst()
                .orElseThrow();
        decide(devnet, network, new RemoveValidator(key), OPERATORS);
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
