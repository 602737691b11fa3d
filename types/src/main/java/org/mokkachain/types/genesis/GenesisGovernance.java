package org.mokkachain.types.genesis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.governance.Subject;

/**
 * What governance starts from; all of it can be changed on the chain later.
 *
 * @param proposalLifetime blocks after which a proposal without a quorum expires
 * @param accountAllowList whether only allowed accounts (and operators of validators) may send transactions
 * @param nodeAllowList whether only allowed nodes (and validators) may connect to validators
 * @param permissions at most {@value #MAX_PERMISSIONS}, ascending by subject, none of them {@link Permission#NONE}
 */
public record GenesisGovernance(
        long proposalLifetime, boolean accountAllowList, boolean nodeAllowList, List<SetPermission> permissions) {
    public static final int MAX_PERMISSIONS = 100_000;

    /** Everybody may take part, a proposal is open for 100,000 blocks. */
    public static final GenesisGovernance OPEN = new GenesisGovernance(100_000, false, false, List.of());

    private static final Comparator<SetPermission> BY_SUBJECT = Comparator.comparing(SetPermission::subject);

    public GenesisGovernance {
        permissions = List.copyOf(permissions);
        Parameter.PROPOSAL_LIFETIME.requireInRange(proposalLifetime);
        if (permissions.size() > MAX_PERMISSIONS) {
            throw new IllegalArgumentException("a genesis has at most " + MAX_PERMISSIONS + " permissions");
        }
        for (int i = 0; i < permissions.size(); i++) {
            if (permissions.get(i).permission() == Permission.NONE) {
                throw new IllegalArgumentException("a permission in a genesis allows or denies");
            }
            if (i > 0 && BY_SUBJECT.compare(permissions.get(i - 1), permissions.get(i)) >= 0) {
                throw new IllegalArgumentException("permissions must ascend, each subject once");
            }
        }
    }

    /** The same, with the permissions put in order. */
    public static GenesisGovernance sorting(
            long proposalLifetime, boolean accountAllowList, boolean nodeAllowList, List<SetPermission> permissions) {
        List<SetPermission> sorted = new ArrayList<>(permissions);
        sorted.sort(BY_SUBJECT);
        return new GenesisGovernance(proposalLifetime, accountAllowList, nodeAllowList, sorted);
    }

    /** The subjects that have this permission, in order. */
    public List<Subject> subjects(Permission permission) {
        return permissions.stream()
                .filter(given -> given.permission() == permission)
                .map(SetPermission::subject)
                .toList();
    }

    public void encode(Encoder out) {
        out.u64(proposalLifetime).bool(accountAllowList).bool(nodeAllowList);
        out.list(permissions, (o, permission) -> permission.encodeFields(o));
    }

    public static GenesisGovernance decode(Decoder in) throws DecodingException {
        return new GenesisGovernance(
                in.u64(), in.bool(), in.bool(), in.list(MAX_PERMISSIONS, SetPermission::decodeFields));
    }
}
