package org.mokkachain.ledger.execution;

import java.util.List;
import java.util.Optional;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Burn;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.ReportEvidence;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Address;

/** The operations of one transaction, on a workspace of their own, so that they succeed or fail together. */
final class Operations {
    private final Transaction transaction;
    private final AssetOperations assets;
    private final AnchorOperations anchors;
    private final DataOperations data;
    private final AuthorityOperations authorities;
    private final EvidenceOperations evidence;
    private final GovernanceOperations governance;

    /** @param state after the fee was paid; to be dropped if an operation fails */
    Operations(Workspace state, BlockContext block, Transaction transaction) {
        Address sender = transaction.body().sender();
        this.transaction = transaction;
        this.assets = new AssetOperations(state, sender);
        this.anchors = new AnchorOperations(state, block, sender);
        this.data = new DataOperations(state, block, sender);
        this.authorities = new AuthorityOperations(state, sender);
        this.evidence = new EvidenceOperations(state, block);
        this.governance = new GovernanceOperations(state, block, sender);
    }

    /** Runs until the first that fails. */
    Receipt.Outcome run() {
        List<Operation> operations = transaction.body().operations();
        for (int i = 0; i < operations.size(); i++) {
            Optional<FailureCode> failure = apply(operations.get(i), i);
            if (failure.isPresent()) {
                return new Receipt.Failed(i, failure.get().text());
            }
        }
        return new Receipt.Applied();
    }

    private Optional<FailureCode> apply(Operation operation, int index) {
        return switch (operation) {
            case Transfer transfer -> assets.transfer(transfer);
            case IssueAsset issue -> assets.issue(issue, AssetId.issuedBy(transaction.id(), index));
            case Mint mint -> assets.mint(mint);
            case Burn burn -> assets.burn(burn);
            case Freeze freeze -> assets.freeze(freeze);
            case Anchor anchor -> anchors.anchor(anchor);
            case PutData put -> data.put(put);
            case DeleteData delete -> data.delete(delete);
            case SetAuthority set -> authorities.set(set);
            case ReportEvidence report -> evidence.report(report);
            case ProposeChange propose -> governance.propose(propose);
            case ApproveChange approve -> governance.approve(approve);
            case WithdrawChange withdraw -> governance.withdraw(withdraw);
        };
    }
}
