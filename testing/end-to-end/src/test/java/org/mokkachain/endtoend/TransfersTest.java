package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.BatchVerdict;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/** Many transfers by many people to all nodes. */
class TransfersTest {
    private static final int TRANSFERS = 1_000;
    private static final int STRANGERS = 16;
    private static final long FUNDING = 10_000_000;
    private static final long AMOUNT = 7;
    private static final long GENESIS_SUPPLY = 4_000_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> OPERATORS = List.of("alice", "bob", "carol", "dave");

    private static Devnet devnet;
    private static Network network;

    private final List<Person> operators = OPERATORS.stream().map(Person::named).toList();
    private final List<Person> strangers =
            IntStream.range(0, STRANGERS).mapToObj(i -> Person.stranger("stranger-" + i)).toList();
    private final Map<String, Long> nonces = new TreeMap<>();
    private final Map<String, Long> expected = new TreeMap<>();
    private int made;

    @BeforeAll
    static void start() throws MokkaClientException {
        devnet = Devnet.start("TransfersTest");
        network = Network.of(devnet.client(0));
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    @Test
    void aThousandTransfersToAllNodesAreFinalAndEveryNodeHasTheSameChainAndTheWholeSupply()
            throws MokkaClientException {
        fundStrangers();
        long start = System.nanoTime();
        List<Hash> sent = sendSingly(TRANSFERS / 2);
        sent.addAll(sendInBatches(TRANSFERS / 2));
        awaitFinal(sent);
        System.out.printf("%d transfers through the API to 4 nodes: all final after %.1f s%n", TRANSFERS,
                (System.nanoTime() - start) / 1e9);
        List<String> fromWallet = sendFromTheWallet();

        long height = Chains.awaitEqualHeads(devnet.clients());
        Chains.requireIdentical(devnet.clients(), height);
        Map<String, Long> applied = Chains.applied(devnet.client(0), 1, height);
        assertThat(applied.keySet()).containsAll(sent.stream().map(Hash::hex).toList()).containsAll(fromWallet);
        assertThat(applied).hasSize(TRANSFERS + fromWallet.size() + 1);
        requireBalances();
        System.out.printf("%d blocks; hashes, roots and balances the same on all nodes; supply conserved%n", height);
    }

    private void fundStrangers() throws MokkaClientException {
        Person alice = operators.getFirst();
        List<Operation> gifts =
                strangers.stream().map(stranger -> Person.transfer(stranger, FUNDING)).toList();
        Transaction funding = alice.signs(network, nextNonce(alice), gifts);
        devnet.client(1).submit(funding.encoded());
        awaitFinal(List.of(funding.id()));
    }

    private long nextNonce(Person person) {
        return nonces.merge(person.name(), 1L, Long::sum) - 1;
    }

    /** From one after the other, to the next. */
    private Transaction nextTransfer() {
        List<Person> people = people();
        Person from = people.get(made % people.size());
        Person to = people.get((made + 1) % people.size());
        made++;
        expected.merge(from.name(), -AMOUNT - network.fee().units(), Long::sum);
        expected.merge(to.name(), AMOUNT, Long::sum);
        return from.pays(network, nextNonce(from), to, AMOUNT);
    }

    private List<Person> people() {
        List<Person> people = new ArrayList<>(operators);
        people.addAll(strangers);
        return people;
    }

    /** Consecutive transactions of one sender go to different nodes. */
    private List<Hash> sendSingly(int count) throws MokkaClientException {
        List<Hash> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Transaction transaction = nextTransfer();
            MokkaClient node = devnet.client((i + i / people().size()) % devnet.size());
            assertThat(node.submit(transaction.encoded()).id()).isEqualTo(transaction.id().hex());
            sent.add(transaction.id());
        }
        return sent;
    }

    private List<Hash> sendInBatches(int count) throws MokkaClientException {
        int size = count / devnet.size();
        List<Hash> sent = new ArrayList<>();
        for (MokkaClient node : devnet.clients()) {
            List<Transaction> batch = Stream.generate(this::nextTransfer).limit(size).toList();
            BatchVerdict verdict = node.submitBatch(batch.stream().map(Transaction::encoded).toList());
            assertThat(verdict.results()).as("%s", verdict).allMatch(BatchVerdict.Verdict::accepted);
            assertThat(verdict.accepted()).isEqualTo(size);
            batch.forEach(transaction -> sent.add(transaction.id()));
        }
        return sent;
    }

    private void awaitFinal(List<Hash> sent) throws MokkaClientException {
        for (int i = 0; i < sent.size(); i++) {
            MokkaClient node = devnet.client(i % devnet.size());
            TransactionStatus status = node.awaitTransaction(sent.get(i), PATIENCE);
            assertThat(status.status()).as("%s", status).isEqualTo(TransactionState.COMMITTED);
        }
    }

    /** Each of the four to the next, each through another node. */
    private List<String> sendFromTheWallet() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < OPERATORS.size(); i++) {
            Ended ended = devnet.wallet("tx", "send", "--from", OPERATORS.get(i), "--to", OPERATORS.get((i + 1) % 4),
                    "--amount", "12.5 MOKKA", "--yes", "--json", "--node", devnet.client(i).node()).with(0);
            assertThat(ended.json().path("status").asString()).isEqualTo("committed");
            ids.add(ended.json().path("id").asString());
        }
        return ids;
    }

    /** Strangers got and paid known amounts; all fees went to the operators; all nodes say so. */
    private void requireBalances() throws MokkaClientException {
        for (MokkaClient node : devnet.clients()) {
            long supply = 0;
            for (Person person : people()) {
                long balance = person.balance(network, node);
                assertThat(balance).isEqualTo(person.balance(network, devnet.client(0)));
                supply += balance;
            }
            assertThat(supply).as("all balances at %s", node.node()).isEqualTo(GENESIS_SUPPLY);
            for (Person stranger : strangers) {
                assertThat(stranger.balance(network, node))
                        .as("%s at %s", stranger.name(), node.node())
                        .isEqualTo(FUNDING + expected.get(stranger.name()));
            }
        }
    }
}
