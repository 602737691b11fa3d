package org.mokkachain.node.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.node.governance.Assessment;
import org.mokkachain.node.governance.Attendance;
import org.mokkachain.node.governance.ChangeGuard;
import org.mokkachain.node.governance.Outlook;
import org.mokkachain.node.governance.Presence;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.value.PublicKey;

/** Validators that are all there but one, and what tests say of proposals and evidence. */
final class TestOversight implements Oversight, Attendance {
    final Map<Long, Change> proposals = new ConcurrentHashMap<>();
    final List<EvidenceInfo> evidence = new ArrayList<>();
    private final Genesis genesis;

    TestOversight(Genesis genesis) {
        this.genesis = genesis;
    }

    @Override
    public long head() {
        return 0;
    }

    @Override
    public Presence of(PublicKey node) {
        boolean there = genesis.validators().indexOf(node).orElse(3) < 3;
        return new Presence(there, "is not connected", OptionalLong.of(0));
    }

    @Override
    public Assessment assess(Change change) {
        return new ChangeGuard(genesis.crashModel()).assess(change, Outlook.of(genesis.validators()), this);
    }

    @Override
    public Optional<Change> proposed(long number) {
        return Optional.ofNullable(proposals.get(number));
    }

    @Override
    public List<EvidenceInfo> evidence() {
        return List.copyOf(evidence);
    }
}
