package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.model.Status;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.FreePorts;
import org.mokkachain.endtoend.harness.Waiting;
import org.mokkachain.node.invitation.Invitation;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.Hash;
import tools.jackson.databind.JsonNode;

/** Joining as operators do it, with everything that may go wrong. */
class JoinTest {
    private static Devnet devnet;
    private static Invitation invitation;

    private final int ports = FreePorts.inARow(2);

    @TempDir
    private Path scratch;

    private Path eve;
    private Path password;

    @BeforeAll
    static void invite() {
        devnet = Devnet.start("JoinTest");
        JsonNode invited = Cli.mokka("invite", "--json", "--node", devnet.view().path("api").get(0).asString())
                .with(0)
                .json();
        invitation = Invitation.parse(invited.path("invitation").asString());
        assertThat(invited.path("genesisHash").asString()).isEqualTo(devnet.view().path("genesisHash").asString());
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        eve = scratch.resolve("eve");
        password = secret("password", "correct horse\n");
    }

    private Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(scratch.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Ended join(Invitation with, Object... more) {
        return Cli.mokka(words(with.text(), more));
    }

    private Object[] words(String with, Object... more) {
        List<Object> words = new ArrayList<>(List.of("join", with, "--dir", eve, "--json"));
        if (!Arrays.asList(more).contains("--password-file")) {
            words.addAll(List.of("--password-file", password));
        }
        words.addAll(Arrays.asList(more));
        return words.toArray();
    }

    private static Invitation naming(PeerAddress... peers) {
        return new Invitation(invitation.network(), invitation.genesis(), invitation.protocolVersion(), 0,
                List.of(peers));
    }

    private static PeerAddress at(int peer, String host, int port) {
        return new PeerAddress(invitation.peers().get(peer).key(), host, port);
    }

    private Cli.Begun node(Path directory, Object... more) {
        List<Object> words = new ArrayList<>(List.of("node", "--config", directory.resolve("node.toml")));
        words.addAll(Arrays.asList(more));
        return Cli.start(words.toArray());
    }

    @Test
    void anObserverIsInSyncSoonAndJoiningAgainChangesNothing() {
        JsonNode joined = join(invitation, "--p2p-port", ports, "--http-port", ports + 1).with(0).json();
        assertThat(joined.path("profile").asString()).isEqualTo("observer");
        assertThat(joined.path("host").asString()).isEqualTo("127.0.0.1:" + ports);
        long start = System.nanoTime();
        Cli.Begun running = node(eve);
        try (MokkaClient client = new MokkaClient(URI.create(joined.path("http").asString()))) {
            Waiting.until("the observer is in sync", () -> {
                Status status = client.status();
                return status.height() >= devnet.status(0).height() && status.peers() > 0;
            });
            System.out.printf("an observer in sync after %.1f s%n", (System.nanoTime() - start) / 1e9);
            assertThat(join(invitation).with(0).json()).isEqualTo(joined);
            assertThat(join(invitation, "--profile", "validator").with(3).error().path("message").asString())
                    .contains("set up already, with other settings");
        } finally {
            running.end();
        }
    }

    @Test
    void aTamperedInvitationIsRefused() {
        String text = invitation.text();
        int middle = text.length() / 2;
        char other = text.charAt(middle) == 'a' ? 'b' : 'a';
        Ended flipped = Cli.mokka(words(text.substring(0, middle) + other + text.substring(middle + 1))).with(2);
        assertThat(flipped.error().path("message").asString()).contains("checksum");
        assertThat(Cli.mokka(words(text.substring(0, middle))).with(2).error().path("message").asString())
                .contains("it has " + middle + " characters, and should have " + text.length());
        assertThat(eve).doesNotExist();
    }

    @Test
    void anInvitationToAnotherGenesisOfThisNameFindsNobody() {
        Invitation wrong = new Invitation(invitation.network(), Hash.fromHex("ab".repeat(32)),
                invitation.protocolVersion(), 0, invitation.peers());
        JsonNode error = join(wrong).with(5).error();
        assertThat(error.path("message").asString()).contains("genesis refused: mine abab");
        for (PeerAddress peer : invitation.peers()) {
            assertThat(error.path("message").asString()).contains(peer.endpoint() + ": ");
        }
        assertThat(eve.resolve("genesis.json")).doesNotExist();
        assertThat(join(invitation).with(3).error().path("message").asString())
                .contains("ab".repeat(32)).contains(invitation.genesis().hex());
    }

    @Test
    void whatIsThereAlreadyIsNamedAndKept() throws IOException {
        Files.createDirectories(eve);
        Files.writeString(eve.resolve("notes.txt"), "mine");
        assertThat(join(invitation).with(3).error().path("message").asString()).contains("notes.txt");
        try (Stream<Path> files = Files.list(eve)) {
            assertThat(files).containsExactly(eve.resolve("notes.txt"));
        }
    }

    @Test
    void whenNobodyCanBeReachedAllAreListedAndTheNextAttemptGoesOn() throws IOException {
        int closed = FreePorts.inARow(1);
        Ended first = join(naming(at(0, "127.0.0.1", closed), at(1, "nowhere.invalid", 9100))).with(5);
        assertThat(first.error().path("message").asString())
                .contains("127.0.0.1:" + closed + ": nothing listens on")
                .contains("nowhere.invalid:9100: the host name of nowhere.invalid:9100 is unknown");
        String key = Files.readString(eve.resolve("node.key"));
        Path wrong = secret("wrong", "battery staple\n");
        join(invitation, "--password-file", wrong).with(4);
        join(invitation).with(0);
        assertThat(Files.readString(eve.resolve("node.key"))).isEqualTo(key);
    }

    @Test
    void whoeverIsInterruptedGivesTheSameCommandAgain() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Cli.Begun begun = Cli.start(words(naming(at(0, "127.0.0.1", silent.getLocalPort())).text()));
            Waiting.until("the key is made", () -> begun.errSoFar().contains("made the key"));
            begun.interrupt();
            assertThat(begun.await().code()).isEqualTo(130);
        }
        assertThat(eve.resolve("node.toml")).doesNotExist();
        Ended again = join(invitation).with(0);
        assertThat(again.err()).contains("using the key in");
    }

    @Test
    void aGenesisOfAnotherNetworkIsNotTakenOver() throws IOException {
        join(naming(at(0, "127.0.0.1", FreePorts.inARow(1)))).with(5);
        Path made = scratch.resolve("made.json");
        Cli.mokka("genesis", "create", "--development", 5, "--out", made).with(0);
        Files.copy(made, eve.resolve("genesis.json"));
        assertThat(join(invitation).with(3).error().path("message").asString())
                .contains("the genesis here has the fingerprint")
                .contains(invitation.genesis().hex());
    }

    @Test
    void ofAPasswordThatOthersMayReadIsWarned() throws IOException {
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(join(invitation).with(0).err()).contains("run: chmod 600 '" + password + "'");
    }
}
