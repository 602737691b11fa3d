package org.mokkachain.node.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mokkachain.api.governance.ChangeFields;
import org.mokkachain.api.model.OperationView;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.address.AddressFormat;
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
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Amount;

/**
 * How operations look in the API: their fields, and what they do in words.
 *
 * @param units how amounts of an issued asset are written; empty for one that is not known
 */
record OperationViews(AddressFormat addresses, Function<AssetId, Optional<AssetUnit>> units) {
    /** An operation view in the making. */
    private record Fields(Map<String, String> values) {
        Fields() {
            this(new LinkedHashMap<>());
        }

        Fields with(String name, Object value) {
            values.put(name, value.toString());
            return this;
        }

        OperationView named(String type, String text) {
            return new OperationView(type, text, values);
        }
    }

    List<OperationView> of(Transaction transaction) {
        int count = transaction.body().operations().size();
        List<OperationView> views = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            views.add(of(transaction, i));
        }
        return views;
    }

    /** @param index of the operation, from 0 */
    OperationView of(Transaction transaction, int index) {
        Operation operation = transaction.body().operations().get(index);
        return operation instanceof IssueAsset issue
                ? view(issue, AssetId.issuedBy(transaction.id(), index))
                : view(operation);
    }

    /** The asset's id in hex, or {@code native}. */
    static String asset(AssetId asset) {
        return asset.isNative() ? "native" : asset.id().hex();
    }

    private OperationView view(Operation operation) {
        return switch (operation) {
            case Transfer transfer -> view(transfer);
            case IssueAsset issue -> throw new IllegalArgumentException("an issue is shown with its asset: " + issue);
            case Mint mint -> view(mint);
            case Burn burn -> view(burn);
            case Freeze freeze -> view(freeze);
            case Anchor anchor -> view(anchor);
            case PutData put -> view(put);
            case DeleteData delete ->
                new Fields().with("key", delete.key()).named("deleteData", "delete the entry " + quoted(delete.key()));
            case SetAuthority authority -> view(authority.authority());
            case ReportEvidence report -> view(report);
            case ProposeChange proposal -> view(proposal);
            case ApproveChange approval -> view(approval);
            case WithdrawChange withdrawal ->
                new Fields()
                        .with("proposal", withdrawal.proposal())
                        .named("withdrawChange", "withdraw proposal " + withdrawal.proposal());
        };
    }

    private OperationView view(Transfer transfer) {
        Fields fields = new Fields()
                .with("asset", asset(transfer.asset()))
                .with("to", addresses.format(transfer.to()))
                .with("amount", transfer.amount())
                .with("memo", transfer.memo().hex());
        ReadableText.of(transfer.memo()).ifPresent(text -> fields.with("memoText", text));
        return fields.named(
                "transfer",
                "transfer " + inWords(transfer.asset(), transfer.amount()) + " to " + addresses.format(transfer.to()));
    }

    private static OperationView view(IssueAsset issue, AssetId asset) {
        AssetUnit unit = new AssetUnit(issue.symbol(), issue.decimals());
        String text = "issue " + unit.format(issue.supply()) + ", "
                + (issue.mintable() ? "more may be minted" : "never more")
                + (issue.freezable() ? ", holdings may be frozen" : "");
        return new Fields()
                .with("asset", asset(asset))
                .with("symbol", issue.symbol())
                .with("decimals", issue.decimals())
                .with("supply", issue.supply())
                .with("mintable", issue.mintable())
                .with("freezable", issue.freezable())
                .named("issueAsset", text);
    }

    private OperationView view(Mint mint) {
        String to = addresses.format(mint.to());
        return new Fields()
                .with("asset", asset(mint.asset()))
                .with("to", to)
                .with("amount", mint.amount())
                .named("mint", "mint " + inWords(mint.asset(), mint.amount()) + " for " + to);
    }

    private OperationView view(Burn burn) {
        return new Fields()
                .with("asset", asset(burn.asset()))
                .with("amount", burn.amount())
                .named("burn", "burn " + inWords(burn.asset(), burn.amount()));
    }

    private OperationView view(Freeze freeze) {
        String account = addresses.format(freeze.account());
        String symbol = units.apply(freeze.asset())
                .map(AssetUnit::symbol)
                .orElseGet(() -> "asset " + asset(freeze.asset()));
        return new Fields()
                .with("asset", asset(freeze.asset()))
                .with("account", account)
                .with("frozen", freeze.frozen())
                .named("freeze", (freeze.frozen() ? "freeze the " : "unfreeze the ") + symbol + " of " + account);
    }

    private static OperationView view(Anchor anchor) {
        String label = anchor.label().isEmpty() ? "" : " as " + quoted(anchor.label());
        return new Fields()
                .with("hash", anchor.hash().hex())
                .with("label", anchor.label())
                .named("anchor", "anchor " + anchor.hash().hex() + label);
    }

    private static OperationView view(PutData put) {
        Fields fields = new Fields().with("key", put.key()).with("value", put.value().hex());
        ReadableText.of(put.value()).ifPresent(text -> fields.with("valueText", text));
        return fields.named(
                "putData", "put " + put.value().length() + " bytes under " + quoted(put.key()));
    }

    private static OperationView view(Authority authority) {
        return switch (authority) {
            case Authority.OriginalKey() ->
                new Fields()
                        .with("threshold", 1)
                        .with("keys", "")
                        .named("setAuthority", "let the account's original key sign again, and no other");
            case Authority.Weighted(int threshold, List<Authority.WeightedKey> keys) -> {
                String list = keys.stream()
                        .map(member -> member.key().hex() + ":" + member.weight())
                        .collect(Collectors.joining(","));
                yield new Fields()
                        .with("threshold", threshold)
                        .with("keys", list)
                        .named("setAuthority", inWords(threshold, keys));
            }
        };
    }

    private static String inWords(int threshold, List<Authority.WeightedKey> keys) {
        if (keys.stream().allMatch(member -> member.weight() == 1)) {
            return "let any " + threshold + " of " + keys.size() + " keys sign";
        }
        int sum = keys.stream().mapToInt(Authority.WeightedKey::weight).sum();
        return "let keys sign whose weights reach " + threshold + " of " + sum + " (" + keys.size() + " keys)";
    }

    private static OperationView view(ReportEvidence report) {
        return new Fields()
                .with("offender", report.offender().hex())
                .with("evidence", report.evidence().hex())
                .named("reportEvidence", "report two contradicting messages of " + report.offender().hex());
    }

    private OperationView view(ProposeChange proposal) {
        ChangeFields changes = new ChangeFields(addresses);
        Fields fields = new Fields();
        changes.of(proposal.change()).forEach(fields::with);
        return fields.with("changeHash", proposal.change().hash().hex())
                .with("lifetime", proposal.lifetime())
                .named("proposeChange", "propose to " + changes.text(proposal.change()));
    }

    private static OperationView view(ApproveChange approval) {
        return new Fields()
                .with("proposal", approval.proposal())
                .with("changeHash", approval.change().hex())
                .named("approveChange", "approve proposal " + approval.proposal());
    }

    private String inWords(AssetId asset, Amount amount) {
        if (asset.isNative()) {
            return AssetUnit.MOKKA.format(amount);
        }
        return units.apply(asset)
                .map(unit -> unit.format(amount))
                .orElseGet(() -> amount + " base units of " + asset(asset));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
