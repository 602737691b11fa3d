package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/** One thing a transaction does. Encoded as a type byte and the fields of that type. */
public sealed interface Operation
        permits Transfer,
                IssueAsset,
                Mint,
                Burn,
                Freeze,
                Anchor,
                PutData,
                DeleteData,
                SetAuthority,
                ReportEvidence,
                ProposeChange,
                ApproveChange,
                WithdrawChange {
    /** The type byte. */
    int type();

    /** Writes the fields, without the type byte. */
    void encodeFields(Encoder out);

    default void encode(Encoder out) {
        encodeFields(out.u8(type()));
    }

    static Operation decode(Decoder in) throws DecodingException {
        int type = in.u8();
        return switch (type) {
            case Transfer.TYPE -> Transfer.decodeFields(in);
            case IssueAsset.TYPE -> IssueAsset.decodeFields(in);
            case Mint.TYPE -> Mint.decodeFields(in);
            case Burn.TYPE -> Burn.decodeFields(in);
            case Freeze.TYPE -> Freeze.decodeFields(in);
            case Anchor.TYPE -> Anchor.decodeFields(in);
            case PutData.TYPE -> PutData.decodeFields(in);
            case DeleteData.TYPE -> DeleteData.decodeFields(in);
            case SetAuthority.TYPE -> SetAuthority.decodeFields(in);
            case ReportEvidence.TYPE -> ReportEvidence.decodeFields(in);
            case ProposeChange.TYPE -> ProposeChange.decodeFields(in);
            case ApproveChange.TYPE -> ApproveChange.decodeFields(in);
            case WithdrawChange.TYPE -> WithdrawChange.decodeFields(in);
            default -> throw in.failure("unknown operation type " + type);
        };
    }
}
