package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.PeerInfo;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Observer;
import org.mokkachain.endtoend.harness.Operators;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Waiting;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.PublicKey;

/** Who may connect and who may send, as validators decide it: real nodes, and what both sides say. */
class AccessTest {
    private static Devnet devnet;
    private static Network network;
    private static Operators operators;

    @BeforeAll
    static void start() throws MokkaClientException {
        devnet = Devnet.start("AccessTest");
        network = Network.of(devnet.client(0));
        operators = new Operators(devnet, network);
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    private static void set(Parameter parameter, long value) throws MokkaClientException {
        operators.decide(new SetParameter(parameter, value, 0), 0, 1, 2);
    }

    private static void set(PublicKey node, Permission permission) throws MokkaClientException {
        operators.decide(new SetPermission(new NodeSubject(node), permission), 0, 1, 2);
    }

    private static void set(Person account, Permission permission) throws MokkaClientException {
        operators.decide(new SetPermission(new AccountSubject(account.address()), permission), 0, 1, 2);
    }

    @Test
    void aNodeIsLetInAndShutOutByTheValidators() throws MokkaClientException, IOException {
        set(Parameter.NODE_ALLOW_LIST, 1);
        PublicKey key = Observer.makeKey(devnet, "eve");
        try (Observer eve = Observer.start(devnet, "eve", key)) {
            awaitRefused(eve, "it is not on the chain's list of allowed nodes");
            awaitLog("eve", "handshake failed", "not on the chain's list of allowed nodes");
            awaitLog("validator-0", "does not admit this key: it is not on the chain's list", key.hex());
            assertThat(eve.client().status().height()).isZero();

            set(key, Permission.ALLOWED);
            Waiting.until("eve has caught up", () -> eve.client().status().height() >= devnet.status(0).height());
            assertThat(eve.client().peers()).anyMatch(PeerInfo::connected);

            set(key, Permission.DENIED);
            awaitRefused(eve, "the validators denied it");
            for (MokkaClient node : devnet.clients()) {
                assertThat(node.peers()).noneMatch(peer -> peer.nodeId().equals(key.hex()) && peer.connected());
            }
            assertThat(log("validator-0") + log("validator-1") + log("validator-2") + log("validator-3"))
                    .contains("cause=NOT_ADMITTED");
            long left = eve.client().status().height();
            operators.applies(0, Operators.of(0), Person.transfer(Operators.of(1), 1));
            operators.applies(0, Operators.of(0), Person.transfer(Operators.of(1), 1));
            assertThat(eve.client().status().height()).isEqualTo(left).isLessThan(devnet.status(0).height());
        }
        aValidatorIsNeverShutOut();
        set(Parameter.NODE_ALLOW_LIST, 0);
    }

    /** Waits until no link is left and the reason is known. */
    private static void awaitRefused(Observer node, String why) {
        Waiting.until("the node is refused because " + why, () -> {
            List<PeerInfo> peers = node.client().peers();
            return peers.stream().noneMatch(PeerInfo::connected) && peers.stream()
                    .map(PeerInfo::problem)
                    .flatMap(Optional::stream)
                    .anyMatch(problem -> problem.contains(why));
        });
    }

    private static void aValidatorIsNeverShutOut() throws MokkaClientException {
        PublicKey last = PublicKey.fromHex(devnet.client(0).validators().get(3).publicKey());
        assertThat(operators.dryRun(0, new SetPermission(new NodeSubject(last), Permission.DENIED)).sentence())
                .isEqualTo("the validators stay; validator-3 may connect all the same while it is a validator");
        set(last, Permission.DENIED);
        devnet.kill(3);
        devnet.again();
        Waiting.until("the validator that was denied is back", () ->
                devnet.status(3).height() >= devnet.status(0).height()
                        && devnet.client(3).peers().stream().filter(PeerInfo::connected).count() >= 3);
        set(last, Permission.NONE);
    }

    /** It dials one validator after the other. */
    private static void awaitLog(String node, String... texts) {
        Waiting.until(node + " logs " + List.of(texts), () -> List.of(texts).stream().allMatch(log(node)::contains));
    }

    private static String log(String node) throws IOException {
        return Files.readString(devnet.directory().resolve(node).resolve("node.log"));
    }

    @Test
    void anAccountIsShutOutAndLetInByTheValidators() throws MokkaClientException {
        Person tom = Person.stranger("tom");
        Person tina = Person.stranger("tina");
        for (Person person : List.of(tom, tina)) {
            operators.applies(0, Operators.of(0), Person.transfer(person, 1_000_000_000L));
            operators.applies(0, person, Person.transfer(tom, 1));
        }
        whatADeniedAccountHasPendingIsDropped(tom);
        set(Parameter.ACCOUNT_ALLOW_LIST, 1);
        requireShutOut(tina);
        set(tina, Permission.ALLOWED);
        operators.applies(0, tina, Person.transfer(tom, 1));
        requireShutOut(tom);
        set(Operators.of(3), Permission.DENIED);
        operators.applies(0, Operators.of(3), Person.transfer(tom, 1));
        assertThat(Operators.of(3).account(network, devnet.client(0)))
                .returns("denied", account -> account.permission())
                .returns(true, account -> account.maySend());
        set(Operators.of(3), Permission.NONE);
        set(Parameter.ACCOUNT_ALLOW_LIST, 0);
        operators.applies(0, tina, Person.transfer(tom, 1));
        requireShutOut(tom);
        set(tom, Permission.NONE);
        operators.applies(0, tom, Person.transfer(tina, 1));
    }

    /** It waits for the nonce before it, so that it is still there when the denial passes. */
    private static void whatADeniedAccountHasPendingIsDropped(Person tom) throws MokkaClientException {
        MokkaClient node = devnet.client(0);
        long nonce = tom.account(network, node).nonce();
        Transaction waiting = tom.pays(network, nonce + 1, tom, 1);
        node.submit(waiting.encoded());
        assertThat(node.transaction(waiting.id()).status().text()).isEqualTo("pending");
        assertThat(tom.account(network, node).pendingNonce()).isEqualTo(nonce);
        set(tom, Permission.DENIED);
        Waiting.until("the denied account has nothing pending", () ->
                node.transaction(waiting.id()).status().text().equals("unknown") && node.status().mempool() == 0);
        assertThat(node.transaction(waiting.id()).waiting().orElseThrow()).contains("account is denied");
        requireShutOut(tom);
    }

    private static void requireShutOut(Person person) throws MokkaClientException {
        Waiting.until("the node knows that " + person.name() + " may not send", () ->
                !person.account(network, devnet.client(0)).maySend());
        Transaction payment = operators.signed(0, person, Person.transfer(Operators.of(0), 1));
        for (MokkaClient node : devnet.clients()) {
            Waiting.until("all nodes have the block", () -> node.status().height() >= devnet.status(0).height());
            assertThatThrownBy(() -> node.submit(payment.encoded()))
                    .isInstanceOfSatisfying(ApiException.class, refused -> {
                        assertThat(refused.problem().code()).isEqualTo("not_permitted");
                        assertThat(refused.problem().status()).isEqualTo(403);
                        assertThat(refused.problem().remedy()).contains("operator");
                    });
        }
    }
}
