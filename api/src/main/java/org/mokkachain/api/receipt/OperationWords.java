package org.mokkachain.api.receipt;

import java.util.Map;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Burn;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;

/**
 * What an operation does, in words that follow from its bytes alone: the units of other assets than the native one are
 * not in them, so such amounts are told in base units.
 */
record OperationWords(AddressFormat addresses) {
    private static final int SHOWN = 80;

    /** @param fields of the operation, for those that have no words of their own */
    String of(Operation operation, Map<String, String> fields) {
        return switch (operation) {
            case Transfer t -> "transfer " + amount(t.asset(), t.amount()) + " to " + addresses.format(t.to());
            case IssueAsset i -> "issue " + new AssetUnit(i.symbol(), i.decimals()).format(i.supply()) + " as asset "
                    + fields.get("asset");
            case Mint m -> "mint " + amount(m.asset(), m.amount()) + " to " + addresses.format(m.to());
            case Burn b -> "burn " + amount(b.asset(), b.amount());
            case Freeze f -> (f.frozen() ? "freeze" : "release") + " what " + addresses.format(f.account())
                    + " has of asset " + f.asset().id();
            case Anchor a -> "anchor the document with SHA-256 " + a.hash() + ", label \"" + a.label() + "\"";
            case PutData p -> "store " + p.value().length() + " bytes under \"" + p.key() + "\"";
            case DeleteData d -> "delete what is stored under \"" + d.key() + "\"";
            default -> generic(operation, fields);
        };
    }

    private static String amount(AssetId asset, Amount amount) {
        return asset.isNative()
                ? AssetUnit.MOKKA.format(amount)
                : amount + " base units of asset " + asset.id();
    }

    private static String generic(Operation operation, Map<String, String> fields) {
        StringBuilder words = new StringBuilder(RecordFields.typeName((Record) operation));
        fields.forEach((name, value) -> words.append(' ').append(name).append('=').append(shortened(value)));
        return words.toString();
    }

    private static String shortened(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
