package org.mokkachain.node.governance;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;

/**
 * A validator set and who of it could vote now.
 *
 * @param quorum how many must vote
 * @param faults how many faulty ones are tolerated
 * @param live names of those that could vote
 * @param missing the others
 */
public record QuorumState(int validators, int quorum, int faults, List<String> live, List<Missing> missing) {
    public QuorumState {
        live = List.copyOf(live);
        missing = List.copyOf(missing);
    }

    /** A validator that could not vote now. */
    public record Missing(String name, String reason) {}

    static QuorumState of(CrashModel model, ValidatorSet set, Attendance attendance) {
        List<String> live = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (Validator validator : set.members()) {
            Presence presence = attendance.of(validator.key());
            if (presence.isReady(attendance.head())) {
                live.add(validator.name());
            } else {
                missing.add(new Missing(validator.name(), presence.obstacle(attendance.head())));
            }
        }
        return new QuorumState(
                set.size(), Quorum.size(model, set.size()), Quorum.faults(model, set.size()), live, missing);
    }

    /** Whether enough could vote. */
    public boolean isLive() {
        return live.size() >= quorum;
    }
}
