package org.mokkachain.api.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mokkachain.api.model.OperationView;
import org.mokkachain.api.model.TransactionView;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Bytes;

/**
 * What a transaction says, told from its bytes and from nothing else: no node is asked, every field is there. Amounts
 * of issued assets are in base units, since their decimals are not in the bytes. Thread-safe.
 */
public record TransactionContent(AddressFormat addresses) {
    private static final int COUNT_BYTES = 4;

    /** The decoded transaction; {@code signatures} may be none yet. */
    public TransactionView of(TransactionBody body, List<TransactionSignature> signatures) {
        Encoder encoded = new Encoder();
        body.encode(encoded);
        signatures.forEach(signature -> signature.encode(encoded));
        return new TransactionView(
                addresses.format(body.sender()),
                body.nonce(),
                body.fee().toString(),
                body.validUntil(),
                operations(body),
                signatures.stream()
                        .map(s -> new TransactionView.SignatureView(s.key().hex(), s.signature().hex()))
                        .toList(),
                encoded.size() + COUNT_BYTES);
    }

    private List<OperationView> operations(TransactionBody body) {
        List<Operation> operations = body.operations();
        List<OperationView> views = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Map<String, String> fields = RecordFields.of((Record) operations.get(i), addresses);
            switch (operations.get(i)) {
                case Transfer transfer -> memo(transfer.memo(), fields);
                case IssueAsset _ ->
                    fields.put("asset", AssetId.issuedBy(Transaction.idOf(body), i).id().hex());
                default -> { }
            }
            String text = new OperationWords(addresses).of(operations.get(i), fields);
            views.add(new OperationView(RecordFields.typeName((Record) operations.get(i)), text, fields));
        }
        return views;
    }

    private static void memo(Bytes memo, Map<String, String> fields) {
        if (!memo.isEmpty()) {
            ReceiptWriter.readable(memo).ifPresent(text -> fields.put("memoText", text));
        }
    }
}
