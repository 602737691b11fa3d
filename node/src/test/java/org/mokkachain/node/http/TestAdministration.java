package org.mokkachain.node.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.BackupInfo;
import org.mokkachain.api.model.CompactionInfo;
import org.mokkachain.api.model.LeadershipInfo;
import org.mokkachain.api.model.PeerWish;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/** Administration of a chain that lies in memory. */
final class TestAdministration implements Administration {
    static final String TOKEN = "5ec0";

    static final String STORE_TOKEN = "5ec1";
    private static final PublicKey VALIDATOR = PublicKey.of(new byte[PublicKey.LENGTH]);

    private final List<PeerWish> peers = new ArrayList<>();

    @Override
    public Access access(String token, AdminScope scope) {
        if (token.equals(STORE_TOKEN)) {
            return scope == AdminScope.STORE ? Access.ADMITTED : Access.OUT_OF_SCOPE;
        }
        return token.equals(TOKEN) ? Access.ADMITTED : Access.UNKNOWN;
    }

    @Override
    public boolean servesOtherMachines() {
        return false;
    }

    @Override
    public Outcome<LeadershipInfo> weaken(Duration duration) {
        String state = duration.isZero() ? "follower" : "weakened";
        return new Done<>(new LeadershipInfo(false, state, 7, Optional.of("validator-2"), 0));
    }

    @Override
    public Outcome<LeadershipInfo> stepDown() {
        return new Refused<>("this node does not lead: validator-2 leads term 7", "Ask the leader.", false);
    }

    @Override
    public List<PeerWish> peers() {
        return List.copyOf(peers);
    }

    @Override
    public Outcome<List<PeerWish>> changePeers(List<PeerAddress> add, List<PublicKey> drop) {
        if (drop.contains(VALIDATOR)) {
            return new Refused<>("the node is a validator", "Leave it", false);
        }
        add.forEach(peer -> peers.add(new PeerWish(peer.key().hex(), Optional.of(peer.toString()), "added")));
        drop.forEach(key -> peers.add(new PeerWish(key.hex(), Optional.empty(), "dropped")));
        return new Done<>(peers());
    }

    @Override
    public Outcome<BackupInfo> backup(Path target) {
        return Files.exists(target)
                ? new Refused<>("there is something at " + target, "Choose another place", false)
                : new Done<>(new BackupInfo(target.toString(), 3, "ab", 0, 5, 1_000));
    }

    @Override
    public Outcome<CompactionInfo> compact() {
        return new Refused<>("a backup is under way", "Wait", true);
    }
}
