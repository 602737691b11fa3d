package org.mokkachain.node.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.mokkachain.api.model.BackupInfo;
import org.mokkachain.api.model.CompactionInfo;
import org.mokkachain.api.model.LeadershipInfo;
import org.mokkachain.api.model.PeerWish;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/** What an operator may ask of the running node. Called from many threads; a call lasts as long as its work. */
public interface Administration {
    /** What the holder of this token may do in a scope. Takes the same time for every wrong one. */
    Access access(String token, AdminScope scope);

    /** Whether operators on other machines may ask, too. */
    boolean servesOtherMachines();

    /** Backs the ledger up to a directory that does not exist. */
    Outcome<BackupInfo> backup(Path target);

    /** Rewrites the files of the ledger. */
    Outcome<CompactionInfo> compact();

    /** Abstains from leading for so long, unless nobody else leads; zero ends that. */
    Outcome<LeadershipInfo> weaken(Duration duration);

    /** Ends this node's leadership in good order, and answers when another one leads. */
    Outcome<LeadershipInfo> stepDown();

    /** What the operator has said of other nodes, in the settings or since the start. */
    List<PeerWish> peers();

    /** Links with some nodes and not with others, until the node ends; answers as {@link #peers}. All or nothing. */
    Outcome<List<PeerWish>> changePeers(List<PeerAddress> add, List<PublicKey> drop);

    /** What a token opens. */
    enum Access {
        /** It is not one of this node, or of an earlier start. */
        UNKNOWN,
        /** It is one, for something else. */
        OUT_OF_SCOPE,
        ADMITTED
    }

    /** What came of it. */
    sealed interface Outcome<T> {}

    /** It is done. */
    record Done<T>(T answer) implements Outcome<T> {}

    /**
     * It is not.
     *
     * @param busy whether something else is under way; then later it may be
     */
    record Refused<T>(String reason, String remedy, boolean busy) implements Outcome<T> {}
}
