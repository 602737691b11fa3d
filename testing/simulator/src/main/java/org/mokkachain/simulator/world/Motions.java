package org.mokkachain.simulator.world;

import java.util.List;
import java.util.stream.Stream;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.value.Address;

/** What operators want to change beside the validators: nothing that would leave all clients without a say. */
final class Motions {
    static final long MAX_FEE = 5_000;

    private final Setting setting;
    private final Chance chance;

    Motions(Setting setting, Chance chance) {
        this.setting = setting;
        this.chance = chance;
    }

    /** When something is to be asked for; empty in most schedules. */
    List<Long> times(long end) {
        int count = chance.hits(0.3) ? 1 + chance.below(4) : 0;
        return Stream.generate(() -> chance.between(end / 10, end)).limit(count).sorted().toList();
    }

    /** @param height of the chain */
    Change next(long height) {
        return switch (chance.below(6)) {
            case 0 -> set(height, Parameter.MAX_BLOCK_TRANSACTIONS, chance.oneOf(List.of(2L, 3L, 50L, 5_000L)));
            case 1 -> set(height, Parameter.MAX_BLOCK_BYTES, chance.oneOf(List.of(64L << 10, 1L << 20)));
            case 2 -> set(height, Parameter.MAX_TRANSACTION_BYTES, chance.oneOf(List.of(4L << 10, 32L << 10)));
            case 3 -> set(height, Parameter.MIN_FEE, chance.between(0, MAX_FEE));
            case 4 -> new SetPermission(new NodeSubject(chance.oneOf(setting.machines()).publicKey()), any());
            default -> new SetPermission(new AccountSubject(someClient()), any());
        };
    }

    private Change set(long height, Parameter parameter, long value) {
        long later = chance.hits(0.5) ? 0 : height + 5 + chance.below(40);
        return new SetParameter(parameter, value, later);
    }

    private Permission any() {
        return chance.oneOf(List.of(Permission.values()));
    }

    /** Always the same one: whoever is denied waits. */
    private Address someClient() {
        return AccountAddress.of(setting.clients().getFirst().publicKey());
    }
}
