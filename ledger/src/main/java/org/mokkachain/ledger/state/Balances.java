package org.mokkachain.ledger.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Amount;

/**
 * What an account holds, by asset; immutable. Assets of which nothing is held do not occur. The native asset has a
 * field of its own because nearly every account holds nothing else.
 */
public final class Balances {
    public static final Balances NONE = new Balances(Amount.ZERO, Collections.emptySortedMap());

    /** No account holds more kinds of assets. */
    public static final int MAX_ASSETS = 10_000;

    private final Amount nativeAmount;
    private final SortedMap<AssetId, Amount> others;

    private Balances(Amount nativeAmount, SortedMap<AssetId, Amount> others) {
        this.nativeAmount = nativeAmount;
        this.others = others;
    }

    /** Only the native asset. */
    public static Balances ofNative(Amount amount) {
        return amount.isZero() ? NONE : new Balances(amount, Collections.emptySortedMap());
    }

    /** The amount of {@code asset}, zero if none is held. */
    public Amount of(AssetId asset) {
        return asset.isNative() ? nativeAmount : others.getOrDefault(asset, Amount.ZERO);
    }

    /** These balances with {@code amount} of {@code asset} instead of what there was. */
    public Balances with(AssetId asset, Amount amount) {
        if (asset.isNative()) {
            return new Balances(amount, others);
        }
        SortedMap<AssetId, Amount> changed = new TreeMap<>(others);
        if (amount.isZero()) {
            changed.remove(asset);
        } else {
            changed.put(asset, amount);
        }
        return new Balances(nativeAmount, Collections.unmodifiableSortedMap(changed));
    }

    /** All that is held, the native asset (even if zero) first, then by asset id. */
    public List<Map.Entry<AssetId, Amount>> entries() {
        List<Map.Entry<AssetId, Amount>> entries = new ArrayList<>();
        entries.add(Map.entry(AssetId.NATIVE, nativeAmount));
        entries.addAll(others.entrySet());
        return Collections.unmodifiableList(entries);
    }

    void encode(Encoder out) {
        out.u64(nativeAmount.units()).u32(others.size());
        others.forEach((asset, amount) -> {
            asset.encode(out);
            out.u64(amount.units());
        });
    }

    static Balances decode(Decoder in) throws DecodingException {
        Amount nativeAmount = Amount.of(in.u64());
        int count = Math.toIntExact(in.u32());
        if (count == 0) {
            return ofNative(nativeAmount);
        }
        if (count > MAX_ASSETS) {
            throw in.failure(count + " assets, the limit is " + MAX_ASSETS);
        }
        TreeMap<AssetId, Amount> others = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            AssetId asset = AssetId.decode(in);
            Amount amount = Amount.of(in.u64());
            if (asset.isNative() || amount.isZero() || !others.isEmpty() && others.lastKey().compareTo(asset) >= 0) {
                throw in.failure("assets must ascend, the native one apart, and none be zero");
            }
            others.put(asset, amount);
        }
        return new Balances(nativeAmount, Collections.unmodifiableSortedMap(others));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Balances that
                && nativeAmount.equals(that.nativeAmount)
                && others.equals(that.others);
    }

    @Override
    public int hashCode() {
        return 31 * nativeAmount.hashCode() + others.hashCode();
    }

    @Override
    public String toString() {
        return others.isEmpty() ? nativeAmount.toString() : nativeAmount + " and " + others;
    }
}
