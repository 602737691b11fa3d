package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** Who links with a node: by its configuration, by the chain, and for how long after a removal. */
class AdmittedNodesTest {
    private static final PublicKey STRANGER = key(100);
    private static final PublicKey FRIEND = key(101);
    private static final PublicKey PEER = key(102);
    private static final boolean LIST = true;
    private static final boolean NO_LIST = false;

    private final ValidatorSet four = set(4);
    private final ValidatorSet three = set(3);

    private static PublicKey key(int i) {
        byte[] bytes = new byte[PublicKey.LENGTH];
        bytes[0] = (byte) i;
        return PublicKey.of(bytes);
    }

    private static ValidatorSet set(int size) {
        List<Validator> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add(new Validator("validator-" + i, key(i), Address.of(new byte[Address.LENGTH])));
        }
        return new ValidatorSet(members);
    }

    private static LedgerReader ledger(ValidatorSet validators, boolean allowList, SetPermission... permissions) {
        GenesisGovernance governance =
                GenesisGovernance.sorting(100_000, false, allowList, List.of(permissions));
        Genesis genesis = new Genesis("test", "tmok", 1_000, CrashModel.BFT, Timing.LAN, Limits.DEFAULT, validators,
                validators.members().stream().map(v -> "10.0.0.1:9100").toList(), List.of(), governance);
        return new InMemoryLedgerStore(GenesisState.of(genesis).batch(), Hash.ZERO);
    }

    private static SetPermission allows(PublicKey node) {
        return new SetPermission(new NodeSubject(node), Permission.ALLOWED);
    }

    private static SetPermission denies(PublicKey node) {
        return new SetPermission(new NodeSubject(node), Permission.DENIED);
    }

    private static AdmittedNodes node(boolean open) {
        return new AdmittedNodes(new NodeConfig.P2p("127.0.0.1", 0, Optional.empty(),
                List.of(new PeerAddress(PEER, "10.0.0.7", 9100)), open, List.of(FRIEND), 100));
    }

    private NodeAdmission policy(boolean open, boolean allowList, SetPermission... permissions) {
        return node(open).follow(ledger(four, allowList, permissions), four, 0).orElseThrow();
    }

    private static boolean admits(NodeAdmission policy, PublicKey key) {
        assertThat(policy.admits(key, Role.VALIDATOR)).as("the role does not matter")
                .isEqualTo(policy.admits(key, Role.OBSERVER));
        return policy.admits(key, Role.OBSERVER);
    }

    @Test
    void anOpenNodeAdmitsEverybodyWhomTheChainDoesNotDeny() {
        NodeAdmission policy = policy(true, NO_LIST, denies(STRANGER));
        assertThat(admits(policy, STRANGER)).isFalse();
        assertThat(policy.forbids(STRANGER)).isTrue();
        assertThat(policy.objection(STRANGER)).isEqualTo("does not admit this key: the validators denied it");
        assertThat(admits(policy, key(103))).isTrue();
        assertThat(policy.forbids(key(103))).isFalse();
    }

    @Test
    void aClosedNodeAdmitsWhomItNamesAndWhomTheChainAllows() {
        NodeAdmission policy = policy(false, NO_LIST, allows(key(104)));
        assertThat(admits(policy, STRANGER)).isFalse();
        assertThat(policy.objection(STRANGER)).contains("p2p.allow").contains("p2p.open");
        assertThat(policy.forbids(STRANGER)).as("it may dial whom it likes").isFalse();
        assertThat(List.of(FRIEND, PEER, key(104), key(0))).allMatch(key -> admits(policy, key));
    }

    @Test
    void withTheListOfTheChainOnlyTheAllowedAndValidatorsLink() {
        NodeAdmission policy = policy(true, LIST, allows(key(104)));
        assertThat(admits(policy, STRANGER)).isFalse();
        assertThat(policy.forbids(STRANGER)).as("nor does gossip dial it").isTrue();
        assertThat(policy.objection(STRANGER)).contains("not on the chain's list");
        assertThat(List.of(FRIEND, PEER, key(104), key(0), key(3))).allMatch(key -> admits(policy, key));
        assertThat(List.of(FRIEND, PEER, key(104), key(0), key(3))).noneMatch(policy::forbids);
    }

    @Test
    void noListLocksAValidatorOut() {
        NodeAdmission policy = policy(false, LIST, denies(key(2)));
        assertThat(four.members()).allMatch(validator -> admits(policy, validator.key()));
        assertThat(four.members()).noneMatch(validator -> policy.forbids(validator.key()));
    }

    @Test
    void theChainDeniesWhomTheConfigurationAllowsButNotWhomItDials() {
        NodeAdmission policy = policy(true, NO_LIST, denies(FRIEND), denies(PEER));
        assertThat(admits(policy, FRIEND)).isFalse();
        assertThat(policy.forbids(FRIEND)).isTrue();
        assertThat(admits(policy, PEER)).isFalse();
        assertThat(policy.forbids(PEER)).as("a node that is told to follow another one follows it").isFalse();
    }

    @Test
    void aNewcomerIsAdmittedBeforeItsEpochBegins() {
        NodeAdmission policy = node(false).follow(ledger(four, LIST, denies(key(3))), three, 0).orElseThrow();
        assertThat(admits(policy, key(3))).isTrue();
    }

    @Test
    void whoeverWasRemovedIsAdmittedForTenMinutesMore() {
        AdmittedNodes node = node(false);
        node.follow(ledger(four, LIST), four, 0);
        LedgerReader removed = ledger(three, LIST);
        assertThat(node.follow(removed, four, 1).orElseThrow().validators()).contains(key(3));
        assertThat(node.follow(removed, three, AdmittedNodes.GRACE_NANOS + 1)).as("nothing has changed").isEmpty();
        NodeAdmission late = node.follow(removed, three, AdmittedNodes.GRACE_NANOS + 2).orElseThrow();
        assertThat(admits(late, key(3))).isFalse();
        assertThat(late.forbids(key(3))).isTrue();
        assertThat(admits(late, key(2))).isTrue();
    }

    @Test
    void whoeverWasRemovedAndDeniedLeavesWhenTheTimeIsOver() {
        AdmittedNodes node = node(true);
        node.follow(ledger(four, NO_LIST), four, 0);
        LedgerReader denied = ledger(three, NO_LIST, denies(key(3)));
        assertThat(admits(node.follow(denied, three, 5).orElseThrow(), key(3))).isTrue();
        NodeAdmission late = node.follow(denied, three, AdmittedNodes.GRACE_NANOS + 6).orElseThrow();
        assertThat(admits(late, key(3))).isFalse();
    }

    @Test
    void everyPermissionCountsHoweverManyThereAre() {
        List<SetPermission> many = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            byte[] bytes = new byte[PublicKey.LENGTH];
            bytes[0] = (byte) 200;
            bytes[1] = (byte) (i >> 8);
            bytes[2] = (byte) i;
            many.add(i % 2 == 0 ? allows(PublicKey.of(bytes)) : denies(PublicKey.of(bytes)));
        }
        NodeAdmission policy = policy(true, LIST, many.toArray(SetPermission[]::new));
        assertThat(policy.chain().allowed()).hasSize(1_250);
        assertThat(policy.chain().denied()).hasSize(1_250);
    }

    @Test
    void whatHasNotChangedIsNotMadeAnew() {
        AdmittedNodes node = node(true);
        assertThat(node.follow(ledger(four, NO_LIST), four, 0)).isPresent();
        assertThat(node.follow(ledger(four, NO_LIST), four, 1)).isEmpty();
        assertThat(node.follow(ledger(four, LIST), four, 2)).isPresent();
        assertThat(node.follow(ledger(four, LIST), four, 3)).isEmpty();
    }
}
