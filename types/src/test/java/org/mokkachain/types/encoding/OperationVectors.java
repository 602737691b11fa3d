package org.mokkachain.types.encoding;

import org.mokkachain.types.governance.Change;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.ApproveChange;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of operations beside their bytes. */
final class OperationVectors {
    private OperationVectors() {}

    static ObjectNode describe(Operation operation, ObjectNode node) {
        node.put("type", operation.type());
        return switch (operation) {
            case Transfer transfer ->
                node.put("asset", transfer.asset().id().hex())
                        .put("to", transfer.to().hex())
                        .put("amount", text(transfer.amount()))
                        .put("memo", transfer.memo().hex());
            case IssueAsset issue ->
                node.put("symbol", issue.symbol())
                        .put("decimals", issue.decimals())
                        .put("supply", text(issue.supply()))
                        .put("mintable", issue.mintable())
                        .put("freezable", issue.freezable());
            case Mint mint ->
                node.put("asset", mint.asset().id().hex())
                        .put("to", mint.to().hex())
                        .put("amount", text(mint.amount()));
            case Burn burn -> node.put("asset", burn.asset().id().hex()).put("amount", text(burn.amount()));
            case Freeze freeze ->
                node.put("asset", freeze.asset().id().hex())
                        .put("account", freeze.account().hex())
                        .put("frozen", freeze.frozen());
            case Anchor anchor -> node.put("hash", anchor.hash().hex()).put("label", anchor.label());
            case PutData put -> node.put("key", put.key()).put("value", put.value().hex());
            case DeleteData delete -> node.put("key", delete.key());
            case SetAuthority set -> describe(set.authority(), node);
            case ReportEvidence report ->
                node.put("offender", report.offender().hex()).put("evidence", report.evidence().hex());
            case ProposeChange proposal ->
                node.put("change", changeBytes(proposal.change()))
                        .put("changeHash", proposal.change().hash().hex())
                        .put("lifetime", proposal.lifetime());
            case ApproveChange approval ->
                node.put("proposal", approval.proposal()).put("changeHash", approval.change().hex());
            case WithdrawChange withdrawal -> node.put("proposal", withdrawal.proposal());
        };
    }

    private static ObjectNode describe(Authority authority, ObjectNode node) {
        if (authority instanceof Authority.Weighted weighted) {
            node.put("threshold", weighted.threshold());
            ArrayNode keys = node.putArray("keys");
            weighted.keys()
                    .forEach(member -> keys.addObject()
                            .put("key", member.key().hex())
                            .put("weight", member.weight()));
        }
        return node;
    }

    private static String changeBytes(Change change) {
        return EncodingVectors.encoded(change::encode).hex();
    }

    private static String text(Amount amount) {
        return Long.toString(amount.units());
    }
}
