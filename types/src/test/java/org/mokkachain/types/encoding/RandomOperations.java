package org.mokkachain.types.encoding;

import java.util.List;
import java.util.Random;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Burn;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.ReportEvidence;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** Random operations, each type as often as any other. */
record RandomOperations(RandomValues values, Random random) {
    private static final int TYPES = 13;

    Operation next() {
        return switch (1 + random.nextInt(TYPES)) {
            case Transfer.TYPE -> new Transfer(anyAsset(), values.address(), some(), bytes(0, Transfer.MAX_MEMO));
            case IssueAsset.TYPE -> issue();
            case Mint.TYPE -> new Mint(asset(), values.address(), some());
            case Burn.TYPE -> new Burn(asset(), some());
            case Freeze.TYPE -> new Freeze(asset(), values.address(), random.nextBoolean());
            case Anchor.TYPE -> new Anchor(values.hash(), values.text(0, Anchor.MAX_LABEL));
            case PutData.TYPE -> new PutData(values.text(1, PutData.MAX_KEY), bytes(0, 300));
            case DeleteData.TYPE -> new DeleteData(values.text(1, PutData.MAX_KEY));
            case SetAuthority.TYPE -> new SetAuthority(authority());
            case ReportEvidence.TYPE -> new ReportEvidence(PublicKey.of(values.bytes(32)), bytes(1, 300));
            case ProposeChange.TYPE -> new ProposeChange(values.change(), random.nextBoolean() ? 0 : 1_000);
            case ApproveChange.TYPE -> new ApproveChange(values.number(), values.hash());
            default -> new WithdrawChange(values.number());
        };
    }

    Authority authority() {
        if (random.nextInt(4) == 0) {
            return new Authority.OriginalKey();
        }
        List<Authority.WeightedKey> keys = values.list(1, Authority.MAX_KEYS, () -> new Authority.WeightedKey(
                PublicKey.of(values.bytes(32)), 1 + random.nextInt(Authority.MAX_WEIGHT)));
        int sum = keys.stream().mapToInt(Authority.WeightedKey::weight).sum();
        return Authority.Weighted.sorting(1 + random.nextInt(sum), keys);
    }

    private IssueAsset issue() {
        String symbol = "A" + random.nextInt(1_000_000) + "XYZ".substring(random.nextInt(4));
        return new IssueAsset(
                symbol,
                random.nextInt(IssueAsset.MAX_DECIMALS + 1),
                Amount.of(values.number()),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private AssetId anyAsset() {
        return random.nextBoolean() ? AssetId.NATIVE : asset();
    }

    private AssetId asset() {
        return new AssetId(values.hash());
    }

    private Amount some() {
        return Amount.of(1 + values.number() / 2);
    }

    private Bytes bytes(int min, int max) {
        return Bytes.of(values.bytes(min + random.nextInt(max - min + 1)));
    }
}
