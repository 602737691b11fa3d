package org.mokkachain.types.encoding;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
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
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/** One operation of every type but transfers, and of every shape that has its own encoding. */
final class SampleOperations {
    private SampleOperations() {}

    static List<Operation> all() {
        AssetId euro = AssetId.issuedBy(Samples.transfer().id(), 0);
        Change change = new RemoveValidator(Samples.signer(3).publicKey());
        return List.of(
                new IssueAsset("EUR", 2, Amount.of(100_000), true, false),
                new Mint(euro, Samples.address(1), Amount.of(500)),
                new Burn(euro, Amount.of(1)),
                new Freeze(euro, Samples.address(2), true),
                new Anchor(Sha256.hash(text("abc").toBytes()), "an é"),
                new PutData("colour/1", text("blue")),
                new PutData("empty", Bytes.EMPTY),
                new DeleteData("colour/1"),
                new SetAuthority(twoOfThree()),
                new SetAuthority(new Authority.OriginalKey()),
                new ReportEvidence(Samples.signer(3).publicKey(), text("evidence")),
                new ProposeChange(newValidator(), 500),
                new ProposeChange(change, 0),
                new ProposeChange(
                        new SetPermission(new AccountSubject(Samples.address(2)), Permission.DENIED), 0),
                new ProposeChange(new SetParameter(Parameter.MIN_FEE, 10, 1_000), 0),
                new ApproveChange(7, change.hash()),
                new WithdrawChange(7));
    }

    private static Change newValidator() {
        return new AddValidator(
                "validator-4", Samples.signer(4).publicKey(), Samples.address(4), "node4.example.org:9100");
    }

    private static Authority twoOfThree() {
        return Authority.Weighted.sorting(2, List.of(
                new Authority.WeightedKey(Samples.signer(0).publicKey(), 1),
                new Authority.WeightedKey(Samples.signer(1).publicKey(), 1),
                new Authority.WeightedKey(Samples.signer(2).publicKey(), 2)));
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
