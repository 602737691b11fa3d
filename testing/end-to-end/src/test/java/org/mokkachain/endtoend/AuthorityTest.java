package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.types.transaction.Transaction;

/** Whose keys sign for an account: by wallet words, and with transactions that a wallet would not make. */
class AuthorityTest {
    private static Devnet devnet;
    private static Network network;

    @BeforeAll
    static void start() throws MokkaClientException {
        devnet = Devnet.start("AuthorityTest", "--validators", 1);
        network = Network.of(devnet.client(0));
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    private static Ended pays(String from, String... signers) {
        List<Object> words = new ArrayList<>(List.of(
                "tx", "send", "--from", from, "--to", "dave", "--amount", "1 MOKKA", "--yes", "--json"));
        Arrays.stream(signers).forEach(signer -> words.addAll(List.of("--sign-with", signer)));
        return devnet.wallet(words.toArray());
    }

    private static void refuses(Ended ended, int exitCode, String code) {
        assertThat(ended.with(exitCode).error().path("code").asString()).isEqualTo(code);
        assertThat(ended.error().path("remedy").asString()).isNotBlank();
    }

    /** A payment of the account, signed with only this key, straight to the node. */
    private static void requireBadSignature(Person account, Person signer) throws MokkaClientException {
        long nonce = account.account(network, devnet.client(0)).pendingNonce();
        var body = account.body(network, nonce, List.of(Person.transfer(signer, 1)));
        Transaction signed = Transaction.sign(body, signer.signer());
        assertThatThrownBy(() -> devnet.client(0).submit(signed.encoded()))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("bad_signature");
                    assertThat(refused.problem().status()).isEqualTo(422);
                });
    }

    @Test
    void twoOfThreeSpendAndOneDoesNot() throws MokkaClientException {
        devnet.wallet("multisig", "set", "--threshold", 2, "--key", "alice", "--key", "bob", "--key", "carol",
                "--from", "alice", "--yes", "--json").with(0);
        assertThat(devnet.wallet("multisig", "show", "alice", "--json").with(0).json()
                .path("authority").path("keys").size()).isEqualTo(3);
        Person dave = Person.named("dave");
        long before = dave.balance(network, devnet.client(0));
        pays("alice", "alice", "carol").with(0);
        pays("alice", "bob", "carol").with(0);
        pays("alice").with(0);
        assertThat(dave.balance(network, devnet.client(0))).isGreaterThan(before + 2_000_000);
        refuses(pays("alice", "bob"), 3, "missing_signatures");
        refuses(pays("alice", "alice", "dave"), 2, "not_a_signer");
        requireBadSignature(Person.named("alice"), Person.named("alice"));
        requireBadSignature(Person.named("alice"), Person.named("bob"));
        requireBadSignature(Person.named("alice"), dave);
        devnet.wallet("multisig", "set", "--original", "--from", "alice", "--yes", "--json").with(0);
        refuses(pays("alice", "bob"), 2, "not_a_signer");
        pays("alice").with(0);
    }

    @Test
    void aRotatedKeySignsNoMore() throws MokkaClientException {
        Person bob = Person.named("bob");
        Person carol = Person.named("carol");
        devnet.wallet("multisig", "set", "--key", "carol", "--from", "bob", "--yes", "--json").with(0);
        requireBadSignature(bob, bob);
        refuses(pays("bob", "bob"), 2, "not_a_signer");
        pays("bob").with(0);
        pays("bob", "carol").with(0);
        devnet.wallet("multisig", "set", "--original", "--from", "bob", "--yes", "--json").with(0);
        requireBadSignature(bob, carol);
        pays("bob", "bob").with(0);
    }
}
