package org.mokkachain.consensus.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.consensus.embed.Group;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Address;

@ParameterizedClass
@EnumSource(CrashModel.class)
class ReplicatedMapTest {
    private static final int MEMBERS = 4;

    private final InMemoryNetwork network = new InMemoryNetwork();
    private final List<Signer> signers = new ArrayList<>();
    private final List<InMemoryStorage> storages = new ArrayList<>();
    private final Map<Integer, InMemoryHost> running = new LinkedHashMap<>();
    private final Group group;

    ReplicatedMapTest(CrashModel model) {
        List<Validator> validators = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            Signer signer = Ed25519.preferred().signer(PrivateKey.of(Sha256.hash(new byte[] {(byte) i}).toBytes()));
            signers.add(signer);
            validators.add(new Validator("v" + i, signer.publicKey(), Address.of(new byte[20])));
        }
        group = Group.of(
                "map", model, new ValidatorSet(validators), Settings.lan(), Ed25519.preferred().verifier());
        for (int i = 0; i < MEMBERS; i++) {
            storages.add(new InMemoryStorage(group.birth(signers.get(i).publicKey())));
            start(i);
        }
        network.runFor(500);
    }

    private InMemoryHost start(int member) {
        InMemoryHost host =
                new InMemoryHost(network, group, Identity.of(signers.get(member)), storages.get(member));
        running.put(member, host);
        return host;
    }

    private void stop(int member) {
        running.remove(member).stop();
    }

    /** A client that tells every member it can reach. */
    private void put(String key, String value) {
        running.values().forEach(host -> host.map.put(key, value));
        network.runFor(20);
    }

    private void allHold(Map<String, String> entries) {
        assertThat(running.values()).allSatisfy(host -> assertThat(host.map.entries()).isEqualTo(entries));
    }

    private int leader() {
        return running.entrySet().stream()
                .filter(e -> e.getValue().map.driver.view().role() == Role.LEADER)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @Test
    void fourMembersHoldTheSameEntries() {
        put("coffee", "mokka");
        put("tea", "green");
        put("coffee", "espresso");
        allHold(Map.of("coffee", "espresso", "tea", "green"));
    }

    @Test
    void aMemberThatWasStoppedGoesOnFromItsStorageAndCatchesUp() {
        put("coffee", "mokka");
        int stopped = (leader() + 1) % MEMBERS;
        stop(stopped);
        put("tea", "green");
        put("coffee", "espresso");
        InMemoryHost again = start(stopped);
        assertThat(again.map.entries()).isEqualTo(Map.of("coffee", "mokka"));
        network.runFor(2_000);
        allHold(Map.of("coffee", "espresso", "tea", "green"));
        assertThat(again.map.driver.view().role()).isEqualTo(Role.FOLLOWER);
        assertThat(again.published).noneMatch(event -> event instanceof ConsensusEvent.RejoinStarted);
        // With the restarted member one more may stop.
        stop((stopped + 2) % MEMBERS);
        network.runFor(3_000);
        put("tea", "black");
        network.runFor(3_000);
        allHold(Map.of("coffee", "espresso", "tea", "black"));
    }

    @Test
    void theOthersGoOnWithoutTheirLeader() {
        put("coffee", "mokka");
        stop(leader());
        put("tea", "green");
        network.runFor(2_000);
        assertThat(running).hasSize(MEMBERS - 1);
        allHold(Map.of("coffee", "mokka", "tea", "green"));
    }

    @Test
    void allGoOnAfterAllWereStoppedAtOnce() {
        put("coffee", "mokka");
        for (int i = 0; i < MEMBERS; i++) {
            stop(i);
        }
        for (int i = 0; i < MEMBERS; i++) {
            start(i);
        }
        network.runFor(2_000);
        put("tea", "green");
        network.runFor(2_000);
        allHold(Map.of("coffee", "mokka", "tea", "green"));
    }
}
