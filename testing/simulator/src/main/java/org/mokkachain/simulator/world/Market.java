package org.mokkachain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Address;

/** What clients know of one another: who there is, and which assets have been issued. */
final class Market {
    private static final int MAX_ASSETS = 64;

    private final List<Address> people = new ArrayList<>();
    private final List<AssetId> assets = new ArrayList<>();

    void enter(Address client) {
        people.add(client);
    }

    void issued(AssetId asset) {
        if (assets.size() < MAX_ASSETS) {
            assets.add(asset);
        }
    }

    Address anybody(Chance chance) {
        return chance.oneOf(people);
    }

    /** One that was issued, if there is any. */
    Optional<AssetId> anyAsset(Chance chance) {
        return assets.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(assets));
    }
}
